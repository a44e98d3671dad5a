
package io.github.logoclassifier.backbone;

import java.util.Arrays;

/**
 * The layers of the large grids, near the input. Each channel is a plane, an
 * array of its own, and loops run over its pixels: there are more pixels than
 * channels here. Behind each row of a plane lies one pixel of padding, so that
 * a shift of the whole array by one is a shift of the image by one column with
 * zeros moving in, and no loop needs an edge.
 */
final class Planes {

	/** Floats of input channels that should stay in the first-level cache. */
	private static final int CACHED = 8192;
	private static final int LEAST_CHUNK = 256;
	private static final int LINE = 16;

	private static final Lanes LANES = Lanes.FASTEST;

	private Planes() {}

	/** Pixels between two rows. */
	static int stride(final int side) {
		return side + 1;
	}

	static int length(final int side) {
		return side * stride(side);
	}

	/** Sets the padding to zero. */
	private static void clearPadding(final float[] plane, final int side) {
		for (int i = side; i < length(side); i += stride(side)) {
			plane[i] = 0;
		}
	}

	/**
	 * A pointwise convolution, with ReLU6. In chunks of pixels: the input
	 * channels' share of a chunk stays in the first-level cache while every pair
	 * of outputs is computed from it, and the pair while it adds up.
	 */
	static void pointwise(final FoldedLayer layer, final float[][] in,
		final float[][] out, final int side)
	{
		final int length = length(side);
		final int inputs = layer.weights.length;
		final int chunk = Math.max(LEAST_CHUNK, CACHED / (inputs + 2) / LINE *
			LINE);
		for (int from = 0; from < length; from += chunk) {
			final int to = Math.min(length, from + chunk);
			for (int o = 0; o < layer.outputs(); o += 2) {
				final boolean single = o + 1 == layer.outputs();
				pair(layer, in, out, o, single ? o : o + 1, from, to);
			}
		}
		for (int o = 0; o < layer.outputs(); o++) {
			clearPadding(out[o], side);
		}
	}

	/** Output channels o and p from all inputs; p may be o itself. */
	private static void pair(final FoldedLayer layer, final float[][] in,
		final float[][] out, final int o, final int p, final int from, final int to)
	{
		final float[][] w = layer.weights;
		Arrays.fill(out[o], from, to, layer.bias[o]);
		if (p != o) Arrays.fill(out[p], from, to, layer.bias[p]);
		int k = 0;
		if (p != o) {
			for (; k + 4 <= w.length; k += 4) {
				LANES.multiplyAdd2x4(out[o], out[p], in[k], in[k + 1], in[k + 2], in[k +
					3], w[k][o], w[k + 1][o], w[k + 2][o], w[k + 3][o], w[k][p], w[k +
						1][p], w[k + 2][p], w[k + 3][p], from, to);
			}
		}
		for (; k < w.length; k++) {
			LANES.multiplyAdd(out[o], in[k], w[k][o], from, to);
			if (p != o) LANES.multiplyAdd(out[p], in[k], w[k][p], from, to);
		}
		LANES.relu6(out[o], from, to);
		if (p != o) LANES.relu6(out[p], from, to);
	}

	/** Copies planes without their padding to pixels, channels together. */
	static void toPixels(final float[][] planes, final int channels,
		final int side, final float[][] pixels)
	{
		for (int c = 0; c < channels; c++) {
			final float[] plane = planes[c];
			int p = 0;
			for (int y = 0; y < side; y++) {
				int i = y * stride(side);
				for (int x = 0; x < side; x++) {
					pixels[p++][c] = plane[i++];
				}
			}
		}
	}

}
