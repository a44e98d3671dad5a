
package io.github.logoclassifier.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.backbone.mobilenet.RandomMobileNet;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.model.LogoModel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelExportTest {

	@TempDir
	Path folder;

	@Test
	void aWholeTfjsModelComesBackToTheLastBit() throws IOException {
		for (final Crops crops : Crops.values()) {
			final LogoModel model = Models.pooled(crops);
			final Path out = folder.resolve("net " + crops.id());
			export(model, ExportFormat.TFJS, out);
			assertFiles(out, "README.txt", "classify.mjs", "group1-shard1of1.bin",
				"metadata.json", "model.json");
			assertSame(model, read(ImportRequest.of(out)));
			assertEquals(Models.bundled().sha256(), new Backbones(folder).open(out
				.toString()).sha256());
		}
	}

	/** Strides over odd sides are padded otherwise than over even ones. */
	@Test
	void backbonesOfAnySizeAndPaddingComeBack() throws IOException {
		final Head head = Models.pooled(Crops.SINGLE).head();
		for (final int side : new int[] { 64, 97, 100 }) {
			for (final boolean padded : new boolean[] { true, false }) {
				final Backbone backbone = RandomMobileNet.of(side, 0.25, padded);
				final Path out = Files.createDirectory(folder.resolve(side + " " +
					padded));
				TfjsNetwork.write(backbone, head, out);
				final Backbone read = new Backbones(folder).open(out.toString());
				assertEquals(backbone.gridSize(), read.gridSize());
				final float[] pixels = new float[side * side * 3];
				for (int i = 0; i < pixels.length; i++) {
					pixels[i] = (float) Math.sin(i);
				}
				assertArrayEquals(backbone.newWorker().features(pixels).values(), read
					.newWorker().features(pixels).values(), side + " " + padded);
			}
		}
	}

	@Test
	void aHeadAloneComesBackToTheLastBit() throws IOException {
		for (final LogoModel model : Arrays.asList(Models.pooled(Crops.MULTIPLE),
			Models.tutorial()))
		{
			final Path out = folder.resolve("head");
			export(model, ExportFormat.TFJS_HEAD, out);
			assertFiles(out, "README.txt", "group1-shard1of1.bin", "metadata.json",
				"model.json");
			assertSame(model, read(ImportRequest.of(out.resolve("model.json"))));
		}
	}

	@Test
	void theTutorialsHeadIsSavedAsTheTutorialSavesIt() throws IOException {
		export(Models.tutorial(), ExportFormat.TFJS_HEAD, folder.resolve("head"));
		final String json = Files.readString(folder.resolve("head/model.json"));
		for (final String part : new String[] { "\"class_name\":\"Sequential\"",
			"\"class_name\":\"Flatten\"", "\"batch_input_shape\":[null,3,3,256]",
			"\"units\":10,\"activation\":\"relu\"", "\"activation\":\"softmax\"" })
		{
			assertTrue(json.contains(part), part + " in " + json);
		}
	}

	@Test
	void metadataSaysHowAPictureBecomesAnInput() throws IOException {
		export(Models.pooled(Crops.MULTIPLE), ExportFormat.TFJS, folder.resolve(
			"net"));
		final Metadata metadata = Metadata.parse(Files.readString(folder.resolve(
			"net/metadata.json")));
		assertEquals(Models.LABELS, metadata.labels);
		assertEquals("trim", metadata.framing);
		assertEquals(112, metadata.imageSize);
		assertEquals(140, metadata.frameSize);
		assertEquals(8, metadata.views.size());
		assertEquals(1, metadata.views.stream().mapToDouble(view -> view.weight)
			.sum(), 1e-12);
		assertEquals(15, metadata.views.get(6).degrees);
		assertEquals(28, metadata.views.get(5).left);
		assertEquals(0.5, metadata.threshold);
	}

	@Test
	void anOnnxFileNamesItsMakerAndHasItsLabels() throws IOException {
		final Path out = export(Models.pooled(Crops.SINGLE), ExportFormat.ONNX,
			folder.resolve("net"));
		assertEquals(folder.resolve("net.onnx"), out);
		final String text = new String(Files.readAllBytes(out),
			StandardCharsets.ISO_8859_1);
		assertTrue(text.startsWith("\u0008\u0008\u0012\u000fLogo Classifier"));
		assertTrue(text.contains("a\nb\nc") && text.contains("probabilities") &&
			text.contains("GlobalAveragePool"));
	}

	@Test
	void anOlderExportIsReplacedAndNothingElse() throws IOException {
		final LogoModel model = Models.pooled(Crops.SINGLE);
		for (final ExportFormat format : ExportFormat.values()) {
			final Path out = folder.resolve(format.id());
			final Path first = export(model, format, out);
			assertEquals(first, export(model, format, out));
			if (format.isFolder()) {
				Files.writeString(first.resolve("mine.txt"), "mine");
			}
			else Files.writeString(first, "mine");
			final String message = assertThrows(IOException.class, () -> export(model,
				format, first)).getMessage();
			assertTrue(message.contains(first + " exists and is no export"), message);
			assertEquals("mine", Files.readString(format.isFolder() ? first.resolve(
				"mine.txt") : first));
		}
		try (Stream<Path> all = Files.list(folder)) {
			assertEquals(4, all.count(), "nothing is left beside");
		}
	}

	@Test
	void whatALinkLeadsToIsReplaced() throws IOException {
		final LogoModel model = Models.pooled(Crops.SINGLE);
		final Path out = export(model, ExportFormat.TFJS_HEAD, folder.resolve(
			"head"));
		final Path link = Files.createSymbolicLink(folder.resolve("link"), out);
		Files.writeString(out.resolve("README.txt"), "old");
		export(model, ExportFormat.TFJS_HEAD, link);
		assertTrue(Files.isSymbolicLink(link));
		assertTrue(Files.readString(out.resolve("README.txt")).startsWith("The"));
		assertFiles(folder, "head", "link");
	}

	@Test
	void foldersAndFilesOfOthersStayAsTheyAre() throws IOException {
		final LogoModel model = Models.pooled(Crops.SINGLE);
		final Path other = Files.createDirectory(folder.resolve("other"));
		Files.writeString(other.resolve("metadata.json"), "{\"labels\":[]}");
		assertRefused(model, ExportFormat.TFJS, other, "is no export");
		assertRefused(model, ExportFormat.ONNX, other, "is a folder, and format");
		final Path file = Files.writeString(folder.resolve("a.zip"), "x");
		assertRefused(model, ExportFormat.TFJS, file, "is a file, and format");
		assertRefused(model, ExportFormat.DL4J, file, "is no export");
		assertRefused(model, ExportFormat.ONNX, folder.resolve("gone/a.onnx"),
			"there is no folder " + folder.resolve("gone"));
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(
			file)))
		{
			zip.putNextEntry(new ZipEntry("metadata.json"));
			zip.write("[]".getBytes(StandardCharsets.UTF_8));
		}
		assertRefused(model, ExportFormat.DL4J, file, "is no export");
		assertEquals("{\"labels\":[]}", Files.readString(other.resolve(
			"metadata.json")));
	}

	@Test
	void aFailedExportLeavesTheOlderOne() throws IOException {
		final LogoModel model = Models.pooled(Crops.SINGLE);
		final Path out = export(model, ExportFormat.DL4J, folder.resolve("head"));
		final byte[] before = Files.readAllBytes(out);
		assertThrows(IOException.class, () -> new ModelExporter(model, Models
			.bundled(), (head, to) -> {
				to.write(1);
				throw new IOException("no space");
			}).export(ExportFormat.DL4J, out));
		assertArrayEquals(before, Files.readAllBytes(out));
		assertFiles(folder, "head.zip");
	}

	@Test
	void theZipHasTheMetadataBesideWhatDeeplearning4jWrote() throws IOException {
		final Path out = export(Models.tutorial(), ExportFormat.DL4J, folder
			.resolve("head.zip"));
		try (ZipFile zip = new ZipFile(out.toFile())) {
			assertEquals("written", new String(zip.getInputStream(zip.getEntry(
				"coefficients.bin")).readAllBytes(), StandardCharsets.UTF_8));
			assertTrue(Metadata.parse(new String(zip.getInputStream(zip.getEntry(
				"metadata.json")).readAllBytes(), StandardCharsets.UTF_8)).isOurs());
		}
	}

	@Test
	void aBackboneThatCannotBeWrittenSaysSo() throws IOException {
		final LogoModel model = Models.pooled(Crops.SINGLE);
		final Backbone other = Models.withoutLayers();
		for (final ExportFormat format : Arrays.asList(ExportFormat.TFJS,
			ExportFormat.ONNX))
		{
			assertTrue(assertThrows(IllegalArgumentException.class,
				() -> new ModelExporter(model, other, ModelExportTest::archive).export(
					format, folder.resolve("x"))).getMessage().contains(
						"export the head alone"));
		}
		assertFiles(folder);
	}

	@Test
	void anUnknownFormatIsNamedWithAllThatAreKnown() {
		final String message = assertThrows(IllegalArgumentException.class,
			() -> ExportFormat.of("h5")).getMessage();
		assertEquals("format must be one of tfjs, tfjs-head, onnx, dl4j, not " +
			"\"h5\"", message);
	}

	private void assertRefused(final LogoModel model, final ExportFormat format,
		final Path out, final String part)
	{
		final String message = assertThrows(IOException.class, () -> export(model,
			format, out)).getMessage();
		assertTrue(message.contains(part), message);
	}

	private static void assertSame(final LogoModel expected,
		final LogoModel actual)
	{
		assertEquals(expected.labels(), actual.labels());
		assertEquals(expected.preprocessing(), actual.preprocessing());
		assertEquals(expected.crops(), actual.crops());
		assertEquals(expected.backbone().sha256(), actual.backbone().sha256());
		assertEquals("bundled", actual.backbone().source());
		final FeatureMap map = Models.map(3, 3, 256, 7);
		assertArrayEquals(expected.head().probabilities(map), actual.head()
			.probabilities(map));
		assertEquals(expected.predict(map, LogoModel.OWN_THRESHOLD).toString(),
			actual.predict(map, LogoModel.OWN_THRESHOLD).toString());
		assertFalse(Double.isNaN(actual.predict(map, 0).similarity()));
	}

	private Path export(final LogoModel model, final ExportFormat format,
		final Path out) throws IOException
	{
		return new ModelExporter(model, Models.bundled(), ModelExportTest::archive)
			.export(format, out);
	}

	/** What Deeplearning4j would write. */
	private static void archive(final Head head, final OutputStream out)
		throws IOException
	{
		final ZipOutputStream zip = new ZipOutputStream(out);
		zip.putNextEntry(new ZipEntry("coefficients.bin"));
		zip.write("written".getBytes(StandardCharsets.UTF_8));
		zip.finish();
	}

	private LogoModel read(final ImportRequest request) throws IOException {
		return new ModelImporter(new Backbones(folder.resolve("cache")), Collections
			.emptyMap()).read(request);
	}

	private static void assertFiles(final Path folder, final String... names)
		throws IOException
	{
		try (Stream<Path> all = Files.list(folder)) {
			final List<String> found = all.map(file -> file.getFileName().toString())
				.sorted().collect(Collectors.toList());
			assertEquals(Arrays.asList(names), found);
		}
	}

}
