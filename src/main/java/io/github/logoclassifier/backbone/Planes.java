
package io.github.logoclassifier.backbone;

import java.util.Arrays;

/**
 * How the layers of the large grids, near the input, lie in memory, and their
 * pointwise convolution. Each channel is a plane, an array of its own, and
 * loops run over its pixels: there are more pixels than channels here.
 * <p>
 * Behind each row of a plane lies one pixel of padding, so that a shift of the
 * whole array by one is a shift of the image by one column with zeros moving
 * in, and no loop needs an edge. Small images lie behind each other in a plane,
 * with a row of padding between them: a loop takes a while to get going, and is
 * fast only if it is long.
 */
final class Planes {

	/** Floats of input channels that should stay in the second-level cache. */
	private static final int CACHED = 65536;

	private static final Lanes LANES = Lanes.FASTEST;

	private Planes() {}

	/** Pixels from one row to the next. */
	static int stride(final int side) {
		return side + 1;
	}

	/** Pixels from one image to the next. */
	static int distance(final int side) {
		return (side + 1) * stride(side);
	}

	/** Pixels of a plane with so many images. */
	static int length(final int side, final int images) {
		return images * distance(side) - stride(side);
	}

	/** Sets the padding to zero. */
	private static void clearPadding(final float[] plane, final int side,
		final int images)
	{
		for (int i = side; i < length(side, images); i += stride(side)) {
			plane[i] = 0;
		}
		for (int n = 1; n < images; n++) {
			final int end = n * distance(side);
			Arrays.fill(plane, end - stride(side), end, 0);
		}
	}

	/**
	 * A pointwise convolution, with ReLU6. In chunks of pixels: the input
	 * channels' share of a chunk stays in the second-level cache while every pair
	 * of outputs is computed from it, and the pair in the first while it adds up.
	 */
	static void pointwise(final FoldedLayer layer, final float[][] in,
		final float[][] out, final int side, final int images)
	{
		final int length = Rows.whole(length(side, images));
		final int chunk = CACHED / layer.weights.length / Rows.LINE * Rows.LINE;
		for (int from = 0; from < length; from += chunk) {
			final int to = Math.min(length, from + chunk);
			int o = 0;
			for (; o + 2 <= layer.outputs(); o += 2) {
				pair(layer, in, out, o, from, to);
			}
			if (o < layer.outputs()) single(layer, in, out[o], o, from, to);
		}
		for (int o = 0; o < layer.outputs(); o++) {
			clearPadding(out[o], side, images);
		}
	}

	/** Output channels o and o + 1 from all inputs, four at a time. */
	private static void pair(final FoldedLayer layer, final float[][] in,
		final float[][] out, final int o, final int from, final int to)
	{
		final float[][] w = layer.weights;
		final float[] a = out[o];
		final float[] b = out[o + 1];
		Arrays.fill(a, from, to, layer.bias[o]);
		Arrays.fill(b, from, to, layer.bias[o + 1]);
		int k = 0;
		for (; k + 4 <= w.length; k += 4) {
			LANES.multiplyAdd2x4(a, b, in[k], in[k + 1], in[k + 2], in[k + 3],
				w[k][o], w[k + 1][o], w[k + 2][o], w[k + 3][o], w[k][o + 1], w[k +
					1][o + 1], w[k + 2][o + 1], w[k + 3][o + 1], from, to);
		}
		for (; k < w.length; k++) {
			LANES.multiplyAdd(a, in[k], w[k][o], from, to);
			LANES.multiplyAdd(b, in[k], w[k][o + 1], from, to);
		}
		LANES.relu6(a, from, to);
		LANES.relu6(b, from, to);
	}

	private static void single(final FoldedLayer layer, final float[][] in,
		final float[] out, final int o, final int from, final int to)
	{
		Arrays.fill(out, from, to, layer.bias[o]);
		for (int k = 0; k < layer.weights.length; k++) {
			LANES.multiplyAdd(out, in[k], layer.weights[k][o], from, to);
		}
		LANES.relu6(out, from, to);
	}

	/** Copies an image, without its padding, to pixels, channels together. */
	static void toPixels(final float[][] planes, final int channels,
		final int side, final int image, final float[][] pixels)
	{
		for (int c = 0; c < channels; c++) {
			final float[] plane = planes[c];
			int p = 0;
			for (int y = 0; y < side; y++) {
				int i = image * distance(side) + y * stride(side);
				for (int x = 0; x < side; x++) {
					pixels[p++][c] = plane[i++];
				}
			}
		}
	}

}
