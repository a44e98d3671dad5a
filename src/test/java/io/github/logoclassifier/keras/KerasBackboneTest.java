
package io.github.logoclassifier.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.backbone.KerasCut;
import io.github.logoclassifier.backbone.LayerSummary;
import io.github.logoclassifier.image.PixelScaling;
import io.github.logoclassifier.testing.SmallKerasNetwork;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that Keras 2 wrote, against plain loops over the same weights. */
class KerasBackboneTest {

	private static final int VALUES = SmallKerasNetwork.INPUT *
		SmallKerasNetwork.INPUT * 3;

	@TempDir
	Path folder;

	@Test
	void aChainCutBehindAnyLayerGivesItsFeatures() throws IOException {
		final SmallKerasNetwork network = SmallKerasNetwork.sequential(1);
		final Path file = network.write(folder.resolve("chain.h5"));
		for (final String layer : new String[] { "conv", "bn", "relu", "pool",
			"conv_b", "mean" })
		{
			assertGives(network, layer, read(file, layer, PixelScaling.TF));
		}
	}

	/** As the first versions of Keras 2 described it. */
	@Test
	void aChainNeedNotHaveItsInputAmongItsLayers() throws IOException {
		final SmallKerasNetwork network = SmallKerasNetwork.sequential(1);
		final JsonObject config = network.config();
		final JsonArray layers = config.getAsJsonObject("config").getAsJsonArray(
			"layers");
		layers.get(1).getAsJsonObject().getAsJsonObject("config").add(
			"batch_input_shape", layers.remove(0).getAsJsonObject().getAsJsonObject(
				"config").get("batch_input_shape"));
		config.add("config", layers);
		assertGives(network, "conv_b", read(network.write(folder.resolve("old.h5"),
			"2.1.6", config), "", PixelScaling.TF));
	}

	/**
	 * In it a layer's output is added to what ReLU makes of the same output, and
	 * maps are put one behind the other.
	 */
	@Test
	void aGraphCutBehindAnyLayerGivesItsFeatures() throws IOException {
		final SmallKerasNetwork network = SmallKerasNetwork.functional(2);
		final Path file = network.write(folder.resolve("graph.h5"));
		for (final String layer : new String[] { "conv", "bn", "relu", "pool",
			"conv_b", "conv_c", "add", "both", "mean" })
		{
			assertGives(network, layer, read(file, layer, PixelScaling.TF));
		}
	}

	@Test
	void mapsHaveTheirSizeAndRowsOfFeaturesAreMapsOfOnePlace()
		throws IOException
	{
		final Path file = SmallKerasNetwork.functional(2).write(folder.resolve(
			"graph.h5"));
		assertShape(12, 6, read(file, "relu", PixelScaling.TF));
		assertShape(6, 8, read(file, "add", PixelScaling.TF));
		assertShape(6, 14, read(file, "both", PixelScaling.TF));
		assertShape(1, 14, read(file, "mean", PixelScaling.TF));
		assertShape(1, 5, read(file, "classes", PixelScaling.TF));
	}

	@Test
	void withoutALayerItIsTheLastThatGivesAMap() throws IOException {
		assertEquals("both", read(SmallKerasNetwork.functional(2).write(folder
			.resolve("graph.h5")), "", PixelScaling.TF).kerasCut().get().layer());
		assertEquals("conv_b", read(SmallKerasNetwork.sequential(2).write(folder
			.resolve("chain.h5")), "", PixelScaling.TF).kerasCut().get().layer());
	}

	@Test
	void pixelsAreScaledAsTheUserSays() throws IOException {
		final SmallKerasNetwork network = SmallKerasNetwork.sequential(3);
		final Path file = network.write(folder.resolve("chain.h5"));
		final float[] pixels = pixels(5);
		final double[] halves = new double[VALUES];
		final double[] blueFirst = new double[VALUES];
		final double[] mean = { 103.939, 116.779, 123.68 };
		for (int i = 0; i < VALUES; i++) {
			halves[i] = pixels[i] / 2.0 + 0.5;
			blueFirst[i] = 127.5 * pixels[i - i % 3 + 2 - i % 3] + 127.5 - mean[i %
				3];
		}
		assertClose(network.output("conv_b", halves), read(file, "conv_b",
			PixelScaling.UNIT).newWorker().features(pixels), 1e-5);
		assertClose(network.output("conv", blueFirst), read(file, "conv",
			PixelScaling.CAFFE).newWorker().features(pixels), 1e-3);
	}

	@Test
	void whatIsComputedIsNamedByFileLayerAndScaling() throws IOException {
		final Path file = SmallKerasNetwork.sequential(3).write(folder.resolve(
			"chain.h5"));
		final String sha = read(file, "relu", PixelScaling.TF).sha256();
		assertEquals(sha, read(file, "relu", PixelScaling.TF).sha256());
		assertNotEquals(sha, read(file, "pool", PixelScaling.TF).sha256());
		assertNotEquals(sha, read(file, "relu", PixelScaling.UNIT).sha256());
		assertTrue(sha.matches("[0-9a-f]{64}"), sha);
	}

	@Test
	void layersAreThoseOfKerasUpToTheCut() throws IOException {
		final List<String> layers = read(SmallKerasNetwork.functional(2).write(
			folder.resolve("graph.h5")), "conv_b", PixelScaling.TF).layers().stream()
			.map(KerasBackboneTest::text).collect(Collectors.toList());
		assertEquals(Arrays.asList("pixels 24×24×3 0 input, red green blue",
			"conv 12×12×6 168 Conv2D", "bn 12×12×6 24 BatchNormalization",
			"relu 12×12×6 0 ReLU", "pool 6×6×6 0 MaxPooling2D",
			"conv_b 6×6×8 440 Conv2D"), layers);
		final List<LayerSummary> chain = read(SmallKerasNetwork.sequential(2).write(
			folder.resolve("chain.h5")), "conv_b", PixelScaling.TF).layers();
		assertEquals(layers.subList(1, 6), chain.subList(1, 6).stream().map(
			KerasBackboneTest::text).collect(Collectors.toList()));
	}

	@Test
	void anyNumberOfThreadsGetsTheSameBits() throws Exception {
		final Backbone backbone = read(SmallKerasNetwork.functional(4).write(folder
			.resolve("graph.h5")), "both", PixelScaling.TF);
		final List<float[]> images = new ArrayList<>();
		final List<FeatureMap> alone = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			images.add(pixels(i));
			alone.add(backbone.newWorker().features(images.get(i)));
		}
		assertSame(alone, backbone.newTeam(3).features(images));
		final ExecutorService threads = Executors.newFixedThreadPool(3);
		try {
			final List<Future<List<FeatureMap>>> running = new ArrayList<>();
			for (int t = 0; t < 3; t++) {
				running.add(threads.submit(() -> backbone.newWorker().features(
					images)));
			}
			for (final Future<List<FeatureMap>> one : running) {
				assertSame(alone, one.get());
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static void assertSame(final List<FeatureMap> expected,
		final List<FeatureMap> actual)
	{
		for (int i = 0; i < expected.size(); i++) {
			assertArrayEquals(expected.get(i).values(), actual.get(i).values());
		}
	}

	private static String text(final LayerSummary layer) {
		return layer.name() + " " + layer.outputShape() + " " + layer.parameters() +
			" " + layer.type();
	}

	private static void assertGives(final SmallKerasNetwork network,
		final String layer, final Backbone backbone)
	{
		final float[] pixels = pixels(7);
		final double[] exact = new double[VALUES];
		for (int i = 0; i < VALUES; i++) {
			exact[i] = pixels[i];
		}
		assertEquals(SmallKerasNetwork.INPUT, backbone.inputSize());
		assertClose(network.output(layer, exact), backbone.newWorker().features(
			pixels), 1e-5);
	}

	private static void assertClose(final double[] expected,
		final FeatureMap actual, final double tolerance)
	{
		assertEquals(expected.length, actual.values().length);
		for (int i = 0; i < expected.length; i++) {
			assertEquals(expected[i], actual.values()[i], tolerance, "value " + i);
		}
	}

	private static void assertShape(final int side, final int channels,
		final Backbone backbone)
	{
		final FeatureMap map = backbone.newWorker().features(pixels(1));
		assertEquals(side, backbone.gridSize());
		assertEquals(side, map.height());
		assertEquals(side, map.width());
		assertEquals(channels, backbone.channels());
		assertEquals(channels, map.channels());
	}

	private static float[] pixels(final long seed) {
		final Random random = new Random(seed);
		final float[] pixels = new float[VALUES];
		for (int i = 0; i < VALUES; i++) {
			pixels[i] = 2 * random.nextFloat() - 1;
		}
		return pixels;
	}

	private static Backbone read(final Path file, final String layer,
		final PixelScaling scaling) throws IOException
	{
		return KerasImporter.read(file, "small", new KerasCut("0".repeat(64), layer,
			scaling));
	}

}
