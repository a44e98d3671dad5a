
package io.github.logoclassifier.imagej.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.testing.CorrectionDialogMain;
import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.testing.PluginsFolder;
import io.github.logoclassifier.testing.Screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** Correcting a label in plain ImageJ, by its dialogs, as a person does. */
class CorrectionDialogTest {

	@TempDir
	Path folder;

	@Test
	void aPersonCorrectsALabelAndTheRecorderWritesItDown() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 6);
		final Path model = folder.resolve("shapes.logomodel");
		try (Context context = new Context(LogoService.class)) {
			final LogoService logos = context.service(LogoService.class);
			logos.save(logos.train(TrainingRequest.of(shapes)).model(), model);
		}
		final Path image = Pictures.write(Pictures.shape("disc", 91, 2), folder
			.resolve("new disc.png"));
		final Path shots = Files.createDirectories(Paths.get("target",
			"screenshots")).toAbsolutePath();
		final Path seen = folder.resolve("seen.txt");
		final Path log = folder.resolve("log.txt");
		final JavaProcess process;
		try (Screen screen = Screen.start()) {
			process = JavaProcess.java(log, Collections.singletonMap("DISPLAY", screen
				.display()), Arrays.asList("-Djava.awt.headless=false",
					"-Dplugins.dir=" + PluginsFolder.in(folder), "-Duser.home=" + folder),
				CorrectionDialogMain.class.getName(), model.toString(), image
					.toString(), "disc", shots.toString(), seen.toString());
		}
		assertEquals(0, process.exitCode(), Files.readString(log));
		final String text = Files.readString(seen);
		assertTrue(text.startsWith("disc\n"), text);
		assertTrue(text.contains("run(\"Correct Logo Label\", \"label=disc model=" +
			model + "\")"), text);
		assertTrue(text.contains("run(\"Logo Model Info\", \"model=" + model +
			"\")"), text);
		assertFalse(text.contains("folder="), text);
		assertTrue(Files.exists(shapes.resolve("disc/new disc.png")));
	}

}
