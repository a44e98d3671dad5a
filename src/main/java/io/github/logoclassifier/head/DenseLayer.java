
package io.github.logoclassifier.head;

import java.util.Locale;

/**
 * A fully connected layer: outputs = activation(inputs · weights + bias), added
 * up in double. Immutable.
 */
public final class DenseLayer {

	/** What follows the sum. */
	public enum Activation {

			/** max(x, 0). */
			RELU,
			/** exp(x) / Σ exp(x). */
			SOFTMAX;

		/** The name that files have: "relu", "softmax". */
		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}

		/**
		 * Finds an activation by that name, in any case.
		 *
		 * @throws IllegalArgumentException if there is none
		 */
		public static Activation of(final String id) {
			for (final Activation activation : values()) {
				if (activation.id().equalsIgnoreCase(id)) return activation;
			}
			throw new IllegalArgumentException(
				"the activation of a layer must be relu or softmax, not \"" + id +
					"\"");
		}
	}

	private final int inputs;
	private final int outputs;
	private final float[] weights;
	private final float[] bias;
	private final Activation activation;

	/**
	 * @param weights inputs × outputs values, the output running fastest
	 * @param bias one value for each output
	 * @throws IllegalArgumentException if the sizes do not fit, or a value is not
	 *           a number
	 */
	public DenseLayer(final float[] weights, final float[] bias,
		final Activation activation)
	{
		if (bias.length == 0 || weights.length == 0 || weights.length %
			bias.length != 0)
		{
			throw new IllegalArgumentException(weights.length + " weights for " +
				bias.length + " outputs");
		}
		requireFinite(weights);
		requireFinite(bias);
		outputs = bias.length;
		inputs = weights.length / outputs;
		this.weights = weights.clone();
		this.bias = bias.clone();
		this.activation = activation;
	}

	public int inputs() {
		return inputs;
	}

	public int outputs() {
		return outputs;
	}

	public Activation activation() {
		return activation;
	}

	/** A copy: inputs × outputs values, the output running fastest. */
	public float[] weights() {
		return weights.clone();
	}

	/** A copy. */
	public float[] bias() {
		return bias.clone();
	}

	/** The same layer with all sums multiplied by a factor. */
	DenseLayer scaled(final double factor) {
		return new DenseLayer(scaled(weights, factor), scaled(bias, factor),
			activation);
	}

	private static float[] scaled(final float[] values, final double factor) {
		final float[] scaled = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			scaled[i] = (float) (values[i] * factor);
		}
		return scaled;
	}

	double[] apply(final double[] in) {
		if (in.length != inputs) {
			throw new IllegalArgumentException("the head takes " + inputs +
				" features, not " + in.length);
		}
		final double[] out = new double[outputs];
		for (int o = 0; o < outputs; o++) {
			out[o] = bias[o];
		}
		for (int i = 0; i < inputs; i++) {
			final double x = in[i];
			if (x == 0) continue; // half of all features, behind a ReLU
			for (int o = 0; o < outputs; o++) {
				out[o] += x * weights[i * outputs + o];
			}
		}
		if (activation == Activation.RELU) relu(out);
		else softmax(out);
		return out;
	}

	private static void relu(final double[] values) {
		for (int i = 0; i < values.length; i++) {
			values[i] = Math.max(0, values[i]);
		}
	}

	private static void softmax(final double[] values) {
		double max = Double.NEGATIVE_INFINITY;
		for (final double value : values) {
			max = Math.max(max, value);
		}
		double sum = 0;
		for (int i = 0; i < values.length; i++) {
			// StrictMath: the same bits on every machine.
			values[i] = StrictMath.exp(values[i] - max);
			sum += values[i];
		}
		for (int i = 0; i < values.length; i++) {
			values[i] /= sum;
		}
	}

	private static void requireFinite(final float[] values) {
		for (final float value : values) {
			if (!Float.isFinite(value)) {
				throw new IllegalArgumentException("a weight is not a number: " +
					value);
			}
		}
	}

}
