
package io.github.logoclassifier.spark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs the plugin's own commands, as scripts/logo does, without Spark. */
final class SingleMachine {

	private SingleMachine() {}

	/** @return what it printed */
	static String logo(final String... arguments) throws IOException {
		return run("target/classes" + File.pathSeparator + pluginLibraries(), Arrays
			.asList("-XX:+UseSerialGC"),
			"io.github.logoclassifier.imagej.macro.CommandLine", arguments);
	}

	/** The plugin's libraries, those for training too. */
	static String pluginLibraries() throws IOException {
		return Files.readString(Paths.get(System.getProperty(
			"plugin.classpath.file"))).trim();
	}

	/**
	 * Runs a program in a process of its own.
	 *
	 * @return what it printed
	 * @throws IOException if it ended with another code than 0
	 */
	static String run(final String classPath, final List<String> options,
		final String main, final String... arguments) throws IOException
	{
		final List<String> command = new ArrayList<>();
		command.add(Paths.get(System.getProperty("java.home"), "bin", "java")
			.toString());
		command.add("-Djava.awt.headless=true");
		command.add("-Dslf4j.internal.verbosity=ERROR");
		command.add("-Dlogoclassifier.cache=" + System.getProperty(
			"logoclassifier.cache"));
		command.addAll(options);
		command.add("-cp");
		command.add(classPath);
		command.add(main);
		command.addAll(Arrays.asList(arguments));
		final Path log = Files.createTempFile("logo", ".log");
		final Process process = new ProcessBuilder(command).redirectError(log
			.toFile()).start();
		try {
			final String out = new String(process.getInputStream().readAllBytes(),
				StandardCharsets.UTF_8);
			final int code = process.waitFor();
			if (code != 0) throw new IOException(main + " ended with " + code + ": " +
				Files.readString(log));
			return out;
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw new IOException(exc);
		}
		finally {
			process.destroyForcibly();
			Files.delete(log);
		}
	}

}
