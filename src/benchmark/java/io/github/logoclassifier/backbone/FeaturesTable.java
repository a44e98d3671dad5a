
package io.github.logoclassifier.backbone;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmark of features, and prints its table; with {@code --quick},
 * only beside ONNX Runtime, one thread, batches of 1 and 32.
 */
public final class FeaturesTable {

	private static final String[] BATCHES = { "1", "8", "32", "90" };

	/** Of each engine, the name of its counter. */
	private static final Map<String, String> COUNTERS = new LinkedHashMap<>();

	static {
		COUNTERS.put(FeaturesBenchmark.OWN, "own");
		COUNTERS.put(FeaturesBenchmark.OWN_ALONE, "alone");
		COUNTERS.put(FeaturesBenchmark.ONNX, "onnx");
		COUNTERS.put(FeaturesBenchmark.TENSORFLOW, "tensorflow");
		COUNTERS.put(FeaturesBenchmark.SAMEDIFF, "samediff");
		COUNTERS.put(FeaturesBenchmark.KERAS, "keras");
	}

	/** By engine, threads and batch: a figure and its ratio to ONNX Runtime's. */
	private final Map<String, double[]> figures = new TreeMap<>();

	private FeaturesTable() {}

	public static void main(final String... args) throws RunnerException {
		// ONNX Runtime 1.29.0 crashes where the command line is longer than 4 kB,
		// which a class path easily is; this puts it into a jar.
		System.setProperty("jmh.separateClasspathJAR", "true");
		final FeaturesTable table = new FeaturesTable();
		if (args.length > 0 && args[0].equals("--quick")) {
			table.add(new Runner(options(FeaturesBenchmark.ONNX).param("batch", "1",
				"32").param("threads", "1").build()).run());
			table.printRatios(System.out);
			return;
		}
		final String fast = FeaturesBenchmark.ONNX + "," +
			FeaturesBenchmark.TENSORFLOW;
		table.add(new Runner(options(fast).build()).run());
		table.addSlow(FeaturesBenchmark.SAMEDIFF);
		if (!System.getProperty("benchmark.keras", "").isEmpty()) {
			table.addSlow(FeaturesBenchmark.KERAS);
		}
		table.print(System.out);
	}

	private static ChainedOptionsBuilder options(final String peers) {
		return new OptionsBuilder().include(FeaturesBenchmark.class.getSimpleName())
			.shouldFailOnError(true).param("peers", peers);
	}

	/** A hundred times slower: fewer rounds, of few images. */
	private void addSlow(final String engine) throws RunnerException {
		add(new Runner(options(FeaturesBenchmark.ONNX + "," + engine).param("batch",
			"1", "8").param("threads", "1").warmupIterations(2).measurementIterations(
				5).jvmArgsAppend("-Dbenchmark.keras=" + System.getProperty(
					"benchmark.keras")).build()).run(), engine);
	}

	private void add(final Collection<RunResult> results) {
		for (final String engine : COUNTERS.keySet()) {
			add(results, engine);
		}
	}

	private void add(final Collection<RunResult> results, final String engine) {
		for (final RunResult result : results) {
			final List<Double> millis = new ArrayList<>();
			final List<Double> ratios = new ArrayList<>();
			for (final BenchmarkResult fork : result.getBenchmarkResults()) {
				for (final IterationResult round : fork.getIterationResults()) {
					final double value = value(round, engine);
					if (value == 0) continue; // had no turn
					millis.add(value);
					ratios.add(value / value(round, FeaturesBenchmark.ONNX));
				}
			}
			if (millis.isEmpty()) continue;
			figures.put(key(engine, result.getParams().getParam("threads"), result
				.getParams().getParam("batch")), new double[] { median(millis), median(
					ratios) });
		}
	}

	private static double value(final IterationResult round,
		final String engine)
	{
		final Result<?> counter = round.getSecondaryResults().get(COUNTERS.get(
			engine));
		return counter.getScore();
	}

	private static double median(final List<Double> values) {
		final double[] sorted = values.stream().mapToDouble(v -> v).sorted()
			.toArray();
		return sorted[sorted.length / 2];
	}

	private static String key(final String engine, final String threads,
		final String batch)
	{
		return engine + " " + threads + " " + batch;
	}

	private void print(final PrintStream out) {
		printTable(out);
		final StringBuilder speedUp = new StringBuilder();
		for (final String batch : BATCHES) {
			speedUp.append(String.format(Locale.ROOT, " %.2f", figures.get(key(
				FeaturesBenchmark.OWN_ALONE, "2", batch))[1] / figures.get(key(
					FeaturesBenchmark.OWN, "2", batch))[1]));
		}
		out.println();
		out.println("One thread takes times two, in the same rounds:" + speedUp);
	}

	private void printTable(final PrintStream out) {
		out.println("Milliseconds per image (times ONNX Runtime in the same " +
			"round): medians");
		out.println();
		out.println("| engine | threads | batch 1 | 8 | 32 | 90 |");
		out.println("|---|---|---|---|---|---|");
		for (final String engine : COUNTERS.keySet()) {
			if (engine.equals(FeaturesBenchmark.OWN_ALONE)) continue;
			for (final String threads : new String[] { "1", "2" }) {
				final StringBuilder row = new StringBuilder("| " + engine + " | " +
					threads + " |");
				boolean any = false;
				for (final String batch : BATCHES) {
					final double[] figure = figures.get(key(engine, threads, batch));
					any |= figure != null;
					row.append(figure == null ? " |" : String.format(Locale.ROOT,
						" %.2f (%.2f) |", figure[0], figure[1]));
				}
				if (any) out.println(row);
			}
		}
	}

	private void printRatios(final PrintStream out) {
		out.printf(Locale.ROOT, "ratio-to-onnxruntime b1=%.2f b32=%.2f%n", figures
			.get(key(FeaturesBenchmark.OWN, "1", "1"))[1], figures.get(key(
				FeaturesBenchmark.OWN, "1", "32"))[1]);
	}

}
