
package io.github.logoclassifier.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.LogoModelFile;
import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.SampleModels;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported TF.js models, run by TF.js itself. */
class TfjsInNodeTest {

	private static final double TOLERANCE = 1e-4;

	private static final Path NODE = Paths.get("src", "benchmark", "node");

	@TempDir
	Path folder;

	private SampleModels samples;

	@BeforeEach
	void start() {
		samples = new SampleModels(folder);
	}

	@AfterEach
	void stop() {
		samples.close();
	}

	@Test
	void theScriptMakesTheViewsThatThePluginMakes() throws IOException {
		requireNode();
		final Path exported = export(samples.train(HeadKind.POOLED, true,
			Backbones.BUNDLED), ExportFormat.TFJS);
		final LogoModel model = LogoModelFile.read(folder.resolve(
			"pooled-crops.logomodel"));
		final Path framed = samples.framedFiles(model, folder).get(1);
		final Path views = folder.resolve("views.txt");
		// Bytes, which a text would not hold: so they go into a file.
		run("sh", "-c", "node \"$0\" views \"$1\" \"$2\" > \"$3\"", script(),
			exported.toString(), framed.toString(), views.toString());
		final List<int[]> crops = Crops.MULTIPLE.of(samples.framed(model,
			SampleModels.images().get(1)), model.backbone().inputSize());
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(views));
		for (int crop = 0; crop < crops.size(); crop++) {
			for (final int pixel : crops.get(crop)) {
				assertEquals(pixel & 0xffffff, (bytes.get() & 0xff) << 16 | (bytes
					.get() & 0xff) << 8 | bytes.get() & 0xff, "crop " + crop);
			}
		}
		assertEquals(0, bytes.remaining());
	}

	@Test
	void theScriptGivesThePluginsAnswer() throws IOException {
		requireTfjs();
		for (final boolean crops : new boolean[] { true, false }) {
			final Path model = samples.train(HeadKind.POOLED, crops,
				Backbones.BUNDLED);
			assertSame(model, "classify", export(model, ExportFormat.TFJS)
				.toString());
		}
	}

	@Test
	void theNetworkOfOneCropGivesThePluginsProbabilities() throws IOException {
		requireTfjs();
		for (final HeadKind head : HeadKind.values()) {
			final Path model = samples.train(head, false, Backbones.BUNDLED);
			assertSame(model, "network", export(model, ExportFormat.TFJS).toString());
		}
	}

	/** The tutorial's lines: loadLayersModel, truncated MobileNet, head. */
	@Test
	void theHeadAloneFitsBehindATruncatedMobileNet() throws IOException {
		requireTfjs();
		for (final HeadKind head : HeadKind.values()) {
			final Path model = samples.train(head, false, Backbones.BUNDLED);
			final Path backbone = Paths.get("src", "main", "resources", "io",
				"github", "logoclassifier", "backbone", "weights", "logonet_0.25_112");
			assertSame(model, "head", backbone.toString(), export(model,
				ExportFormat.TFJS_HEAD).toString());
		}
	}

	private void assertSame(final Path model, final String... arguments)
		throws IOException
	{
		final List<String> command = new ArrayList<>(Arrays.asList("node",
			script()));
		command.addAll(Arrays.asList(arguments));
		for (final Path file : samples.framedFiles(LogoModelFile.read(model),
			folder))
		{
			command.add(file.toString());
		}
		final String[] lines = run(command.toArray(new String[0])).split("\n");
		final List<Path> images = SampleModels.images();
		assertEquals(images.size(), lines.length);
		for (int i = 0; i < lines.length; i++) {
			final JsonObject answer = JsonParser.parseString(lines[i])
				.getAsJsonObject();
			assertArrayEquals(samples.probabilities(model, images.get(i)), values(
				answer.getAsJsonArray("probabilities")), TOLERANCE, images.get(i)
					.toString());
			if (!answer.has("label")) continue;
			final Prediction prediction = samples.predict(model, images.get(i));
			assertEquals(prediction.label(), answer.get("label").getAsString());
			assertEquals(prediction.similarity(), answer.get("similarity")
				.getAsDouble(), TOLERANCE);
		}
	}

	private static double[] values(final JsonArray array) {
		final double[] values = new double[array.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = array.get(i).getAsDouble();
		}
		return values;
	}

	private Path export(final Path model, final ExportFormat format)
		throws IOException
	{
		return samples.logos().exportModel(model, format, folder.resolve(format
			.id()));
	}

	private static String script() {
		return NODE.resolve("exported.mjs").toAbsolutePath().toString();
	}

	private String run(final String... command) throws IOException {
		final Path errors = folder.resolve("errors.txt");
		final JavaProcess process = JavaProcess.run(errors, Collections.emptyMap(),
			Arrays.asList(command));
		assertEquals(0, process.exitCode(), Files.readString(errors));
		return process.out();
	}

	private void requireNode() {
		boolean there;
		try {
			there = JavaProcess.run(folder.resolve("node.txt"), Collections
				.emptyMap(), Arrays.asList("node", "--version")).exitCode() == 0;
		}
		catch (final IOException exc) {
			there = false;
		}
		assumeTrue(there, "skipped: there is no Node.js");
	}

	private void requireTfjs() {
		requireNode();
		assumeTrue(Files.isDirectory(NODE.resolve(Paths.get("node_modules",
			"@tensorflow", "tfjs"))), "skipped: there is no TF.js; run npm install " +
				"in " + NODE);
	}

}
