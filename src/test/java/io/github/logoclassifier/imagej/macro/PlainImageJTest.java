
package io.github.logoclassifier.imagej.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.PluginsFolder;
import io.github.logoclassifier.testing.Screen;
import io.github.logoclassifier.testing.WalkthroughMain;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** Plain ImageJ, used by its menus and dialogs, as a person does. */
class PlainImageJTest {

	/** Whose name is to be read in the pictures of the help. */
	static final class ShortName implements TempDirFactory {

		@Override
		public Path createTempDirectory(final AnnotatedElementContext element,
			final ExtensionContext context) throws IOException
		{
			try {
				return Files.createDirectory(Paths.get(System.getProperty(
					"java.io.tmpdir"), "logos"));
			}
			catch (final FileAlreadyExistsException exc) {
				return Files.createTempDirectory("logos");
			}
		}

	}

	@TempDir(factory = ShortName.class)
	Path folder;

	@Test
	void aNewcomerGetsFromTheSampleLogosToASortedFolder() throws IOException {
		final Path pictures = Files.createDirectories(Paths.get("target",
			"screenshots")).toAbsolutePath();
		final Path seen = folder.resolve("seen.txt");
		final Path log = folder.resolve("log.txt");
		final Path model = folder.resolve("logos.logomodel");
		final Path train = folder.resolve("Sample Logos/train");
		final JavaProcess process;
		try (Screen screen = Screen.start()) {
			process = JavaProcess.java(log, Collections.singletonMap("DISPLAY", screen
				.display()), Arrays.asList("-Djava.awt.headless=false",
					"-Dplugins.dir=" + PluginsFolder.in(folder), "-Duser.home=" + folder),
				WalkthroughMain.class.getName(), folder.toString(), pictures.toString(),
				seen.toString());
		}
		assertEquals(0, process.exitCode(), Files.readString(log));
		final String text = Files.readString(seen);
		final List<String> lines = Arrays.asList(text.split("\n"));
		assertEquals(Arrays.asList("samples: 9 slices, 2 folders",
			"3 classes: android 20, apple 20, windows 20",
			"help: Train Logo Classifier", "all pages: Logo Classifier",
			"trained: true, Classes 3, Validation accuracy 1.0000",
			"android, apple, windows; trained", "proposed: " + model, "label: apple"),
			lines.subList(0, 8));
		final List<String> slices = lines.subList(8, 17);
		assertTrue(slices.stream().filter(line -> line.matches("slice .: (.*) \\1"))
			.count() >= 8, text);
		assertEquals(Arrays.asList("overlay: 9", "heat map: true",
			"evaluated: 60 images, at least 55 right: true",
			"Logo Evaluation by Class: 3 rows", "Logo Confusion Matrix: 3 rows",
			"Logo Reliability: 10 rows", "all mistakes are shown: true",
			"It will be made.", "table: 9 rows"), lines.subList(17, 26));
		assertTrue(lines.get(26).matches(
			"sorted: \\{android=[34], apple=[23], windows=3}"), text);
		assertEquals(Arrays.asList("There is no such file.", "no file: false"),
			lines.subList(27, 29));
		assertTrue(text.contains("run(\"Train Logo Classifier\", \"folder=[" +
			train + "]"), text);
		assertTrue(text.contains("run(\"Classify Logo\", \"model=" + model +
			" top=2 threshold=-1"), text);
		assertTrue(text.contains("augment=true"), text);
	}

}
