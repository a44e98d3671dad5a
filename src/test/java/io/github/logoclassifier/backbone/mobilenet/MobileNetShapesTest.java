
package io.github.logoclassifier.backbone.mobilenet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.testing.JavaProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Networks of all shapes, with random weights, against a convolution written
 * down as its definition says, in double.
 */
class MobileNetShapesTest {

	private static final String FUSED = "2FusedLanes -1282619397";
	private static final String PLAIN = "2PlainLanes -764548640";

	@ParameterizedTest
	@CsvSource({ "112, 0.25, true", "112, 0.25, false", "128, 0.25, true",
		"224, 0.25, false", "32, 0.5, true", "45, 0.25, false", "98, 0.25, true",
		"100, 0.35, true", "160, 0.25, false", "330, 0.1, true" })
	void featuresAreWhatTheDefinitionSays(final int side, final double alpha,
		final boolean padded) throws IOException
	{
		assertMatchesDefinition(side, alpha, padded);
	}

	/**
	 * Features are kept on disk by the arithmetic that made them. Where this
	 * fails the order of additions was changed: change {@code ARITHMETIC} with
	 * it.
	 */
	@Test
	void theBitsAreThoseOfThisArithmetic() throws IOException {
		assertEquals(Lanes.FASTEST instanceof FusedLanes ? FUSED : PLAIN, bits());
	}

	/** The arithmetic, and a hash of the features that it makes. */
	private static String bits() throws IOException {
		final MobileNetV1 network = RandomMobileNet.of(112, 0.25, true);
		final float[] pixels = new float[112 * 112 * 3];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = i * 37 % 255 / 127.5f - 1;
		}
		return network.arithmetic() + " " + Arrays.hashCode(network.newWorker()
			.features(pixels).values());
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
		assertEquals(PLAIN, process.out().trim());
	}

	public static void main(final String... args) throws IOException {
		assertMatchesDefinition(112, 0.25, true);
		assertMatchesDefinition(45, 0.35, false);
		System.out.println(bits());
	}

	private static void assertMatchesDefinition(final int side,
		final double alpha, final boolean padded) throws IOException
	{
		final MobileNetV1 network = RandomMobileNet.of(side, alpha, padded);
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
		final List<FeatureMap> maps = new ArrayList<>();
		for (final float[] image : images) {
			maps.add(worker.features(image));
		}
		for (int n = images.size() - 1; n >= 0; n--) {
			assertArrayEquals(maps.get(n).values(), worker.features(images.get(n))
				.values(), "the same bits in another order");
		}
		for (final int n : new int[] { 0, 5 }) {
			final double[] expected = Reference.features(network, images.get(n));
			final float[] actual = maps.get(n).values();
			assertEquals(expected.length, actual.length);
			for (int i = 0; i < actual.length; i++) {
				assertEquals(expected[i], actual[i], 1e-4, "image " + n + ", value " +
					i);
			}
		}
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
