
package io.github.logoclassifier.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.model.BackboneReference;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.LogoModelFile;
import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.testing.Seed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelImportTest {

	@TempDir
	Path folder;

	private Path json;

	/** A head as a page saves it: names of its own, no metadata. */
	@BeforeEach
	void saveHead() throws IOException {
		json = folder.resolve("brand.json");
		Files.writeString(json, "{\"modelTopology\":{\"class_name\":" +
			"\"Sequential\",\"config\":[" + layer("Flatten", "f",
				"\"batch_input_shape\":[null,3,3,256]") + "," + layer("Dense", "d1",
					"\"units\":2,\"activation\":\"relu\",\"use_bias\":true") + "," +
			layer("Dropout", "drop", "\"rate\":0.5") + "," + layer("Dense", "d2",
				"\"units\":3,\"activation\":\"softmax\",\"use_bias\":false") +
			"]},\"weightsManifest\":[{\"paths\":[\"./brand.weights.bin\"]," +
			"\"weights\":[" + weight("d1/kernel", "[2304,2]") + "," + weight(
				"d1/bias", "[2]") + "," + weight("d2/kernel", "[2,3]") + "]}]}");
		final ByteBuffer bytes = ByteBuffer.allocate(4 * (2304 * 2 + 2 + 6)).order(
			ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < 2304; i++) {
			bytes.putFloat(i == 0 ? 1 : 0).putFloat(i == 1 ? 1 : 0);
		}
		bytes.putFloat(0).putFloat(0.5f);
		for (final float value : new float[] { 1, 2, 3, 4, 5, 9 }) {
			bytes.putFloat(value);
		}
		Files.write(folder.resolve("brand.weights.bin"), bytes.array());
	}

	private static String layer(final String type, final String name,
		final String config)
	{
		return "{\"class_name\":\"" + type + "\",\"config\":{\"name\":\"" + name +
			"\"," + config + "}}";
	}

	private static String weight(final String name, final String shape) {
		return "{\"name\":\"" + name + "\",\"shape\":" + shape +
			",\"dtype\":\"float32\"}";
	}

	/** Logits of the features (2, 0.5, …): those of 2·(1, 2, 3) + (4, 5, 9). */
	@Test
	void outputsAreSortedByTheirLabels() throws IOException {
		final LogoModel model = read(request("windows", " apple", "android"));
		assertEquals(Arrays.asList("android", "apple", "windows"), model.labels());
		assertEquals(HeadKind.TUTORIAL, model.head().kind());
		assertEquals(Framing.STRETCH, model.preprocessing().framing());
		final float[] features = new float[2304];
		features[0] = 2;
		features[1] = 0.5f;
		final double[] logits = { 6 + 9, 4 + 5, 2 + 4 };
		double sum = 0;
		for (final double logit : logits) {
			sum += Math.exp(logit);
		}
		final double[] probabilities = model.head().probabilities(new FeatureMap(3,
			3, 256, features));
		for (int i = 0; i < 3; i++) {
			assertEquals(Math.exp(logits[i]) / sum, probabilities[i], 1e-12);
		}
	}

	@Test
	void withoutCentroidsNothingIsUnknown() throws IOException {
		final Path file = folder.resolve("m.logomodel");
		LogoModelFile.write(read(request("a", "b", "c")), file);
		assertEquals(3, LogoModelFile.formatVersion(file));
		final LogoModel model = LogoModelFile.read(file);
		assertEquals(0, model.threshold());
		for (final double threshold : new double[] { LogoModel.OWN_THRESHOLD, 0,
			1 })
		{
			final Prediction prediction = model.predict(Models.map(3, 3, 256, 1),
				threshold);
			assertTrue(Double.isNaN(prediction.similarity()));
			assertFalse(prediction.isUnknown());
			assertEquals(prediction.candidates().get(0).label(), prediction.label());
		}
		assertTrue(model.card().warnings().get(0).contains(
			"nothing is called unknown"));
	}

	@Test
	void labelsAreFoundBesideTheModel() throws IOException {
		final ImportRequest request = request();
		Files.writeString(folder.resolve("labels.txt"),
			"0 red dot\r\n1 blue\n2 zebra\n\n");
		assertEquals(Arrays.asList("blue", "red dot", "zebra"), read(request)
			.labels());
		Files.writeString(folder.resolve("labels.txt"), "x\ny\nz");
		assertEquals(Arrays.asList("x", "y", "z"), read(request).labels());
		Files.writeString(folder.resolve("metadata.json"),
			"{\"tfjsVersion\":\"1.3.1\",\"labels\":[\"k\",\"l\",\"m\"]}");
		assertEquals(Arrays.asList("k", "l", "m"), read(request).labels());
	}

	@Test
	void labelsThatDoNotFitSayHowMany() throws IOException {
		assertFails(request(), "labels are missing", "3 classes", "labels=");
		assertFails(request("a", "b"), "2 labels (a, b)", "3 classes");
		assertFails(request("a", "b", "a"), "a label twice");
		assertFails(request("a", "", "b"), "an empty one");
		assertFails(request("a", "Unknown", "b"), "pictures of no class");
		Files.writeString(folder.resolve("metadata.json"), "{\"labels\":[\"k\"]}");
		assertFails(request(), "metadata.json has 1 labels");
	}

	@Test
	void aBackboneMustBeGivenAndMustFit() throws IOException {
		assertFails(ImportRequest.of(json).labels(Models.LABELS),
			"backbone is missing", "mobilenet_0.25_224");
		edit(text -> text.replace("[2304,2]", "[100,2]"));
		truncate(4 * (200 + 2 + 6));
		assertFails(request("a", "b", "c"), "takes 100 features", "3×3×256 = 2304",
			json.toString());
	}

	@Test
	void damagedAndHostileFilesAreNamed() throws IOException {
		truncate(100);
		assertFails(request("a", "b", "c"), "brand.weights.bin is truncated");
		Files.delete(folder.resolve("brand.weights.bin"));
		assertFails(request("a", "b", "c"), "brand.weights.bin does not exist",
			"beside it");
		for (final String text : new String[] { "", "{", "[]", "{\"a\":1}",
			"{\"modelTopology\":{\"config\":[]},\"weightsManifest\":[]}",
			"{\"modelTopology\":{\"config\":{}},\"weightsManifest\":[]}",
			"{\"modelTopology\":{\"config\":[3]},\"weightsManifest\":[]}",
			"{\"modelTopology\":{\"config\":[{}]},\"weightsManifest\":[]}",
			"{\"modelTopology\":{\"config\":[{\"config\":{\"name\":\"x\"}}]}," +
				"\"weightsManifest\":[]}" })
		{
			Files.writeString(json, text);
			assertFails(request("a", "b", "c"), "brand.json");
		}
		assertFails(ImportRequest.of(folder.resolve("gone")),
			"gone does not exist");
		Files.writeString(folder.resolve("net.zip"), "PK");
		assertFails(ImportRequest.of(folder.resolve("net.zip")), "unpack it");
	}

	@Test
	void weightsThatAreNoNumbersAreRefused() throws IOException {
		final byte[] bytes = Files.readAllBytes(folder.resolve(
			"brand.weights.bin"));
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(40,
			Float.NaN);
		Files.write(folder.resolve("brand.weights.bin"), bytes);
		assertFails(request("a", "b", "c"), json.toString(), "layer d1",
			"not a number");
	}

	@Test
	void absurdSizesTakeNoMemory() throws IOException {
		edit(text -> text.replace("[2304,2]", "[2000000000,2]"));
		assertFails(request("a", "b", "c"), json.toString(), "absurd shape");
	}

	@Test
	void layersThatMakeNoHeadAreNamed() throws IOException {
		final String whole = Files.readString(json);
		final String[][] cases = { { "\"class_name\":\"Flatten\"",
			"\"class_name\":\"Conv2D\"", "a layer f of the type Conv2D" }, {
				"\"class_name\":\"Flatten\"", "\"class_name\":\"Sequential\"",
				"Teachable Machine" }, { "\"class_name\":\"Flatten\"",
					"\"class_name\":\"InputLayer\"", "begins with a Dense layer" }, {
						"\"relu\"", "\"tanh\"", "activation tanh (at layer d1)" }, {
							"\"softmax\"", "\"relu\"", "must be a softmax" }, { "\"units\":3",
								"\"units\":4", "4 units" }, { "d2/kernel", "d3/kernel",
									"has no weights \"d2/kernel\"" }, {
										"\"class_name\":\"Dropout\"", "\"class_name\":\"Flatten\"",
										"two layers that flatten" }, { "\"name\":\"d2\"",
											"\"nome\":\"d2\"", "a layer without a name" }, {
												"\"name\":\"f\"",
												"\"data_format\":\"channels_first\",\"name\":\"f\"",
												"channels first" } };
		for (final String[] one : cases) {
			assertTrue(whole.contains(one[0]), one[0]);
			Files.writeString(json, whole.replace(one[0], one[1]));
			assertFails(request("a", "b", "c"), json.toString(), one[2]);
		}
	}

	@Test
	void branchesAreRefused() throws IOException {
		edit(text -> text.replace("{\"class_name\":\"Dense\",\"config\":{\"name" +
			"\":\"d2\"",
			"{\"inbound_nodes\":[[[\"f\",0,0,{}]]],\"class_name\":\"Dense\",\"config\":{\"name\":\"d2\""));
		assertFails(request("a", "b", "c"), "has branches (at layer d2)");
	}

	@Test
	void theOnlyWeightFileIsTakenForOneThatWasRenamed() throws IOException {
		Files.move(folder.resolve("brand.weights.bin"), folder.resolve(
			"model.weights.bin"));
		assertTrue(read(request("a", "b", "c")).card().warnings().get(0).contains(
			"names the weight file brand.weights.bin, which is not there"));
		Files.copy(folder.resolve("model.weights.bin"), folder.resolve("b.bin"));
		assertFails(request("a", "b", "c"), "brand.weights.bin does not exist");
	}

	@Test
	void damagedMetadataOfOurOwnIsNamed() throws IOException {
		final Path out = folder.resolve("out");
		new ModelExporter(Models.pooled(Crops.SINGLE), Models.bundled(), null)
			.export(ExportFormat.TFJS_HEAD, out);
		final Path metadata = out.resolve("metadata.json");
		final String text = Files.readString(metadata);
		for (final String[] one : new String[][] { { "\"version\": 1",
			"\"version\": 2", "later Logo Classifier" }, { "\"imageSize\": 112",
				"\"imageSize\": \"x\"", "is damaged" }, { "\"threshold\": 0.5",
					"\"threshold\": 7.0", "threshold 7.0" }, { "\"framing\": \"trim\"",
						"\"framing\": \"twist\"", "twist" }, { "\"centroids\": [",
							"\"centroids\": [[1],", "4 labels" } })
		{
			assertTrue(text.contains(one[0]), one[0]);
			Files.writeString(metadata, text.replace(one[0], one[1]));
			if (one[2].equals("4 labels")) assertFalse(read(ImportRequest.of(out))
				.novelty().isKnown());
			else assertFails(ImportRequest.of(out), one[2]);
		}
	}

	@Test
	void aBackboneThatIsNotTheOneInsideIsRefused() throws IOException {
		final Path out = folder.resolve("out");
		new ModelExporter(Models.pooled(Crops.SINGLE), Models.bundled(), null)
			.export(ExportFormat.TFJS, out);
		assertEquals("bundled", read(ImportRequest.of(out).backbone("bundled"))
			.backbone().source());
		final String other = Seed.path("mobilenet", "web_model").toString();
		assertFails(ImportRequest.of(out).backbone(other), "is not the one in",
			"leave backbone out");
	}

	/** One weight of the backbone is another one: it is found nowhere else. */
	@Test
	void aBackboneThatCameWithTheModelIsKept() throws IOException {
		final Path out = folder.resolve("out");
		new ModelExporter(Models.pooled(Crops.SINGLE), Models.bundled(), null)
			.export(ExportFormat.TFJS, out);
		final Path shard = out.resolve("group1-shard1of1.bin");
		final byte[] bytes = Files.readAllBytes(shard);
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, 0.25f);
		Files.write(shard, bytes);
		final BackboneReference reference = read(ImportRequest.of(out)).backbone();
		assertFalse(reference.sha256().equals(Models.bundled().sha256()));
		Files.delete(shard);
		assertEquals(reference.sha256(), new Backbones(folder.resolve("cache"))
			.find(reference.name(), reference.sha256(), reference.source()).sha256());
	}

	@Test
	void theTutorialAuthorsHeadSaysWhatItSaid() throws IOException {
		final LogoModel model = read(ImportRequest.of(Seed.path("head")).labels(
			Arrays.asList("android", "apple", "windows")).backbone(Seed.path(
				"mobilenet", "web_model").toString()));
		final JsonArray expected = Seed.json("author_head_all94.json")
			.getAsJsonObject("probs").getAsJsonArray("browser");
		final float[] features = Seed.npy("train_features_cpu.npy");
		final int size = 7 * 7 * 256;
		for (int i = 0; i < 90; i++) {
			final double[] probabilities = model.head().probabilities(new FeatureMap(
				7, 7, 256, Arrays.copyOfRange(features, i * size, (i + 1) * size)));
			for (int c = 0; c < 3; c++) {
				assertEquals(expected.get(i).getAsJsonArray().get(c).getAsDouble(),
					probabilities[c], 1e-4);
			}
		}
		assertArrayEquals(new int[] { 12544, 10, 3 }, new int[] { model.head()
			.inputs(), model.head().layers().get(0).outputs(), model.head()
				.classes() });
	}

	private ImportRequest request(final String... labels) {
		return ImportRequest.of(json).labels(Arrays.asList(labels)).backbone(
			"bundled");
	}

	private LogoModel read(final ImportRequest request) throws IOException {
		return new ModelImporter(new Backbones(folder.resolve("cache")), Collections
			.emptyMap()).read(request);
	}

	private void assertFails(final ImportRequest request, final String... parts) {
		final Exception thrown = assertThrows(Exception.class, () -> read(request));
		assertTrue(thrown instanceof IOException ||
			thrown instanceof IllegalArgumentException, thrown.toString());
		for (final String part : parts) {
			assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
		}
	}

	private void edit(final UnaryOperator<String> change) throws IOException {
		final String before = Files.readString(json);
		final String after = change.apply(before);
		assertFalse(after.equals(before));
		Files.writeString(json, after);
	}

	private void truncate(final int bytes) throws IOException {
		final Path weights = folder.resolve("brand.weights.bin");
		Files.write(weights, Arrays.copyOf(Files.readAllBytes(weights), bytes));
	}

}
