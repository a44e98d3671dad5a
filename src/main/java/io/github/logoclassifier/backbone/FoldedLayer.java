
package io.github.logoclassifier.backbone;

import java.io.IOException;
import java.util.Arrays;

/**
 * A convolution with its batch normalisation folded in: weights and a bias,
 * followed by ReLU6. Folding is done in double: w′ = w · γ / √(variance + ε),
 * b′ = β − mean · γ / √(variance + ε).
 */
final class FoldedLayer {

	/** One row for each input of an output: taps, input channels, or both. */
	final float[][] weights;
	final float[] bias;

	private FoldedLayer(final float[][] weights, final float[] bias) {
		this.weights = weights;
		this.bias = bias;
	}

	/**
	 * @param convolution the layer's name, "conv_pw_1" say; its normalisation is
	 *          named by it with "_bn" behind
	 * @param kernel its weights, rows of outputs running fastest
	 */
	static FoldedLayer of(final Weights all, final String convolution,
		final Tensor kernel, final int outputs, final double epsilon)
		throws IOException
	{
		final String bn = convolution + "_bn/";
		final float[] gamma = all.values(bn + "gamma", outputs);
		final float[] beta = all.values(bn + "beta", outputs);
		final float[] mean = all.values(bn + "moving_mean", outputs);
		final float[] variance = all.values(bn + "moving_variance", outputs);
		final float[] values = kernel.values();
		final float[][] weights = new float[values.length / outputs][outputs];
		final float[] bias = new float[outputs];
		for (int o = 0; o < outputs; o++) {
			final double scale = gamma[o] / Math.sqrt(variance[o] + epsilon);
			bias[o] = (float) (beta[o] - mean[o] * scale);
			for (int i = 0; i < weights.length; i++) {
				weights[i][o] = (float) (values[i * outputs + o] * scale);
			}
		}
		return new FoldedLayer(weights, bias);
	}

	/** With inputs of weight zero added, up to a number of them. */
	FoldedLayer padded(final int inputs) {
		final float[][] more = Arrays.copyOf(weights, inputs);
		Arrays.fill(more, weights.length, inputs, new float[outputs()]);
		return new FoldedLayer(more, bias);
	}

	int outputs() {
		return bias.length;
	}

}
