
package io.github.logoclassifier.imagej.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.testing.PluginsFolder;
import io.github.logoclassifier.testing.Screen;
import io.github.logoclassifier.testing.TrainingWindowMain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dialog and the window of a training, as a person uses them. */
class TrainingWindowTest {

	@TempDir
	Path folder;

	@Test
	void wrongAnswersStopCancelAndClosing() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 6);
		final Path model = folder.resolve("shapes.logomodel");
		final Path pictures = Files.createDirectories(Paths.get("target",
			"screenshots")).toAbsolutePath();
		final Path seen = folder.resolve("seen.txt");
		final Path log = folder.resolve("log.txt");
		final JavaProcess process;
		try (Screen screen = Screen.start()) {
			process = JavaProcess.java(log, Collections.singletonMap("DISPLAY", screen
				.display()), Arrays.asList("-Djava.awt.headless=false",
					"-Dplugins.dir=" + PluginsFolder.in(folder), "-Duser.home=" + folder),
				TrainingWindowMain.class.getName(), shapes.toString(), pictures
					.toString(), seen.toString());
		}
		assertEquals(0, process.exitCode(), Files.readString(log));
		final List<String> lines = Files.readAllLines(seen);
		assertEquals(Arrays.asList("empty: false", "open after Enter: true",
			"No images: training needs at least 2 sub-folders, one per class, with 2 " +
				"images each, or files named LABEL-NUMBER.ext; skipped: disc 0.png " +
				"(its name is not LABEL-NUMBER.ext) and 5 more", "wrong: false",
			"3 classes: cross 6, disc 6, square 6", "proposed: " + model,
			"learningrate must be a number, not \"quick\"", "no number: false",
			"written after Escape: false", "remembered after Escape: []",
			"stopped: true", "can be stopped again: false", "remembered: 10000"),
			lines.subList(0, 13));
		assertEquals(Arrays.asList("written after Cancel: false, report false",
			"after closing: true", "after a macro: 60 1 " + model,
			"SciJava's dialog: " + shapes, "canceled: true",
			"a script's epochs: 0 true"), lines.subList(14, lines.size()));
	}

}
