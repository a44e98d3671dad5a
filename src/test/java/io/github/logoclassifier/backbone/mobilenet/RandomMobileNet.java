
package io.github.logoclassifier.backbone.mobilenet;

import com.google.gson.JsonParser;

import io.github.logoclassifier.backbone.Tensor;
import io.github.logoclassifier.backbone.Weights;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** Networks of any shape with random weights, always the same ones. */
public final class RandomMobileNet {

	private static final int[] WIDTHS = { 64, 128, 128, 256, 256, 512, 512, 512,
		512, 512, 512, 1024, 1024 };

	private RandomMobileNet() {}

	/**
	 * @param side pixels of the input's side
	 * @param alpha the width, 1 for 32 channels in the first layer
	 * @param padded whether it pads by hand before a stride, as Keras does
	 */
	public static MobileNetV1 of(final int side, final double alpha,
		final boolean padded) throws IOException
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
		return MobileNetV1.of(new Weights("random", JsonParser.parseString(
			"{layers: [" + layers + "]}").getAsJsonObject(), tensors));
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

}
