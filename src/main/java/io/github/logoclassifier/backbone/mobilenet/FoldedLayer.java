
package io.github.logoclassifier.backbone.mobilenet;

import io.github.logoclassifier.backbone.Tensor;
import io.github.logoclassifier.backbone.Weights;

import java.io.IOException;

/**
 * A convolution with its batch normalisation folded in: weights and a bias,
 * followed by ReLU6. Folding is done in double: w′ = w · γ / √(variance + ε),
 * b′ = β − mean · γ / √(variance + ε).
 */
public final class FoldedLayer {

	/** One row for each input of an output: taps, input channels, or both. */
	public final float[][] weights;
	/** The same by outputs, each with a zero behind if its inputs are odd. */
	final float[][] byOutput;
	public final float[] bias;

	private FoldedLayer(final float[][] weights, final float[] bias) {
		this.weights = weights;
		byOutput = new float[bias.length][weights.length + weights.length % 2];
		for (int o = 0; o < bias.length; o++) {
			for (int i = 0; i < weights.length; i++) {
				byOutput[o][i] = weights[i][o];
			}
		}
		this.bias = bias;
	}

	/**
	 * Folds a layer; one that has a bias instead of a normalisation is folded
	 * already.
	 *
	 * @param convolution the layer's name, "conv_pw_1" say; its normalisation is
	 *          named by it with "_bn" behind
	 * @param kernel its weights, rows of outputs running fastest
	 */
	static FoldedLayer of(final Weights all, final String convolution,
		final Tensor kernel, final int outputs, final double epsilon)
		throws IOException
	{
		final String bn = convolution + "_bn/";
		if (all.has(convolution + "/bias") && !all.has(bn + "gamma")) {
			return folded(all, convolution, kernel, outputs);
		}
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

	private static FoldedLayer folded(final Weights all, final String convolution,
		final Tensor kernel, final int outputs) throws IOException
	{
		final float[] values = kernel.values();
		final float[][] weights = new float[values.length / outputs][outputs];
		for (int i = 0; i < weights.length; i++) {
			System.arraycopy(values, i * outputs, weights[i], 0, outputs);
		}
		return new FoldedLayer(weights, all.values(convolution + "/bias", outputs)
			.clone());
	}

	/** Inputs of an output, and one of weight zero if they are odd. */
	int evenInputs() {
		return weights.length + weights.length % 2;
	}

	public int outputs() {
		return bias.length;
	}

}
