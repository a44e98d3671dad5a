
package io.github.logoclassifier.backbone.mobilenet;

import java.util.Arrays;

/**
 * How the layers of the large grids, near the input, lie in memory, and their
 * pointwise convolution. Each channel is a plane, an array of its own, and
 * loops run over its pixels: there are more pixels than channels here.
 * <p>
 * Behind each row of a plane lies one pixel of padding, so that a shift of the
 * whole array by one is a shift of the image by one column with zeros moving
 * in, and no loop needs an edge.
 */
final class Planes {

	/** Most pixels of a chunk: five rows of 4 kB fit any first-level cache. */
	private static final int CHUNK = 1024;
	/** Input channels of a block: 128 kB, for the second-level cache. */
	private static final int BLOCK = 32;

	private static final Lanes LANES = Lanes.FASTEST;

	private Planes() {}

	/** Pixels from one row to the next. */
	static int stride(final int side) {
		return side + 1;
	}

	/** Pixels of a plane. */
	static int length(final int side) {
		return side * stride(side);
	}

	private static void clearPadding(final float[] plane, final int side) {
		for (int i = side; i < length(side); i += stride(side)) {
			plane[i] = 0;
		}
	}

	/**
	 * A pointwise convolution, with ReLU6. Chunks of pixels, blocks of input
	 * channels, three outputs at a time: a block's chunk stays in the
	 * second-level cache while all outputs add it up, and the three outputs' in
	 * the first while the block's channels go by.
	 *
	 * @param in as many as {@link FoldedLayer#evenInputs}
	 * @param spare two rows that are written to and mean nothing
	 */
	static void pointwise(final FoldedLayer layer, final float[][] in,
		final float[][] out, final float[][] spare, final int side)
	{
		final int length = Rows.whole(length(side));
		final int chunks = (length + CHUNK - 1) / CHUNK;
		final int chunk = (length / chunks + Rows.LINE) / Rows.LINE * Rows.LINE;
		for (int from = 0; from < length; from += chunk) {
			final int to = Math.min(length, from + chunk);
			for (int k = 0; k < layer.evenInputs(); k += BLOCK) {
				block(layer, in, out, spare, k, from, to);
			}
		}
		for (int o = 0; o < layer.outputs(); o++) {
			clearPadding(out[o], side);
		}
	}

	private static void block(final FoldedLayer layer, final float[][] in,
		final float[][] out, final float[][] spare, final int start, final int from,
		final int to)
	{
		final int last = layer.outputs() - 1;
		final int end = Math.min(layer.evenInputs(), start + BLOCK);
		for (int o = 0; o <= last; o += 3) {
			final int p = Math.min(o + 1, last);
			final int q = Math.min(o + 2, last);
			final float[] a = out[o];
			final float[] b = p == o ? spare[0] : out[p];
			final float[] c = q == p ? spare[1] : out[q];
			if (start == 0) {
				Arrays.fill(a, from, to, layer.bias[o]);
				Arrays.fill(b, from, to, layer.bias[p]);
				Arrays.fill(c, from, to, layer.bias[q]);
			}
			for (int k = start; k < end; k += Lanes.AT_ONCE) {
				LANES.multiplyAdd3(a, b, c, in, layer.byOutput[o], layer.byOutput[p],
					layer.byOutput[q], k, end, from, to);
			}
			if (end == layer.evenInputs()) {
				LANES.relu6(a, from, to);
				if (b != spare[0]) LANES.relu6(b, from, to);
				if (c != spare[1]) LANES.relu6(c, from, to);
			}
		}
	}

	/** Copies planes, without their padding, to pixels, channels together. */
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
