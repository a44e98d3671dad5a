
package io.github.logoclassifier;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs processes, scripts/logo above all, and measures each. */
final class MeasuredRuns implements Closeable {

	private static final long POLL_MILLIS = 10;
	private static final int FILES_PER_FOLDER = 1000;

	private final Path root = Paths.get("").toAbsolutePath();
	private final Path home = Files.createTempDirectory("logo-benchmark");

	MeasuredRuns() throws IOException {}

	/** Where the project is. */
	Path root() {
		return root;
	}

	/** A folder for files, which is deleted at the end. */
	Path home() {
		return home;
	}

	Measured logo(final String... arguments) throws Exception {
		return logo(Arrays.asList(arguments));
	}

	Measured logo(final List<String> arguments) throws Exception {
		return logo(arguments, () -> false);
	}

	/** @param isToBeKilled asked again and again while it runs */
	Measured logo(final List<String> arguments,
		final Callable<Boolean> isToBeKilled) throws Exception
	{
		final List<String> command = new ArrayList<>();
		command.add(root.resolve("scripts/logo").toString());
		command.addAll(arguments);
		return measure(command, isToBeKilled);
	}

	Measured measure(final List<String> command,
		final Callable<Boolean> isToBeKilled) throws Exception
	{
		final File errors = home.resolve("errors.txt").toFile();
		final ProcessBuilder builder = new ProcessBuilder(command).directory(root
			.toFile()).redirectOutput(home.resolve("out.txt").toFile()).redirectError(
				errors);
		builder.environment().put("JAVA_TOOL_OPTIONS", "-Dlogoclassifier.cache=" +
			home + "/cache");
		final long start = System.nanoTime();
		final Process process = builder.start();
		long kilobytes = 0;
		boolean isKilled = false;
		while (process.isAlive()) {
			kilobytes = Math.max(kilobytes, mostMemory(process.pid()));
			if (!isKilled && isToBeKilled.call()) {
				process.destroyForcibly();
				isKilled = true;
			}
			Thread.sleep(POLL_MILLIS);
		}
		final double seconds = (System.nanoTime() - start) / 1e9;
		if (!isKilled && process.exitValue() != 0) {
			throw new IllegalStateException(command + ": " + Files.readString(errors
				.toPath()));
		}
		return new Measured(seconds, kilobytes >> 10);
	}

	/** The most that a process has had in memory, in kilobytes; Linux only. */
	private static long mostMemory(final long pid) {
		try (Stream<String> lines = Files.lines(Paths.get("/proc/" + pid +
			"/status")))
		{
			return lines.filter(line -> line.startsWith("VmHWM:")).mapToLong(
				line -> Long.parseLong(line.replaceAll("\\D", ""))).findAny().orElse(0);
		}
		catch (final IOException | UncheckedIOException exc) {
			return 0; // it has just ended
		}
	}

	/** The sample images. */
	List<Path> samples() throws IOException {
		try (Stream<Path> walk = Files.walk(root.resolve("sample-data"))) {
			return walk.filter(path -> path.toString().matches(".*\\.(png|jpg)"))
				.sorted().collect(Collectors.toList());
		}
	}

	/** Copies an image to a number for a name, a thousand to a folder. */
	static Path copy(final Path image, final Path folder, final int number)
		throws IOException
	{
		final Path into = Files.createDirectories(folder.resolve(String.format(
			"%03d", number / FILES_PER_FOLDER)));
		final String name = image.getFileName().toString();
		return Files.copy(image, into.resolve(number + name.substring(name
			.lastIndexOf('.'))));
	}

	/** The lines behind the header; 0 while there is no file. */
	static long rows(final Path csv) throws IOException {
		if (!Files.exists(csv)) return 0;
		try (Stream<String> lines = Files.lines(csv)) {
			return Math.max(0, lines.count() - 1);
		}
	}

	static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder)) return;
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path path : all.sorted(Comparator.reverseOrder()).collect(
				Collectors.toList()))
			{
				Files.delete(path);
			}
		}
	}

	@Override
	public void close() throws IOException {
		delete(home);
	}

	/** How long a process took, and its most memory. */
	static final class Measured {

		final double seconds;
		final long megabytes;

		Measured(final double seconds, final long megabytes) {
			this.seconds = seconds;
			this.megabytes = megabytes;
		}
	}

}
