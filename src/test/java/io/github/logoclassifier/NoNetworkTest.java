
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.NoNetworkMain;
import io.github.logoclassifier.testing.Pictures;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No command touches the network but the one that downloads. */
class NoNetworkTest {

	private static final int FIRST_TO_ASK = 17;
	private static final int LAST_WITH = 23;

	@TempDir
	Path home;

	@Test
	void onlyInstallLogoBackboneWantsTheNetwork() throws Exception {
		final int java = Runtime.version().feature();
		assumeTrue(java <= LAST_WITH, "Java " + java +
			" has no security manager any more, which the test needs");
		Pictures.labelledFolder(home, 4);
		final List<String> options = new ArrayList<>(Arrays.asList(
			"-Djava.awt.headless=true", "-Dlogoclassifier.cache=" + home.resolve(
				"cache")));
		if (java >= FIRST_TO_ASK) options.add("-Djava.security.manager=allow");
		final JavaProcess process = JavaProcess.java(home.resolve("log"),
			Collections.emptyMap(), options, NoNetworkMain.class.getName(), home
				.toString());
		final String log = Files.readString(home.resolve("log"));
		assertEquals(0, process.exitCode(), log);
		final List<String> lines = process.out().lines().filter(line -> line
			.contains(" [")).collect(Collectors.toList());
		assertEquals(10, lines.size(), process.out() + log);
		for (final String line : lines.subList(0, 9)) {
			assertTrue(line.endsWith(" done []"), line + "\n" + log);
		}
		// So the guard does see what is wanted.
		assertTrue(lines.get(9).startsWith(
			"InstallLogoBackbone failed [connect to "), lines.get(9));
	}

}
