
package io.github.logoclassifier.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.backbone.KerasCut;
import io.github.logoclassifier.head.DenseLayer.Activation;
import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.image.PixelScaling;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogoModelFileTest {

	@TempDir
	Path folder;

	@Test
	void aModelComesBackAsItWas() throws IOException {
		final Path file = folder.resolve("a b ü.logomodel");
		final LogoModel model = model();
		LogoModelFile.write(model, file);
		final LogoModel read = LogoModelFile.read(file);
		assertEquals(model.labels(), read.labels());
		assertEquals(model.preprocessing(), read.preprocessing());
		assertEquals("sha", read.backbone().sha256());
		assertEquals("{seed=1}", read.card().settings().toString());
		assertEquals(2, read.card().curve().size());
		assertEquals(0.25, read.card().curve().get(0).validationLoss());
		assertTrue(Double.isNaN(read.card().curve().get(1).validationLoss()));
		final FeatureMap map = map(3);
		assertArrayEquals(model.head().probabilities(map), read.head()
			.probabilities(map));
		assertEquals(model.predict(map, 0).similarity(), read.predict(map, 0)
			.similarity());
	}

	@Test
	void theJsonInsideCanBeReadByPeople() throws IOException {
		final Path file = folder.resolve("m.logomodel");
		LogoModelFile.write(model(), file);
		try (ZipFile zip = new ZipFile(file.toFile())) {
			final String json = new String(zip.getInputStream(zip.getEntry(
				"model.json")).readAllBytes(), StandardCharsets.UTF_8);
			assertTrue(json.contains("\"framing\": \"trim\""), json);
			assertTrue(json.contains("\"labels\": [\n"), json);
			assertTrue(json.contains("naïve \\\"label\\\""), json);
		}
	}

	@Test
	void aLowSimilarityIsUnknown() {
		final Prediction prediction = model().predict(map(3), 1);
		assertTrue(prediction.isUnknown());
		assertEquals("unknown", prediction.label());
		assertEquals("a", prediction.candidates().get(0).label().substring(0, 1));
	}

	@Test
	void whatAKilledProcessLeftIsDeletedOnceItIsOld() throws IOException {
		final Path old = Files.createFile(folder.resolve(".m.logomodel.1.part"));
		final Path young = Files.createFile(folder.resolve(".m.logomodel.2.part"));
		final Path other = Files.createFile(folder.resolve(".n.logomodel.1.part"));
		for (final Path file : new Path[] { old, other }) {
			Files.setLastModifiedTime(file, FileTime.fromMillis(0));
		}
		LogoModelFile.write(model(), folder.resolve("m.logomodel"));
		assertFalse(Files.exists(old));
		assertTrue(Files.exists(young));
		assertTrue(Files.exists(other));
	}

	@Test
	void writingLeavesNothingElseAndReplacesTheOldFile() throws IOException {
		final Path file = folder.resolve("m.logomodel");
		Files.writeString(file, "old");
		LogoModelFile.write(model(), file);
		assertEquals(3, LogoModelFile.read(file).labels().size());
		assertOnlyFile();
	}

	@Test
	void aWriteThatFailsKeepsTheOldFile() throws IOException {
		final Path file = Files.createDirectory(folder.resolve("in the way"));
		Files.writeString(file.resolve("content"), "kept");
		assertThrows(IOException.class, () -> LogoModelFile.write(model(), file));
		assertEquals("kept", Files.readString(file.resolve("content")));
		assertOnlyFile();
	}

	@Test
	void placesThatCannotBeWrittenAreNamedBefore() {
		assertTrue(assertThrows(IOException.class, () -> LogoModelFile
			.requireWritable(folder.resolve("gone/m.logomodel"))).getMessage()
			.contains("there is no folder " + folder.resolve("gone")));
		assertTrue(assertThrows(IOException.class, () -> LogoModelFile
			.requireWritable(folder)).getMessage().contains("is a folder"));
	}

	@Test
	void aMissingFileSaysSo() {
		assertThrows(NoSuchFileException.class, () -> LogoModelFile.read(folder
			.resolve("gone.logomodel")));
	}

	@Test
	void filesThatAreNoModelsSaySo() throws IOException {
		final Path file = folder.resolve("x.logomodel");
		Files.writeString(file, "not a zip");
		assertFailsWith(file, "is no model file");
		write(file, "other.txt", "hello");
		assertFailsWith(file, "it has no model.json inside");
		write(file, "model.json", "{\"format\":\"something else\"}");
		assertFailsWith(file, "of another format");
		write(file, "model.json", "[1,2]");
		assertFailsWith(file, "is damaged");
		write(file, "model.json", "");
		assertFailsWith(file, "of another format");
		write(file, "model.json", "{\"format\":\"logo-classifier\",\"version\":1}");
		assertFailsWith(file, "incomplete");
	}

	@Test
	void aLaterVersionAsksForAnUpdate() throws IOException {
		final Path file = folder.resolve("x.logomodel");
		write(file, "model.json",
			"{\"format\":\"logo-classifier\",\"version\":99}");
		assertFailsWith(file, "made by a later Logo Classifier");
	}

	@Test
	void parametersThatDoNotFitAreDamage() throws IOException {
		final Path file = folder.resolve("x.logomodel");
		LogoModelFile.write(model(), file);
		final String json;
		try (ZipFile zip = new ZipFile(file.toFile())) {
			json = new String(zip.getInputStream(zip.getEntry("model.json"))
				.readAllBytes(), StandardCharsets.UTF_8);
		}
		write(file, "model.json", json, "parameters.bin", "short");
		assertFailsWith(file, "fewer parameters");
		write(file, "model.json", json.replace("\"inputs\": 4",
			"\"inputs\": 2000000000"), "parameters.bin", "short");
		assertFailsWith(file, "fewer parameters");
		write(file, "model.json", json, "parameters.bin", String.join("",
			Collections.nCopies(500, "long")));
		assertFailsWith(file, "bytes of parameters too many");
	}

	@Test
	void aFileThatUnpacksToFarMoreThanItsSizeIsRefused() throws IOException {
		final Path file = folder.resolve("x.logomodel");
		for (final String packed : new String[] { "model.json",
			"parameters.bin" })
		{
			final Map<String, byte[]> entries = ModelZip.entries(model(), folder);
			entries.put(packed, new byte[50_000_000]);
			ModelZip.write(file, entries);
			assertTrue(Files.size(file) < 100_000);
			assertFailsWith(file, packed + " unpacks to more than");
		}
	}

	@Test
	void anEntryThatIsThereTwiceIsDamage() throws IOException {
		final Path file = folder.resolve("x.logomodel");
		final Map<String, byte[]> entries = ModelZip.entries(model(), folder);
		entries.put("model.jsom", entries.get("model.json"));
		ModelZip.write(file, entries);
		// No library writes such a zip.
		Files.write(file, new String(Files.readAllBytes(file),
			StandardCharsets.ISO_8859_1).replace("model.jsom", "model.json").getBytes(
				StandardCharsets.ISO_8859_1));
		assertFailsWith(file, "model.json twice");
	}

	@Test
	void whateverElseIsInTheZipIsNotLookedAt() throws IOException {
		final Path file = folder.resolve("more.logomodel");
		final Map<String, byte[]> entries = ModelZip.entries(model(), folder);
		entries.put("../outside", new byte[10]);
		entries.put("/tmp/absolute", new byte[10]);
		ModelZip.write(file, entries);
		assertEquals(3, LogoModelFile.read(file).labels().size());
		assertFalse(Files.exists(folder.resolveSibling("outside")));
	}

	@Test
	void aDamagedFileIsAnErrorThatNamesIt() throws IOException {
		final Path file = folder.resolve("x.logomodel");
		LogoModelFile.write(model(), file);
		final byte[] whole = Files.readAllBytes(file);
		final Random random = new Random(4);
		for (int i = 0; i < 300; i++) {
			final byte[] broken = Arrays.copyOf(whole, i % 3 == 0 ? random.nextInt(
				whole.length) : whole.length);
			for (int n = 0; n < 3 && broken.length > 0; n++) {
				broken[random.nextInt(broken.length)] = (byte) random.nextInt();
			}
			Files.write(file, broken);
			try {
				LogoModelFile.read(file);
			}
			catch (final IOException exc) {
				assertTrue(exc.getMessage().contains("x.logomodel"), exc.toString());
			}
		}
	}

	@Test
	void aFileOfVersion1IsReadAsItWasMeant() throws Exception {
		final LogoModel old = LogoModelFile.read(Paths.get(LogoModelFileTest.class
			.getResource("version-1.logomodel").toURI()));
		assertEquals(Arrays.asList("android", "apple", "windows"), old.labels());
		assertEquals(Crops.SINGLE, old.crops());
		assertEquals(0, old.threshold());
		assertEquals(256, old.head().inputs());
		assertTrue(old.card().results().isEmpty());
	}

	@Test
	void aFileOfVersion2IsReadAsItWasMeant() throws Exception {
		final LogoModel old = LogoModelFile.read(Paths.get(LogoModelFileTest.class
			.getResource("version-2.logomodel").toURI()));
		assertEquals(Arrays.asList("android", "apple", "windows"), old.labels());
		assertEquals(Framing.TRIM, old.preprocessing().framing());
		assertTrue(old.threshold() > 0.5, "threshold " + old.threshold());
		assertEquals(3, old.novelty().centroids().size());
		assertTrue(old.card().results().containsKey("Temperature"));
	}

	/** Of an imported head: it has no centroids, and so is of version 3. */
	@Test
	void aFileOfVersion3IsReadAsItWasMeant() throws Exception {
		final LogoModel imported = LogoModelFile.read(Paths.get(
			LogoModelFileTest.class.getResource("version-3.logomodel").toURI()));
		assertEquals(Framing.STRETCH, imported.preprocessing().framing());
		assertEquals(0, imported.threshold());
		assertFalse(imported.novelty().isKnown());
		assertEquals("/data/head", imported.card().settings().get("imported"));
	}

	@Test
	void aFileOfVersion4IsReadAsItWasMeant() throws Exception {
		final BackboneReference keras = LogoModelFile.read(Paths.get(
			LogoModelFileTest.class.getResource("version-4.logomodel").toURI()))
			.backbone();
		assertEquals("small", keras.name());
		assertEquals("/data/small.h5", keras.source());
		assertEquals("add", keras.kerasCut().get().layer());
		assertEquals(PixelScaling.CAFFE, keras.kerasCut().get().scaling());
		assertEquals("0123456789abcdef".repeat(4), keras.kerasCut().get()
			.fileSha256());
	}

	@Test
	void aKerasNetworkIsKeptAndRaisesTheVersion() throws IOException {
		final Path file = folder.resolve("x.logomodel");
		LogoModelFile.write(model(keras()), file);
		assertEquals(4, LogoModelFile.formatVersion(file));
		final BackboneReference read = LogoModelFile.read(file).backbone();
		assertEquals(keras().sha256(), read.sha256());
		assertEquals("add", read.kerasCut().get().layer());
		assertEquals("caffe", read.kerasCut().get().preprocessing());
	}

	/** Or the name that a person checks would be that of something else. */
	@Test
	void aKerasNetworkThatItsHashDoesNotFitIsDamage() throws IOException {
		final Path file = folder.resolve("x.logomodel");
		LogoModelFile.write(model(keras()), file);
		final Map<String, byte[]> entries = ModelZip.entries(model(keras()),
			folder);
		final String json = new String(entries.get("model.json"),
			StandardCharsets.UTF_8);
		for (final String[] change : new String[][] { { "\"add\"", "\"mean\"",
			"not that of the Keras network" }, { "\"caffe\"", "\"tf\"",
				"not that of the Keras network" }, { "\"layer\": \"add\",", "",
					"not that of the Keras network" }, { "\"caffe\"", "\"none\"",
						"preprocessing must be one of" } })
		{
			assertTrue(json.contains(change[0]), json);
			entries.put("model.json", json.replace(change[0], change[1]).getBytes(
				StandardCharsets.UTF_8));
			ModelZip.write(file, entries);
			assertFailsWith(file, change[2]);
		}
	}

	@Test
	void aModelWithCentroidsCanBeReadByOlderSoftware() throws IOException {
		final Path file = folder.resolve("x.logomodel");
		LogoModelFile.write(model(), file);
		assertEquals(2, LogoModelFile.formatVersion(file));
	}

	@Test
	void cropsThresholdAndResultsAreKept() throws IOException {
		final Path file = folder.resolve("x.logomodel");
		LogoModelFile.write(model(), file);
		final LogoModel read = LogoModelFile.read(file);
		assertEquals(Crops.MULTIPLE, read.crops());
		assertEquals(0.25, read.threshold());
		assertEquals(Collections.singletonMap("Accuracy", "0.9"), read.card()
			.results());
	}

	private static BackboneReference keras() {
		final KerasCut cut = new KerasCut("0123456789abcdef".repeat(4), "add",
			PixelScaling.CAFFE);
		return new BackboneReference("small", cut.sha256(), 24, "/data/small.h5",
			Optional.of(cut));
	}

	private static LogoModel model() {
		return model(new BackboneReference("net", "sha", 112, "bundled"));
	}

	private static LogoModel model(final BackboneReference backbone) {
		final Head head = new Head(HeadKind.POOLED, Collections.singletonList(
			new DenseLayer(new float[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 },
				new float[] { 9, 0.5f, -2 }, Activation.SOFTMAX)));
		return new LogoModel(Arrays.asList("a", "naïve \"label\"", "標誌"),
			Framing.TRIM, Crops.MULTIPLE, backbone, head, new Novelty(Arrays.asList(
				new float[] { 1, 0, 0, 0 }, new float[] { 0, 1, 1, 0 }, new float[] { 0,
					0, 0, 1 }), 0.25), new ModelCard("2026-01-01T00:00:00Z", Collections
						.singletonMap("seed", "1"), Collections.singletonMap("a", 3),
						Collections.singletonMap("Accuracy", "0.9"), Collections
							.singletonMap("Java", "17"), Arrays.asList(new Epoch(1, 0.5, 0.25,
								1), new Epoch(2, 0.4, Double.NaN, Double.NaN)), Collections
									.emptyList()));
	}

	private static FeatureMap map(final int seed) {
		final float[] values = new float[2 * 2 * 4];
		final Random random = new Random(seed);
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextFloat() / 10;
		}
		return new FeatureMap(2, 2, 4, values);
	}

	private static void write(final Path file, final String... namesAndTexts)
		throws IOException
	{
		try (OutputStream out = Files.newOutputStream(file);
				ZipOutputStream zip = new ZipOutputStream(out))
		{
			for (int i = 0; i < namesAndTexts.length; i += 2) {
				zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
				zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	private static void assertFailsWith(final Path file, final String part) {
		final String message = assertThrows(IOException.class, () -> LogoModelFile
			.read(file)).getMessage();
		assertTrue(message.contains(part), message);
		assertTrue(message.contains("x.logomodel"), message);
	}

	private void assertOnlyFile() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
	}

}
