
package io.github.logoclassifier.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.table.CsvTables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder is classified by executors that are processes of their own, and the
 * table is the one that Classify Logo Folder writes on a single machine.
 */
@EnabledForJreRange(max = JRE.JAVA_17,
	disabledReason = "Spark 3.5 runs on Java 8, 11 and 17")
class ClassificationJobTest {

	private static final int IMAGES = 300;
	private static final int BYTES_PER_TASK = 1 << 22;

	@TempDir
	static Path scratch;

	private static Path folder;
	private static Path model;
	private static List<String> expected;
	private static SparkSession spark;

	@BeforeAll
	static void classifyOnOneMachine() throws IOException {
		folder = Files.createDirectories(scratch.resolve("a [b] {c}, 100% d"));
		model = scratch.resolve("logos.logomodel");
		makeImages();
		SingleMachine.logo("Train Logo Classifier", "folder=sample-data/train",
			"model=" + model, "epochs=8", "augment=false");
		final Path csv = scratch.resolve("single.csv");
		SingleMachine.logo("Classify Logo Folder", "folder=" + folder, "model=" +
			model, "output=" + csv, "top=3");
		expected = sorted(CsvTables.lines(csv));
		final SparkConf conf = LocalCluster.conf(Files.createDirectories(scratch
			.resolve("cluster"))).set("spark.sql.files.maxPartitionBytes", Integer
				.toString(BYTES_PER_TASK));
		spark = Sessions.open("test", conf);
	}

	@AfterAll
	static void stop() {
		if (spark != null) spark.close();
	}

	/** Sample images, one in ten cut, and what else is in folders. */
	private static void makeImages() throws IOException {
		final List<Path> samples;
		try (Stream<Path> all = Files.walk(Paths.get("sample-data"))) {
			samples = all.filter(path -> path.toString().matches(".*\\.(png|jpg)"))
				.sorted().collect(Collectors.toList());
		}
		for (int i = 0; i < IMAGES; i++) {
			final byte[] bytes = Files.readAllBytes(samples.get(i % samples.size()));
			write("k=" + i % 7 + "/" + i + ".image", i % 10 == 5 ? Arrays.copyOf(
				bytes, bytes.length / 2) : bytes);
		}
		final byte[] image = Files.readAllBytes(samples.get(0));
		for (final String name : new String[] { "a,b \"c\".png", " ü 漢字 .png",
			"#1 50%25 +.png", "a:b*[c]?{d}\\e.png", "two\nlines.png", "no ending" })
		{
			write(name, image);
		}
		write("empty.png", new byte[0]);
		write("more/notes.txt", "no image".getBytes());
	}

	private static void write(final String name, final byte[] bytes)
		throws IOException
	{
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.write(file, bytes);
	}

	@Test
	void anExecutorIsKilledAndEveryFileHasItsRowOnce() throws IOException {
		final ClassificationRequest request = request("killed", "format=csv");
		final ClassificationJob job = new ClassificationJob(spark, request);
		final int tasks = ListedFiles.of(spark, folder.toString()).paths().rdd()
			.getNumPartitions();
		assertTrue(tasks >= 8, tasks + " tasks");
		try (Gate gate = new Gate()) {
			final CompletableFuture<Long> killed = gate.killer();
			job.run(gate.before(new HadoopFiles(spark.sparkContext()
				.hadoopConfiguration(), request.maxBytes()), tasks / 2));
			assertTrue(killed.isDone(), "nothing was killed");
			killed.join();
		}
		assertEquals(expected, SparkTables.linesWithoutPath(Paths.get(request
			.output())));
		// By two executors, and by the one that replaced the killed one.
		assertTrue(job.openings() <= 3, job.openings() + " models opened");
	}

	@Test
	void parquetHasTheSameCellsAndNullsForEmptyOnes() throws IOException {
		final ClassificationRequest request = request("parquet");
		new ClassificationJob(spark, request).run();
		final List<String> lines = new ArrayList<>();
		lines.add(CsvTables.line(Arrays.asList(Arrays.copyOf(spark.read().parquet(
			request.output()).columns(), 11))));
		for (final Row row : spark.read().parquet(request.output())
			.collectAsList())
		{
			final List<Object> cells = new ArrayList<>();
			for (int i = 0; i < 11; i++) {
				cells.add(row.isNullAt(i) ? "" : row.get(i));
			}
			lines.add(CsvTables.line(cells));
			final String path = row.getString(11);
			assertEquals("file:" + folder + "/" + row.getString(1), path);
		}
		assertEquals(expected, sorted(lines));
	}

	@Test
	void aFileThatIsTooLargeIsARowAndIsNotRead() throws IOException {
		final ClassificationRequest request = request("small", "maxbytes=100");
		new ClassificationJob(spark, request).run();
		final List<Row> rows = spark.read().parquet(request.output()).select(
			"Error").distinct().collectAsList();
		assertEquals(Arrays.asList("empty, zero bytes", "not an image",
			"too large: it has more than maxbytes=100 bytes"), rows.stream().map(
				row -> row.getString(0)).sorted().collect(Collectors.toList()));
	}

	@Test
	void whatExistsIsNotWrittenOver() throws IOException {
		final Path output = Files.createDirectories(scratch.resolve("exists"));
		final IOException exc = assertThrows(IOException.class,
			() -> new ClassificationJob(spark, request("exists")).run());
		assertEquals("output " + output + " exists: name another, or delete it", exc
			.getMessage());
	}

	@Test
	void aDamagedModelIsRefusedBeforeAnythingIsSent() throws IOException {
		final Path damaged = Files.write(scratch.resolve("damaged.logomodel"),
			"no zip".getBytes());
		final IOException exc = assertThrows(IOException.class,
			() -> new ClassificationJob(spark, ClassificationRequest.of(Settings
				.parse("folder=" + folder, "model=" + damaged, "output=" + scratch
					.resolve("none")))).run());
		assertTrue(exc.getMessage().contains("damaged.logomodel"), exc
			.getMessage());
	}

	@Test
	void aMissingFolderIsSaid() {
		final IOException exc = assertThrows(IOException.class, () -> ListedFiles
			.of(spark, scratch.resolve("missing").toString()));
		assertEquals(scratch.resolve("missing") + ": there is no such folder", exc
			.getMessage());
	}

	private static ClassificationRequest request(final String output,
		final String... more)
	{
		final List<String> arguments = new ArrayList<>(Arrays.asList(more));
		Collections.addAll(arguments, "folder=" + folder, "model=" + model,
			"output=" + scratch.resolve(output), "top=3");
		return ClassificationRequest.of(Settings.parse(arguments.toArray(
			new String[0])));
	}

	/** Spark's tables have no order. */
	private static List<String> sorted(final List<String> lines) {
		final List<String> sorted = new ArrayList<>(lines);
		Collections.sort(sorted);
		return sorted;
	}

}
