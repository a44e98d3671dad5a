
package io.github.logoclassifier.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.testing.DialogMain;
import io.github.logoclassifier.testing.JavaProcess;
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

/** Plain ImageJ, used by its menus and dialogs, as a person does. */
class PlainImageJTest {

	@TempDir
	Path folder;

	@Test
	void aPersonTrainsAndClassifiesAndTheRecorderWritesItDown()
		throws IOException
	{
		final Path pictures = Files.createDirectories(Paths.get("target",
			"screenshots")).toAbsolutePath();
		final Path seen = folder.resolve("seen.txt");
		final Path log = folder.resolve("log.txt");
		final Path model = folder.resolve("logos.logomodel");
		final Path train = Paths.get("sample-data", "train").toAbsolutePath();
		final JavaProcess process;
		try (Screen screen = Screen.start()) {
			process = JavaProcess.java(log, Collections.singletonMap("DISPLAY", screen
				.display()), Arrays.asList("-Djava.awt.headless=false",
					"-Dplugins.dir=" + PluginsFolder.in(folder), "-Duser.home=" + folder),
				DialogMain.class.getName(), train.toString(), model.toString(), Paths
					.get("sample-data", "test", "apple-white-on-black.png")
					.toAbsolutePath().toString(), pictures.toString(), seen.toString());
		}
		assertEquals(0, process.exitCode(), Files.readString(log));
		final String text = Files.readString(seen);
		assertTrue(text.startsWith("apple\n"), text);
		assertTrue(text.contains("run(\"Train Logo Classifier\", \"folder=" +
			train), text);
		assertTrue(text.contains("run(\"Classify Logo\", \"model=" + model +
			" top=2 threshold=-1"), text);
		assertTrue(text.contains("augment=true"), text);
	}

}
