
package io.github.logoclassifier;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures whole runs: processes from their start to their end, with their most
 * memory, and commands in an ImageJ that has been running for a while.
 * <p>
 * With {@code -Dbenchmark.tutorial=FOLDER}, which holds the original tutorial's
 * {@code train} and {@code mobilenet/web_model}, its job is run too, and, where
 * src/benchmark/node has its modules, the same in Node, one after the other.
 */
public final class RunsTable {

	private static final int RUNS = 7;
	private static final int[] FOLDER_SIZES = { 100, 1_000, 10_000, 100_000 };
	private static final int FILES_PER_FOLDER = 1000;
	private static final long POLL_MILLIS = 10;

	private final Path root = Paths.get("").toAbsolutePath();
	private final Path home = Files.createTempDirectory("logo-benchmark");
	private final PrintStream out;

	private RunsTable(final PrintStream out) throws IOException {
		this.out = out;
	}

	public static void main(final String... args) throws Exception {
		final RunsTable table = new RunsTable(System.out);
		try {
			table.run();
		}
		finally {
			delete(table.home);
		}
	}

	private void run() throws Exception {
		logo("--build");
		out.println("| run | seconds: median (least) | most memory |");
		out.println("|---|---|---|");
		final String model = home + "/logos.logomodel";
		final List<String> training = Arrays.asList("Train Logo Classifier",
			"folder=sample-data/train", "model=" + model);
		final List<String> classifying = Arrays.asList("Classify Logo",
			"image=sample-data/test/android-green.jpg", "model=" + model);
		final List<Measured> first = new ArrayList<>();
		final List<Measured> again = new ArrayList<>();
		final List<Measured> classified = new ArrayList<>();
		for (int i = 0; i < RUNS; i++) {
			delete(home.resolve("cache"));
			first.add(logo(training));
			again.add(logo(training));
			classified.add(logo(classifying));
		}
		row("60 sample images trained, for the first time", first);
		row("the same again, features kept", again);
		row("one image classified", classified);
		final String tutorial = System.getProperty("benchmark.tutorial", "");
		if (!tutorial.isEmpty()) tutorial(Paths.get(tutorial));
		out.println();
		warm();
		out.println();
		folders(model);
	}

	/** Turn and turn about, since this machine's speed may come and go. */
	private void tutorial(final Path folder) throws Exception {
		final List<String> job = Arrays.asList("Train Logo Classifier", "folder=" +
			folder.resolve("train"), "model=" + home + "/tutorial.logomodel",
			"head=tutorial", "framing=stretch", "augment=false", "backbone=" + folder
				.resolve("mobilenet/web_model"));
		final Path node = root.resolve("src/benchmark/node");
		final boolean hasNode = Files.isDirectory(node.resolve("node_modules"));
		final List<Measured> ours = new ArrayList<>();
		final List<Measured> kept = new ArrayList<>();
		final List<Measured> theirs = new ArrayList<>();
		final List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < RUNS; i++) {
			delete(home.resolve("cache"));
			ours.add(logo(job));
			kept.add(logo(job));
			if (!hasNode) continue;
			theirs.add(measure(Arrays.asList("node", node + "/tutorial.mjs", folder
				.resolve("mobilenet/web_model").toString(), folder.resolve("train")
					.toString(), home + "/head.bin")));
			ratios.add(ours.get(i).seconds / theirs.get(i).seconds);
		}
		row("the tutorial's job, 90 images, for the first time", ours);
		row("the same again, features kept", kept);
		if (!hasNode) return;
		row("the same in Node, TF.js on wasm", theirs);
		out.printf(Locale.ROOT, "| ratio of the first to Node's | %.2f | |%n",
			ratios.stream().sorted().collect(Collectors.toList()).get(RUNS / 2));
	}

	private void warm() throws RunnerException {
		out.println("| in an ImageJ that runs already | milliseconds |");
		out.println("|---|---|");
		for (final RunResult result : new Runner(new OptionsBuilder().include(
			CommandsBenchmark.class.getSimpleName()).shouldFailOnError(true).build())
				.run())
		{
			out.printf(Locale.ROOT, "| %s | %.1f |%n", result.getParams()
				.getBenchmark().replaceAll(".*\\.", ""), result.getPrimaryResult()
					.getScore());
		}
	}

	private void folders(final String model) throws Exception {
		out.println("| files in the folder | seconds | milliseconds per file | " +
			"most memory |");
		out.println("|---|---|---|---|");
		final Path folder = home.resolve("files");
		final List<Path> samples;
		try (Stream<Path> walk = Files.walk(root.resolve("sample-data"))) {
			samples = walk.filter(path -> path.toString().matches(
				".*\\.(png|jpg)")).sorted().collect(Collectors.toList());
		}
		int files = 0;
		for (final int size : FOLDER_SIZES) {
			for (; files < size; files++) {
				copy(samples.get(files % samples.size()), folder, files);
			}
			final Measured run = logo("Classify Logo Folder", "folder=" + folder,
				"model=" + model, "output=" + home + "/labels.csv");
			try (Stream<String> lines = Files.lines(home.resolve("labels.csv"))) {
				final long rows = lines.count() - 1;
				if (rows != size) throw new IllegalStateException(rows + " rows");
			}
			out.printf(Locale.ROOT, "| %,d | %.1f | %.2f | %d MB |%n", size,
				run.seconds, 1000 * run.seconds / size, run.megabytes);
		}
	}

	/** Copies a sample image to a number for a name, a thousand to a folder. */
	private static void copy(final Path sample, final Path folder,
		final int number) throws IOException
	{
		final Path into = Files.createDirectories(folder.resolve(String.format(
			Locale.ROOT, "%03d", number / FILES_PER_FOLDER)));
		final String name = sample.getFileName().toString();
		Files.copy(sample, into.resolve(number + name.substring(name.lastIndexOf(
			'.'))));
	}

	private void row(final String name, final List<Measured> runs) {
		final List<Measured> sorted = new ArrayList<>(runs);
		sorted.sort(Comparator.comparingDouble(run -> run.seconds));
		out.printf(Locale.ROOT, "| %s | %.2f (%.2f) | %d MB |%n", name, sorted.get(
			sorted.size() / 2).seconds, sorted.get(0).seconds, sorted.stream()
				.mapToLong(run -> run.megabytes).max().getAsLong());
	}

	private Measured logo(final String... arguments) throws Exception {
		return logo(Arrays.asList(arguments));
	}

	private Measured logo(final List<String> arguments) throws Exception {
		final List<String> command = new ArrayList<>();
		command.add(root.resolve("scripts/logo").toString());
		command.addAll(arguments);
		return measure(command);
	}

	private Measured measure(final List<String> command) throws Exception {
		final File errors = home.resolve("errors.txt").toFile();
		final ProcessBuilder builder = new ProcessBuilder(command).directory(root
			.toFile()).redirectOutput(home.resolve("out.txt").toFile()).redirectError(
				errors);
		builder.environment().put("JAVA_TOOL_OPTIONS", "-Dlogoclassifier.cache=" +
			home + "/cache");
		final long start = System.nanoTime();
		final Process process = builder.start();
		long kilobytes = 0;
		while (process.isAlive()) {
			kilobytes = Math.max(kilobytes, mostMemory(process.pid()));
			Thread.sleep(POLL_MILLIS);
		}
		final double seconds = (System.nanoTime() - start) / 1e9;
		if (process.exitValue() != 0) {
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

	private static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder)) return;
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path path : all.sorted(Comparator.reverseOrder()).collect(
				Collectors.toList()))
			{
				Files.delete(path);
			}
		}
	}

	private static final class Measured {

		private final double seconds;
		private final long megabytes;

		Measured(final double seconds, final long megabytes) {
			this.seconds = seconds;
			this.megabytes = megabytes;
		}
	}

}
