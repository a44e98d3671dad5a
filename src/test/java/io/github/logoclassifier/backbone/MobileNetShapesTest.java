
package io.github.logoclassifier.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;

import io.github.logoclassifier.testing.JavaProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Networks of all shapes, with random weights, against a convolution written
 * down as its definition says, in double.
 */
class MobileNetShapesTest {

	private static final int[] WIDTHS = { 64, 128, 128, 256, 256, 512, 512, 512,
		512, 512, 512, 1024, 1024 };

	@ParameterizedTest
	@CsvSource({ "112, 0.25, true", "112, 0.25, false", "128, 0.25, true",
		"224, 0.25, false", "32, 0.5, true", "45, 0.25, false", "98, 0.25, true",
		"100, 0.35, true", "160, 0.25, false", "330, 0.1, true" })
	void featuresAreWhatTheDefinitionSays(final int side, final double alpha,
		final boolean padded) throws IOException
	{
		assertMatchesDefinition(side, alpha, padded);
	}

	/** Without fused multiplications, which the JVM can be told not to use. */
	@Test
	void aCpuThatDoesNotFuseGivesTheSame(@TempDir final Path folder)
		throws IOException
	{
		final Path log = folder.resolve("errors.txt");
		final JavaProcess process = JavaProcess.java(log, Collections.emptyMap(),
			Collections.singletonList("-XX:-UseFMA"), MobileNetShapesTest.class
				.getName());
		assertEquals(0, process.exitCode(), Files.readString(log));
		assertEquals("PlainLanes", process.out().trim());
	}

	public static void main(final String... args) throws IOException {
		assertMatchesDefinition(112, 0.25, true);
		assertMatchesDefinition(45, 0.35, false);
		System.out.println(Lanes.FASTEST.getClass().getSimpleName());
	}

	private static void assertMatchesDefinition(final int side,
		final double alpha, final boolean padded) throws IOException
	{
		final MobileNetV1 network = MobileNetV1.of(random(side, alpha, padded));
		final Random random = new Random(2);
		final List<float[]> images = new ArrayList<>();
		for (int n = 0; n < 6; n++) {
			final float[] pixels = new float[side * side * 3];
			for (int i = 0; i < pixels.length; i++) {
				pixels[i] = 2 * random.nextFloat() - 1;
			}
			images.add(pixels);
		}
		final Backbone.Worker worker = network.newWorker();
		final List<FeatureMap> together = worker.features(images);
		assertEquals(images.size(), together.size());
		for (int n = images.size() - 1; n >= 0; n--) {
			assertArrayEquals(together.get(n).values(), worker.features(images.get(n))
				.values(), "the same bits alone");
		}
		for (final int n : new int[] { 0, 5 }) {
			final double[] expected = Reference.features(network, images.get(n));
			final float[] actual = together.get(n).values();
			assertEquals(expected.length, actual.length);
			for (int i = 0; i < actual.length; i++) {
				assertEquals(expected[i], actual[i], 1e-4, "image " + n + ", value " +
					i);
			}
		}
	}

	private static Weights random(final int side, final double alpha,
		final boolean padded)
	{
		final Map<String, Tensor> tensors = new HashMap<>();
		int channels = (int) (32 * alpha);
		add(tensors, "conv1", "kernel", channels, 3, 3, 3, channels);
		for (int i = 1; i <= WIDTHS.length; i++) {
			final int outputs = (int) (WIDTHS[i - 1] * alpha);
			add(tensors, "conv_dw_" + i, "depthwise_kernel", channels, 3, 3, channels,
				1);
			add(tensors, "conv_pw_" + i, "kernel", outputs, 1, 1, channels, outputs);
			channels = outputs;
		}
		// Keras pads by hand if it has layers for that.
		final String layers =
			"{config: {name: input_1, batch_input_shape: [null, " + side + ", " +
				side + ", 3]}}" + (padded ? ", {config: {name: conv1_pad}}" : "");
		return new Weights("random", JsonParser.parseString("{layers: [" + layers +
			"]}").getAsJsonObject(), tensors);
	}

	/** A convolution that keeps the size of values, and its normalisation. */
	private static void add(final Map<String, Tensor> tensors, final String layer,
		final String weights, final int outputs, final int... shape)
	{
		int size = 1;
		for (final int length : shape) {
			size *= length;
		}
		final double scale = Math.sqrt(2.0 * outputs / size);
		final Random random = new Random(layer.hashCode());
		put(tensors, layer + "/" + weights, shape, () -> scale * random
			.nextGaussian());
		put(tensors, layer + "_bn/gamma", new int[] { outputs }, () -> 1);
		put(tensors, layer + "_bn/beta", new int[] { outputs }, random::nextDouble);
		put(tensors, layer + "_bn/moving_mean", new int[] { outputs }, () -> 0.1 *
			random.nextGaussian());
		put(tensors, layer + "_bn/moving_variance", new int[] { outputs },
			() -> 0.5 + random.nextDouble());
	}

	private static void put(final Map<String, Tensor> tensors, final String name,
		final int[] shape, final DoubleSupplier next)
	{
		int size = 1;
		for (final int length : shape) {
			size *= length;
		}
		final float[] values = new float[size];
		for (int i = 0; i < size; i++) {
			values[i] = (float) next.getAsDouble();
		}
		tensors.put(name, new Tensor(name, shape, values));
	}

	/** The network, tap by tap. */
	private static final class Reference {

		static double[] features(final MobileNetV1 network, final float[] pixels) {
			double[] data = new double[pixels.length];
			for (int i = 0; i < data.length; i++) {
				data[i] = pixels[i];
			}
			data = convolve(network.first, network.geometry[0], data, 3, false);
			for (int i = 0; i < network.depthwise.length; i++) {
				final FoldedLayer depthwise = network.depthwise[i];
				data = convolve(depthwise, network.geometry[i + 1], data, depthwise
					.outputs(), true);
				data = pointwise(network.pointwise[i], data);
			}
			return data;
		}

		private static double[] convolve(final FoldedLayer layer,
			final Geometry geometry, final double[] in, final int channels,
			final boolean depthwise)
		{
			final int side = geometry.outputSide();
			final int outputs = layer.outputs();
			final double[] out = new double[side * side * outputs];
			for (int p = 0; p < side * side; p++) {
				for (int o = 0; o < outputs; o++) {
					double sum = layer.bias[o];
					for (int t = 0; t < 9; t++) {
						final int y = geometry.input(p / side, t / 3);
						final int x = geometry.input(p % side, t % 3);
						if (!geometry.isInside(y) || !geometry.isInside(x)) continue;
						final int from = (y * geometry.inputSide() + x) * channels;
						if (depthwise) {
							sum += in[from + o] * layer.weights[t][o];
						}
						else {
							for (int c = 0; c < channels; c++) {
								sum += in[from + c] * layer.weights[t * channels + c][o];
							}
						}
					}
					out[p * outputs + o] = Math.min(Math.max(sum, 0), 6);
				}
			}
			return out;
		}

		private static double[] pointwise(final FoldedLayer layer,
			final double[] in)
		{
			final int inputs = layer.weights.length;
			final int outputs = layer.outputs();
			final double[] out = new double[in.length / inputs * outputs];
			for (int p = 0; p < in.length / inputs; p++) {
				for (int o = 0; o < outputs; o++) {
					double sum = layer.bias[o];
					for (int i = 0; i < inputs; i++) {
						sum += in[p * inputs + i] * layer.weights[i][o];
					}
					out[p * outputs + o] = Math.min(Math.max(sum, 0), 6);
				}
			}
			return out;
		}
	}

}
