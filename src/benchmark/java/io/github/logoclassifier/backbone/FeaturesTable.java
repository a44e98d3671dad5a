
package io.github.logoclassifier.backbone;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmark of features, and prints its table. */
public final class FeaturesTable {

	private final Map<String, Double> millis = new TreeMap<>();

	private FeaturesTable() {}

	public static void main(final String... args) throws RunnerException {
		// ONNX Runtime 1.29.0 crashes where the command line is longer than 4 kB,
		// which a class path easily is; this puts it into a jar.
		System.setProperty("jmh.separateClasspathJAR", "true");
		final FeaturesTable table = new FeaturesTable();
		table.add(new Runner(options().build()).run());
		final String keras = System.getProperty("benchmark.keras", "");
		if (!keras.isEmpty()) {
			// A hundred times slower: fewer measurements, each of few images.
			table.add(new Runner(options().param("engine", "deeplearning4j").param(
				"batch", "1", "8").param("threads", "1").forks(1).jvmArgsAppend(
					"-Dbenchmark.keras=" + keras).build()).run());
		}
		table.print(System.out);
	}

	private static ChainedOptionsBuilder options() {
		return new OptionsBuilder().include(FeaturesBenchmark.class.getSimpleName())
			.shouldFailOnError(true);
	}

	private void add(final Collection<RunResult> results) {
		for (final RunResult result : results) {
			final String batch = result.getParams().getParam("batch");
			millis.put(key(result.getParams().getParam("engine"), batch, result
				.getParams().getParam("threads")), result.getPrimaryResult()
					.getScore() / Integer.parseInt(batch));
		}
	}

	private static String key(final String engine, final String batch,
		final String threads)
	{
		return engine + " " + batch + " " + threads;
	}

	private void print(final PrintStream out) {
		out.println("Milliseconds per image (in brackets: times ONNX Runtime's)");
		out.println();
		out.println("| engine | threads | batch 1 | 8 | 32 | 90 |");
		out.println("|---|---|---|---|---|---|");
		for (final String engine : new String[] { "logo-classifier", "onnxruntime",
			"deeplearning4j" })
		{
			for (final String threads : new String[] { "1", "2" }) {
				final StringBuilder row = new StringBuilder("| " + engine + " | " +
					threads + " |");
				boolean any = false;
				for (final String batch : new String[] { "1", "8", "32", "90" }) {
					final Double value = millis.get(key(engine, batch, threads));
					final Double peer = millis.get(key("onnxruntime", batch, threads));
					any |= value != null;
					row.append(value == null || peer == null ? " |" : String.format(
						Locale.ROOT, " %.2f (%.2f) |", value, value / peer));
				}
				if (any) out.println(row);
			}
		}
	}

}
