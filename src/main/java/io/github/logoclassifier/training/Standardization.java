
package io.github.logoclassifier.training;

import io.github.logoclassifier.head.DenseLayer;

import java.util.List;

/**
 * Brings features to mean 0 and deviation 1, so that a linear head converges
 * fast and L2 treats all alike. Afterwards it is folded into the head's
 * weights, so that prediction does without.
 */
final class Standardization {

	/**
	 * Added to each deviation, as a fraction of the mean one: a feature that is
	 * nearly constant in training must not be blown up.
	 */
	private static final double FLOOR = 0.05;

	private final double[] mean;
	private final double[] deviation;

	private Standardization(final double[] mean, final double[] deviation) {
		this.mean = mean;
		this.deviation = deviation;
	}

	static Standardization of(final List<float[]> rows) {
		final int features = rows.get(0).length;
		final double[] mean = new double[features];
		final double[] deviation = new double[features];
		for (final float[] row : rows) {
			for (int i = 0; i < features; i++) {
				mean[i] += row[i] / (double) rows.size();
			}
		}
		for (final float[] row : rows) {
			for (int i = 0; i < features; i++) {
				final double difference = row[i] - mean[i];
				deviation[i] += difference * difference / rows.size();
			}
		}
		double typical = 0;
		for (int i = 0; i < features; i++) {
			deviation[i] = Math.sqrt(deviation[i]);
			typical += deviation[i] / features;
		}
		for (int i = 0; i < features; i++) {
			// All images alike: then any scale is as good as another.
			deviation[i] = typical == 0 ? 1 : deviation[i] + FLOOR * typical;
		}
		return new Standardization(mean, deviation);
	}

	float[] apply(final float[] row) {
		final float[] scaled = new float[row.length];
		for (int i = 0; i < row.length; i++) {
			scaled[i] = (float) ((row[i] - mean[i]) / deviation[i]);
		}
		return scaled;
	}

	/** The layer that does on raw features what this one does on scaled ones. */
	DenseLayer foldInto(final DenseLayer layer) {
		final float[] weights = layer.weights();
		final float[] bias = layer.bias();
		final int outputs = layer.outputs();
		final float[] folded = new float[weights.length];
		for (int o = 0; o < outputs; o++) {
			double shift = bias[o];
			for (int i = 0; i < mean.length; i++) {
				final int at = i * outputs + o;
				shift -= weights[at] * mean[i] / deviation[i];
				folded[at] = (float) (weights[at] / deviation[i]);
			}
			bias[o] = (float) shift;
		}
		return new DenseLayer(folded, bias, layer.activation());
	}

	/** The layer that does on scaled features what this one does on raw ones. */
	DenseLayer takeOutOf(final DenseLayer layer) {
		final float[] weights = layer.weights();
		final float[] bias = layer.bias();
		final int outputs = layer.outputs();
		for (int o = 0; o < outputs; o++) {
			double shift = bias[o];
			for (int i = 0; i < mean.length; i++) {
				final int at = i * outputs + o;
				shift += weights[at] * mean[i];
				weights[at] *= (float) deviation[i];
			}
			bias[o] = (float) shift;
		}
		return new DenseLayer(weights, bias, layer.activation());
	}

}
