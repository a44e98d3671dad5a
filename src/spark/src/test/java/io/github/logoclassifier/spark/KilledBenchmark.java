
package io.github.logoclassifier.spark;

import io.github.logoclassifier.table.CsvTables;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Classifies copies of the sample images, one in a hundred cut in half, on a
 * single machine and on a cluster of two executors on the same machine, in
 * turns; and once more with an executor killed half way. It fails unless every
 * file has its row once, and the rows are those of the single machine.
 * <p>
 * Arguments: how many files, how many turns, a folder for all that is made.
 */
final class KilledBenchmark {

	private static final int BROKEN = 100;
	private static final int FILES_PER_FOLDER = 1000;
	private static final double TICKS_PER_SECOND = 100;

	private final int files;
	private final Path home;
	private final Path folder;
	private final Path model;
	private final PrintStream out;

	private KilledBenchmark(final int files, final Path home,
		final PrintStream out)
	{
		this.files = files;
		this.home = home;
		this.out = out;
		folder = home.resolve("files");
		model = home.resolve("logos.logomodel");
	}

	public static void main(final String... arguments) throws IOException {
		new KilledBenchmark(Integer.parseInt(arguments[0]), Paths.get(arguments[2]),
			System.out).run(Integer.parseInt(arguments[1]));
	}

	private void run(final int turns) throws IOException {
		if (!Files.exists(model)) SingleMachine.logo("Train Logo Classifier",
			"folder=sample-data/train", "model=" + model);
		makeFiles();
		out.printf(Locale.ROOT,
			"| %,d files, 1 %% broken | seconds | seconds of processors | ms of a processor per file |%n|---|---|---|---|%n",
			files);
		final Path csv = home.resolve("single.csv");
		final List<Double> ratios = new ArrayList<>();
		for (int turn = 0; turn < turns; turn++) {
			final double single = timed("single machine, 2 threads",
				() -> SingleMachine.logo("Classify Logo Folder", "folder=" + folder,
					"model=" + model, "output=" + csv, "threads=2"));
			final double spark = timed("Spark, 2 executors of a core", () -> spark(
				false));
			ratios.add(spark / single);
			compare(csv);
		}
		timed("Spark, one of its executors killed half way", () -> spark(true));
		compare(csv);
		Collections.sort(ratios);
		out.printf(Locale.ROOT,
			"every row is that of the single machine, once; processors, spark/single=%s%n",
			ratios.stream().map(ratio -> String.format(Locale.ROOT, "%.3f", ratio))
				.collect(Collectors.joining(" ")));
	}

	private interface Work {

		void run() throws IOException;
	}

	private double timed(final String name, final Work work) throws IOException {
		final long start = System.nanoTime();
		final double before = processorSeconds();
		work.run();
		awaitProcesses();
		final double used = processorSeconds() - before;
		out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.2f |%n", name, (System
			.nanoTime() - start) / 1e9, used, 1000 * used / files);
		return used;
	}

	/** Executors end a moment after their cluster, and count only then. */
	private static void awaitProcesses() {
		ProcessHandle.current().descendants().forEach(process -> process.onExit()
			.join());
	}

	/**
	 * What this process and those that it started, and that have ended, have used
	 * of processors; by Linux's proc(5). Others who use the machine matter less
	 * to it than to the time.
	 */
	private static double processorSeconds() throws IOException {
		final String stat = Files.readString(Paths.get("/proc/self/stat"));
		final String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(
			" ");
		return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum() /
			TICKS_PER_SECOND;
	}

	private Path output() {
		return home.resolve("spark.csv");
	}

	/** A cluster is started and stopped for it, as a process is for the other. */
	private void spark(final boolean isToBeKilled) throws IOException {
		delete(output());
		final SparkConf conf = LocalCluster.conf(Files.createDirectories(home
			.resolve("cluster")));
		try (SparkSession spark = Sessions.open("benchmark", conf);
				Gate gate = new Gate())
		{
			final ClassificationRequest request = ClassificationRequest.of(Settings
				.parse("folder=" + folder, "model=" + model, "output=" + output(),
					"format=csv"));
			final FileSource source = new HadoopFiles(spark.sparkContext()
				.hadoopConfiguration(), request.maxBytes());
			final ClassificationJob job = new ClassificationJob(spark, request);
			if (!isToBeKilled) {
				job.run(source);
				return;
			}
			final int tasks = ListedFiles.of(spark, folder.toString()).paths().rdd()
				.getNumPartitions();
			final CompletableFuture<Long> killed = gate.killer();
			job.run(gate.before(source, tasks / 2));
			out.printf(Locale.ROOT,
				"process %d was killed in task %d of %d; %d processes opened the model%n",
				killed.getNow(-1L), tasks / 2, tasks, job.openings());
			if (!killed.isDone()) throw new IOException("nothing was killed");
		}
	}

	private void compare(final Path csv) throws IOException {
		final List<String> expected = CsvTables.lines(csv);
		final List<String> found = SparkTables.linesWithoutPath(output());
		Collections.sort(expected);
		if (expected.size() != files + 1 || !expected.equals(found)) {
			throw new IOException(found.size() + " lines on Spark, " + expected
				.size() + " on a single machine, and they are not the same");
		}
	}

	private void makeFiles() throws IOException {
		final List<Path> samples;
		try (Stream<Path> all = Files.walk(Paths.get("sample-data"))) {
			samples = all.filter(path -> path.toString().matches(".*\\.(png|jpg)"))
				.sorted().collect(Collectors.toList());
		}
		delete(folder);
		for (int i = 0; i < files; i++) {
			final Path sample = samples.get(i % samples.size());
			final String name = sample.getFileName().toString();
			final Path file = Files.createDirectories(folder.resolve(String.format(
				Locale.ROOT, "%03d", i / FILES_PER_FOLDER))).resolve(i + name.substring(
					name.lastIndexOf('.')));
			final byte[] bytes = Files.readAllBytes(sample);
			Files.write(file, i % BROKEN == BROKEN / 2 ? Arrays.copyOf(bytes,
				bytes.length / 2) : bytes);
		}
	}

	private static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder)) return;
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path path : all.sorted(Collections.reverseOrder()).collect(
				Collectors.toList()))
			{
				Files.delete(path);
			}
		}
	}

}
