
package io.github.logoclassifier.backbone;

import io.github.logoclassifier.backbone.mobilenet.FoldedLayer;
import io.github.logoclassifier.backbone.mobilenet.Geometry;

/**
 * A convolution of a backbone with its batch normalisation folded in: weights
 * and a bias, followed by ReLU6. For those who write a network into another
 * format. Immutable.
 */
public final class Convolution {

	private final String name;
	private final int taps;
	private final boolean depthwise;
	private final int stride;
	private final int before;
	private final int behind;
	private final FoldedLayer layer;

	private Convolution(final String name, final int taps,
		final boolean depthwise, final int stride, final int before,
		final int behind, final FoldedLayer layer)
	{
		this.name = name;
		this.taps = taps;
		this.depthwise = depthwise;
		this.stride = stride;
		this.before = before;
		this.behind = behind;
		this.layer = layer;
	}

	/** A convolution that looks at 3×3 places. */
	public static Convolution spatial(final String name, final boolean depthwise,
		final FoldedLayer layer, final Geometry geometry)
	{
		final int last = geometry.outputSide() - 1;
		return new Convolution(name, 3, depthwise, geometry.input(1, 0) - geometry
			.input(0, 0), -geometry.input(0, 0), Math.max(0, geometry.input(last, 2) +
				1 - geometry.inputSide()), layer);
	}

	/** A convolution that looks at one place. */
	public static Convolution pointwise(final String name,
		final FoldedLayer layer)
	{
		return new Convolution(name, 1, false, 1, 0, 0, layer);
	}

	/** As Keras has it, "conv_pw_1" say. */
	public String name() {
		return name;
	}

	/** The side of the square that it looks at: 3 or 1. */
	public int taps() {
		return taps;
	}

	/** Whether each output looks at the one input of the same number. */
	public boolean isDepthwise() {
		return depthwise;
	}

	/** Places from one output to the next, 1 or 2. */
	public int stride() {
		return stride;
	}

	/** Rows of zeros above, and as many columns on the left. */
	public int before() {
		return before;
	}

	/** Rows of zeros below, and as many columns on the right. */
	public int behind() {
		return behind;
	}

	/** Channels of its input. */
	public int inputs() {
		return depthwise ? outputs() : layer.weights.length / (taps * taps);
	}

	/** Channels of its output. */
	public int outputs() {
		return layer.outputs();
	}

	/**
	 * A copy: taps × taps × inputs × outputs values, the output running fastest;
	 * of a depthwise one taps × taps × outputs.
	 */
	public float[] weights() {
		final float[] all = new float[layer.weights.length * outputs()];
		for (int row = 0; row < layer.weights.length; row++) {
			System.arraycopy(layer.weights[row], 0, all, row * outputs(), outputs());
		}
		return all;
	}

	/** A copy: one value for each output. */
	public float[] bias() {
		return layer.bias.clone();
	}

}
