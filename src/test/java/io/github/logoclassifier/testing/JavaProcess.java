
package io.github.logoclassifier.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program in a process of its own, until it ends. */
public final class JavaProcess {

	private static final int MAX_MINUTES = 5;

	private final int exitCode;
	private final String out;

	private JavaProcess(final int exitCode, final String out) {
		this.exitCode = exitCode;
		this.out = out;
	}

	/** Runs a main class with this JVM's Java and class path. */
	public static JavaProcess java(final Path log,
		final Map<String, String> environment, final List<String> options,
		final String main, final String... arguments) throws IOException
	{
		return run(log, environment, command(options, main, arguments));
	}

	/**
	 * Starts a main class, for someone who ends it.
	 *
	 * @param log takes what it writes
	 */
	public static Process start(final Path log, final List<String> options,
		final String main, final String... arguments) throws IOException
	{
		return new ProcessBuilder(command(options, main, arguments))
			.redirectErrorStream(true).redirectOutput(log.toFile()).start();
	}

	/** What to call to run a main class. */
	public static List<String> command(final List<String> options,
		final String main, final String... arguments)
	{
		final List<String> command = new ArrayList<>();
		command.add(Paths.get(System.getProperty("java.home"), "bin", "java")
			.toString());
		command.add("-Dslf4j.internal.verbosity=ERROR");
		command.addAll(options);
		command.add("-cp");
		command.add(classPath());
		command.add(main);
		command.addAll(Arrays.asList(arguments));
		return command;
	}

	/**
	 * Runs any command.
	 *
	 * @param log takes standard error
	 */
	public static JavaProcess run(final Path log,
		final Map<String, String> environment, final List<String> command)
		throws IOException
	{
		final ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putAll(environment);
		builder.redirectError(log.toFile());
		final Process process = builder.start();
		try {
			process.getOutputStream().close();
			final byte[] bytes = process.getInputStream().readAllBytes();
			if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
				throw new IOException(command + " did not end");
			}
			return new JavaProcess(process.exitValue(), new String(bytes,
				StandardCharsets.UTF_8));
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw new IOException(exc);
		}
		finally {
			process.destroyForcibly();
		}
	}

	/** The class path of the tests. */
	public static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty(
			"java.class.path"));
	}

	public int exitCode() {
		return exitCode;
	}

	/** What it wrote to standard output. */
	public String out() {
		return out;
	}

}
