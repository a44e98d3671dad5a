
package io.github.logoclassifier.keras;

import io.github.logoclassifier.backbone.Tensor;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** What a layer gives, and the weights that it needs for that. Immutable. */
final class LayerForm {

	private final LayerShape output;
	private final Map<String, int[]> weights;

	/**
	 * @param output for one picture
	 * @param weights shapes by the names that Keras gives them, as "kernel"
	 */
	LayerForm(final LayerShape output, final Map<String, int[]> weights) {
		this.output = output;
		this.weights = weights;
	}

	/** What it gives for one picture. */
	LayerShape output() {
		return output;
	}

	/** Numbers that it keeps. */
	long parameters() {
		return weights.values().stream().mapToLong(LayerForm::product).sum();
	}

	private static long product(final int[] shape) {
		return Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
	}

	/**
	 * Checks that weights are those of this layer: so it takes no more memory
	 * than they do in their file, whatever its settings say.
	 *
	 * @throws IOException if any is missing, too many, or of another shape
	 */
	void requireWeights(final LayerDescription layer,
		final Map<String, Tensor> found) throws IOException
	{
		for (final Map.Entry<String, int[]> weight : weights.entrySet()) {
			final Tensor tensor = found.get(weight.getKey());
			final String needs = "needs weights \"" + weight.getKey() +
				"\" of the shape " + Arrays.toString(weight.getValue());
			if (tensor == null) throw layer.unfit(needs +
				", and the file has none of them");
			if (!Arrays.equals(tensor.shape(), weight.getValue())) throw layer.unfit(
				needs + ", and those in the file are " + Arrays.toString(tensor
					.shape()));
		}
		for (final String name : found.keySet()) {
			if (!weights.containsKey(name)) throw layer.unfit("has weights \"" +
				name + "\", which such a layer does not have");
		}
	}

}
