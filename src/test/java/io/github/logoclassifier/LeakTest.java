
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.LeakMain;
import io.github.logoclassifier.testing.Pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trainings leave nothing behind: no thread, no open file, no memory, inside
 * Java's heap or outside. -Dlogoclassifier.trainings=200 runs so many.
 */
class LeakTest {

	private static final int TRAININGS = Integer.getInteger(
		"logoclassifier.trainings", 20);

	@TempDir
	Path home;

	@Test
	void trainingsLeaveNothingBehind(final TestReporter reporter)
		throws IOException
	{
		final JavaProcess process = JavaProcess.java(home.resolve("log"),
			Collections.emptyMap(), Arrays.asList("-Djava.awt.headless=true",
				"-Dlogoclassifier.cache=" + home.resolve("cache"), "-Xms128m",
				"-Xmx128m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"), LeakMain.class
					.getName(), Pictures.labelledFolder(home, 4).toString(), home.resolve(
						"shapes.logomodel").toString(), String.valueOf(TRAININGS));
		assertEquals(0, process.exitCode(), Files.readString(home.resolve("log")));
		final List<String> said = process.out().lines().collect(Collectors
			.toList());
		reporter.publishEntry(TRAININGS + " trainings", said.get(0));
		assertEquals(1, said.size(), process.out());
	}

}
