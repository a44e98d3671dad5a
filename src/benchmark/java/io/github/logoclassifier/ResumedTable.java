
package io.github.logoclassifier;

import io.github.logoclassifier.MeasuredRuns.Measured;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures Classify Logo Folder without a stop, and killed half way and
 * resumed, on copies of the sample images of which one in a hundred is cut in
 * half; {@code -Dbenchmark.files=10000} says how many. It fails unless both
 * write the same bytes, and unless there is a row for each file, and an error
 * for each broken one.
 */
public final class ResumedTable {

	private static final int BROKEN = 100;

	private final int files = Integer.parseInt(System.getProperty(
		"benchmark.files", "10000"));
	private final MeasuredRuns runs;
	private final PrintStream out;

	private ResumedTable(final MeasuredRuns runs, final PrintStream out) {
		this.runs = runs;
		this.out = out;
	}

	public static void main(final String... args) throws Exception {
		try (MeasuredRuns runs = new MeasuredRuns()) {
			new ResumedTable(runs, System.out).run();
		}
	}

	private void run() throws Exception {
		runs.logo("--build");
		final String model = runs.home() + "/logos.logomodel";
		runs.logo("Train Logo Classifier", "folder=sample-data/train", "model=" +
			model);
		final Path folder = makeFiles();
		final Path straight = runs.home().resolve("straight.csv");
		final Measured whole = runs.logo(arguments(folder, model, straight));
		final Path resumed = runs.home().resolve("resumed.csv");
		final List<String> arguments = arguments(folder, model, resumed);
		final Measured first = runs.logo(arguments, () -> MeasuredRuns.rows(
			resumed) >= files / 2);
		final long kept = MeasuredRuns.rows(resumed);
		arguments.add("resume=true");
		final Measured second = runs.logo(arguments);
		check(straight, resumed, kept);
		out.printf(Locale.ROOT, "| %,d files, 1 %% broken | seconds | most memory " +
			"| rows |%n|---|---|---|---|%n", files);
		row("without a stop", whole, files);
		row("killed half way", first, kept);
		row("resumed: the same bytes", second, files);
	}

	private Path makeFiles() throws IOException {
		final Path folder = runs.home().resolve("files");
		final List<Path> samples = runs.samples();
		for (int i = 0; i < files; i++) {
			final Path file = MeasuredRuns.copy(samples.get(i % samples.size()),
				folder, i);
			if (i % BROKEN != BROKEN / 2) continue;
			final byte[] bytes = Files.readAllBytes(file);
			Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
		}
		return folder;
	}

	private static List<String> arguments(final Path folder, final String model,
		final Path csv)
	{
		return new ArrayList<>(Arrays.asList("Classify Logo Folder", "folder=" +
			folder, "model=" + model, "output=" + csv));
	}

	private void check(final Path straight, final Path resumed, final long kept)
		throws IOException
	{
		require(kept < files, "the run had ended before it was killed");
		require(MeasuredRuns.rows(straight) == files, "not every file has a row");
		final long errors = Files.readAllLines(straight).stream().filter(
			line -> line.startsWith(",")).count();
		require(errors == files / BROKEN, errors + " rows have an error");
		require(Arrays.equals(Files.readAllBytes(straight), Files.readAllBytes(
			resumed)), "the resumed table is another one");
	}

	private static void require(final boolean holds, final String otherwise) {
		if (!holds) throw new IllegalStateException(otherwise);
	}

	private void row(final String name, final Measured run, final long rows) {
		out.printf(Locale.ROOT, "| %s | %.1f | %d MB | %,d |%n", name, run.seconds,
			run.megabytes, rows);
	}

}
