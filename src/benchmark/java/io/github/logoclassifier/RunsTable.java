
package io.github.logoclassifier;

import io.github.logoclassifier.MeasuredRuns.Measured;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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

	private final MeasuredRuns runs;
	private final Path home;
	private final PrintStream out;

	private RunsTable(final MeasuredRuns runs, final PrintStream out) {
		this.runs = runs;
		home = runs.home();
		this.out = out;
	}

	public static void main(final String... args) throws Exception {
		try (MeasuredRuns runs = new MeasuredRuns()) {
			new RunsTable(runs, System.out).run();
		}
	}

	private void run() throws Exception {
		runs.logo("--build");
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
			MeasuredRuns.delete(home.resolve("cache"));
			first.add(runs.logo(training));
			again.add(runs.logo(training));
			classified.add(runs.logo(classifying));
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
		final Path node = runs.root().resolve("src/benchmark/node");
		final boolean hasNode = Files.isDirectory(node.resolve("node_modules"));
		final List<Measured> ours = new ArrayList<>();
		final List<Measured> kept = new ArrayList<>();
		final List<Measured> theirs = new ArrayList<>();
		final List<Double> ratios = new ArrayList<>();
		for (int i = 0; i < RUNS; i++) {
			MeasuredRuns.delete(home.resolve("cache"));
			ours.add(runs.logo(job));
			kept.add(runs.logo(job));
			if (!hasNode) continue;
			theirs.add(runs.measure(Arrays.asList("node", node + "/tutorial.mjs", folder
				.resolve("mobilenet/web_model").toString(), folder.resolve("train")
					.toString(), home + "/head.bin"), () -> false));
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
		final List<Path> samples = runs.samples();
		int files = 0;
		for (final int size : FOLDER_SIZES) {
			for (; files < size; files++) {
				MeasuredRuns.copy(samples.get(files % samples.size()), folder, files);
			}
			final Measured run = runs.logo("Classify Logo Folder", "folder=" + folder,
				"model=" + model, "output=" + home + "/labels.csv");
			final long rows = MeasuredRuns.rows(home.resolve("labels.csv"));
			if (rows != size) throw new IllegalStateException(rows + " rows");
			out.printf(Locale.ROOT, "| %,d | %.1f | %.2f | %d MB |%n", size,
				run.seconds, 1000 * run.seconds / size, run.megabytes);
		}
	}

	private void row(final String name, final List<Measured> measured) {
		final List<Measured> sorted = new ArrayList<>(measured);
		sorted.sort(Comparator.comparingDouble(run -> run.seconds));
		out.printf(Locale.ROOT, "| %s | %.2f (%.2f) | %d MB |%n", name, sorted.get(
			sorted.size() / 2).seconds, sorted.get(0).seconds, sorted.stream()
				.mapToLong(run -> run.megabytes).max().getAsLong());
	}

}
