
package io.github.logoclassifier.imagej.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.testing.PluginsFolder;
import io.github.logoclassifier.testing.Screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ImageJ's recorder writes of each command does the same again. */
class RecordedLinesTest {

	/** One needs the internet, the other has neither inputs nor a table. */
	private static final List<String> OTHERS = Arrays.asList(
		"Install Logo Backbone", "Logo Classifier Help");

	@TempDir
	Path folder;

	@Test
	void theLineOfEachCommandGivesTheSameTables() throws IOException {
		final Path images = Pictures.labelledFolder(folder, 4);
		final Path out = Files.createDirectories(folder.resolve("out put"));
		final Path seen = folder.resolve("seen.txt");
		final Path log = folder.resolve("log.txt");
		final Path plugins = PluginsFolder.in(folder);
		try (Screen screen = Screen.start()) {
			JavaProcess.java(log, Collections.singletonMap("DISPLAY", screen
				.display()), Arrays.asList("-Djava.awt.headless=false",
					"-Dplugins.dir=" + plugins, "-Duser.home=" + folder),
				RecorderMain.class.getName(), images.toString(), out.toString(), seen
					.toString());
		}
		assertTrue(Files.exists(seen), Files.readString(log));
		final String text = Files.readString(seen);
		assertTrue(!text.contains("DIFFERENT"), text);
		final TreeSet<String> expected = new TreeSet<>(commands());
		expected.removeAll(OTHERS);
		assertEquals(expected, text.lines().filter(line -> line.startsWith(
			"same: run(\"")).map(line -> line.split("\"")[1]).collect(Collectors
				.toCollection(TreeSet::new)));
	}

	/** All that stand in the menu. */
	private static List<String> commands() throws IOException {
		final Matcher lines = Pattern.compile("(?m)^Plugins.*?, \"([^\"]+)\"")
			.matcher(Files.readString(Path.of("src/main/resources/plugins.config")));
		return lines.results().map(line -> line.group(1)).collect(Collectors
			.toList());
	}

}
