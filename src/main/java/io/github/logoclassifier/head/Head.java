
package io.github.logoclassifier.head;

import io.github.logoclassifier.backbone.FeatureMap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A trained head: feature map in, one probability for each class out. */
public final class Head {

	private final HeadKind kind;
	private final List<DenseLayer> layers;

	/**
	 * @throws IllegalArgumentException if the layers do not fit one another, or
	 *           the last is no softmax
	 */
	public Head(final HeadKind kind, final List<DenseLayer> layers) {
		if (layers.isEmpty()) throw new IllegalArgumentException("no layers");
		for (int i = 1; i < layers.size(); i++) {
			if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
				throw new IllegalArgumentException("layer " + (i + 1) + " takes " +
					layers.get(i).inputs() + " values, layer " + i + " gives " + layers
						.get(i - 1).outputs());
			}
		}
		if (layers.get(layers.size() - 1)
			.activation() != DenseLayer.Activation.SOFTMAX)
		{
			throw new IllegalArgumentException("the last layer must be a softmax");
		}
		this.kind = kind;
		this.layers = Collections.unmodifiableList(new ArrayList<>(layers));
	}

	/**
	 * The same head, surer or less sure: its last layer's sums are divided by a
	 * temperature.
	 *
	 * @param temperature above 0; above 1 it is less sure
	 */
	public Head tempered(final double temperature) {
		final List<DenseLayer> tempered = new ArrayList<>(layers);
		final int last = layers.size() - 1;
		tempered.set(last, layers.get(last).scaled(1 / temperature));
		return new Head(kind, tempered);
	}

	public HeadKind kind() {
		return kind;
	}

	public List<DenseLayer> layers() {
		return layers;
	}

	/** How many features it takes. */
	public int inputs() {
		return layers.get(0).inputs();
	}

	/** How many classes it tells apart. */
	public int classes() {
		return layers.get(layers.size() - 1).outputs();
	}

	/**
	 * The probability of each class; they add up to 1.
	 *
	 * @throws IllegalArgumentException if the map is of another backbone
	 */
	public double[] probabilities(final FeatureMap map) {
		final float[] inputs = kind.inputs(map);
		double[] values = new double[inputs.length];
		for (int i = 0; i < inputs.length; i++) {
			values[i] = inputs[i];
		}
		for (final DenseLayer layer : layers) {
			values = layer.apply(values);
		}
		return values;
	}

}
