
package io.github.logoclassifier.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Arrays;

/**
 * A screen to show windows on: an X server of its own, without a monitor. A
 * test that asks for one is skipped, with a message, where Xvfb is missing.
 */
public final class Screen implements Closeable {

	private final Process server;
	private final String display;

	private Screen(final Process server, final String display) {
		this.server = server;
		this.display = display;
	}

	/** Starts Xvfb on the first free display. */
	public static Screen start() throws IOException {
		assumeTrue(isInstalled(), "skipped: it shows windows, and Xvfb, the " +
			"X server without a monitor, is not installed");
		final Process server = new ProcessBuilder("Xvfb", "-displayfd", "1",
			"-screen", "0", "1280x900x24", "-nolisten", "tcp").redirectError(
				ProcessBuilder.Redirect.DISCARD).start();
		// The line comes once the server is ready.
		final String number = new BufferedReader(new InputStreamReader(server
			.getInputStream(), StandardCharsets.US_ASCII)).readLine();
		if (number == null) throw new IOException("Xvfb did not start");
		return new Screen(server, ":" + number.trim());
	}

	/** What programs find in DISPLAY. */
	public String display() {
		return display;
	}

	private static boolean isInstalled() {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch(folder -> Files.isExecutable(Paths.get(folder, "Xvfb")));
	}

	@Override
	public void close() {
		server.destroy();
	}

}
