
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.logoclassifier.testing.AllCommandsMain;
import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.LoadedClasses;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.testing.SmallKerasNetwork;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all commands together touch: no network, and every library. */
class AllCommandsTest {

	/** So many runs there are, the last one of which wants the network. */
	private static final int COMMANDS = 11;

	/** Natives are files in jars, and not classes. */
	private static final Pattern NATIVES = Pattern.compile(
		".*-(linux|macosx|windows)-(x86_64|arm64)\\.jar");

	/** Named by classes that could be loaded on ways that are not gone here. */
	private static final Pattern KEPT = Pattern.compile(
		"(protobuf|commons-collections4|neoitertools)-.*");

	@TempDir
	static Path home;

	private static final Path LIBRARIES = Paths.get("target", "classpath.txt");
	private static List<String> lines;
	private static String log;

	@BeforeAll
	static void runThem() throws IOException {
		Pictures.labelledFolder(home, 4);
		SmallKerasNetwork.functional(3).write(home.resolve("network.h5"));
		final List<String> options = new ArrayList<>(Arrays.asList(
			"-Djava.awt.headless=true", "-Dlogoclassifier.cache=" + home.resolve(
				"cache"), "-Xlog:class+load:file=" + home.resolve("classes.txt")));
		if (AllCommandsMain.HAS_GUARD && Runtime.version().feature() >= 17) {
			options.add("-Djava.security.manager=allow");
		}
		final JavaProcess process = JavaProcess.java(home.resolve("log"),
			Collections.emptyMap(), options, AllCommandsMain.class.getName(), home
				.toString());
		log = Files.readString(home.resolve("log"));
		assertEquals(0, process.exitCode(), log);
		lines = process.out().lines().filter(line -> line.contains(" [")).collect(
			Collectors.toList());
		assertEquals(COMMANDS, lines.size(), process.out() + log);
	}

	@Test
	void onlyInstallLogoBackboneWantsTheNetwork() {
		assumeTrue(AllCommandsMain.HAS_GUARD,
			"this Java has no security manager any more, which the test needs");
		for (final String line : lines.subList(0, COMMANDS - 1)) {
			assertTrue(line.endsWith(" done []"), line + "\n" + log);
		}
		// So the guard does see what is wanted.
		final String last = lines.get(COMMANDS - 1);
		assertTrue(last.startsWith("InstallLogoBackbone failed [connect to "),
			last);
	}

	@Test
	void everyLibraryIsUsed() throws IOException {
		final LoadedClasses loaded = LoadedClasses.read(home.resolve(
			"classes.txt"));
		final List<String> unused = new ArrayList<>();
		for (final String library : Files.readString(LIBRARIES).trim().split(
			File.pathSeparator))
		{
			final Path jar = Paths.get(library);
			final String name = jar.getFileName().toString();
			final boolean isUsed = loaded.isFrom(jar) || loaded.isNamed(jar);
			if (isUsed || NATIVES.matcher(name).matches() || KEPT.matcher(name)
				.matches()) continue;
			unused.add(name);
		}
		assertEquals(Collections.emptyList(), unused,
			"libraries of which no class is loaded or named by one that is");
	}

}
