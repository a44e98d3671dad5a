
package io.github.logoclassifier.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.testing.PluginsFolder;
import io.github.logoclassifier.testing.QuitMain;
import io.github.logoclassifier.testing.Screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** ImageJ that is closed while a classifier is trained in it. */
class ClosedImageJTest {

	@TempDir
	Path folder;

	@Test
	void itClosesAndTheOldModelIsAsItWas() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 4);
		final Path models = Files.createDirectory(folder.resolve("models"));
		final Path model = models.resolve("shapes.logomodel");
		try (Context context = new Context(LogoService.class)) {
			final LogoService logos = context.service(LogoService.class);
			logos.save(logos.train(TrainingRequest.of(shapes).crops(false)).model(),
				model);
		}
		final byte[] before = Files.readAllBytes(model);
		final Path log = folder.resolve("log.txt");
		final JavaProcess process;
		try (Screen screen = Screen.start()) {
			process = JavaProcess.java(log, Collections.singletonMap("DISPLAY", screen
				.display()), Arrays.asList("-Djava.awt.headless=false",
					"-Dplugins.dir=" + PluginsFolder.in(folder), "-Duser.home=" + folder,
					"-Dlogoclassifier.cache=" + folder.resolve("cache")), QuitMain.class
						.getName(), shapes.toString(), model.toString());
		}
		assertEquals(0, process.exitCode(), Files.readString(log));
		assertEquals("training\n", process.out(), Files.readString(log));
		assertArrayEquals(before, Files.readAllBytes(model));
		assertEquals(Collections.singletonList("shapes.logomodel"), names(models));
	}

	private static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).collect(Collectors
				.toList());
		}
	}

}
