
package io.github.logoclassifier.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.LogoModelFile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Features from a cluster give the model that a single machine trains. */
@EnabledForJreRange(max = JRE.JAVA_17,
	disabledReason = "Spark 3.5 runs on Java 8, 11 and 17")
class TrainingOnSparkTest {

	@TempDir
	Path scratch;

	@Test
	void theModelIsThatOfASingleMachineAndFeaturesAreKept() throws IOException {
		final Path folder = copySamples();
		final Path single = scratch.resolve("single.logomodel");
		SingleMachine.logo("Train Logo Classifier", "folder=" + folder, "model=" +
			single, "epochs=8");
		final Path spark = scratch.resolve("spark.logomodel");
		onSpark(folder, spark, "epochs=8");
		assertSame(LogoModelFile.read(single), LogoModelFile.read(spark));
		final List<String> tables = tables();
		assertEquals(1, tables.size());

		onSpark(folder, scratch.resolve("again.logomodel"), "epochs=4");
		assertEquals(tables, tables());
		onSpark(folder, scratch.resolve("other.logomodel"), "epochs=4",
			"framing=crop");
		assertEquals(2, tables().size());
	}

	private Path copySamples() throws IOException {
		final Path folder = scratch.resolve("labelled");
		final Path samples = Paths.get("sample-data/train");
		final List<Path> files;
		try (Stream<Path> all = Files.walk(samples)) {
			files = all.filter(Files::isRegularFile).collect(Collectors.toList());
		}
		for (final Path file : files) {
			final Path copy = folder.resolve(samples.relativize(file).toString());
			Files.createDirectories(copy.getParent());
			Files.copy(file, copy);
		}
		// Whole by its structure, but not to be decoded.
		final byte[] damaged = Files.readAllBytes(files.get(0));
		Arrays.fill(damaged, damaged.length / 2, damaged.length - 20, (byte) 7);
		Files.write(folder.resolve("android/damaged.png"), damaged);
		return folder;
	}

	private void onSpark(final Path folder, final Path model,
		final String... more) throws IOException
	{
		final List<String> arguments = new ArrayList<>(Arrays.asList(more));
		Collections.addAll(arguments, "folder=" + folder, "model=" + model,
			"features=" + scratch.resolve("features"));
		SingleMachine.run(System.getProperty("java.class.path") +
			File.pathSeparator + SingleMachine.pluginLibraries(), Arrays.asList(
				"@src/spark/java-options", "-Dspark.master=local[2]"),
			"io.github.logoclassifier.spark.TrainCommandLine", arguments.toArray(
				new String[0]));
	}

	private List<String> tables() throws IOException {
		try (Stream<Path> all = Files.list(scratch.resolve("features"))) {
			return all.map(path -> path.getFileName().toString()).sorted().collect(
				Collectors.toList());
		}
	}

	private static void assertSame(final LogoModel expected,
		final LogoModel found)
	{
		assertEquals(expected.labels(), found.labels());
		assertEquals(expected.threshold(), found.threshold());
		assertEquals(expected.card().images(), found.card().images());
		final List<DenseLayer> layers = expected.head().layers();
		for (int i = 0; i < layers.size(); i++) {
			assertArrayEquals(layers.get(i).weights(), found.head().layers().get(i)
				.weights());
			assertArrayEquals(layers.get(i).bias(), found.head().layers().get(i)
				.bias());
		}
		for (int i = 0; i < expected.labels().size(); i++) {
			assertArrayEquals(expected.novelty().centroids().get(i), found.novelty()
				.centroids().get(i));
		}
	}

}
