
package io.github.logoclassifier.backbone.mobilenet;

/**
 * The layers of the small grids, near the output, and those of any odd shape.
 * Each pixel's channels are an array of their own, and loops run over channels;
 * taps beyond the edge read a row of zeros.
 */
final class Pixels {

	private static final int TAPS = 9;
	private static final int COLOURS = 3;

	private static final Lanes LANES = Lanes.FASTEST;

	private Pixels() {}

	/** Gathers each window of 3×3×3 values, then multiplies as a pointwise. */
	static void first(final FoldedLayer layer, final Geometry geometry,
		final float[] pixels, final float[][] out)
	{
		final float[] window = new float[TAPS * COLOURS];
		final int side = geometry.outputSide();
		for (int p = 0; p < side * side; p++) {
			gather(pixels, geometry, p / side, p % side, window);
			System.arraycopy(layer.bias, 0, out[p], 0, layer.outputs());
			for (int i = 0; i < window.length; i++) {
				LANES.multiplyAdd(out[p], layer.weights[i], window[i], 0, layer
					.outputs());
			}
			LANES.relu6(out[p], 0, layer.outputs());
		}
	}

	private static void gather(final float[] pixels, final Geometry geometry,
		final int y, final int x, final float[] window)
	{
		for (int t = 0; t < TAPS; t++) {
			final int row = geometry.input(y, t / 3);
			final int column = geometry.input(x, t % 3);
			final boolean inside = geometry.isInside(row) && geometry.isInside(
				column);
			final int from = (row * geometry.inputSide() + column) * COLOURS;
			for (int c = 0; c < COLOURS; c++) {
				window[COLOURS * t + c] = inside ? pixels[from + c] : 0;
			}
		}
	}

	/**
	 * A depthwise 3×3 convolution, with ReLU6.
	 *
	 * @param weights a row for each tap
	 * @param zeros as many as channels
	 */
	static void depthwise(final FoldedLayer layer, final float[][] weights,
		final Geometry geometry, final float[] zeros, final float[][] in,
		final float[][] out)
	{
		final float[][] taps = new float[TAPS][];
		final int side = geometry.outputSide();
		for (int p = 0; p < side * side; p++) {
			for (int t = 0; t < TAPS; t++) {
				final int row = geometry.input(p / side, t / 3);
				final int column = geometry.input(p % side, t % 3);
				taps[t] = geometry.isInside(row) && geometry.isInside(column) ? in[row *
					geometry.inputSide() + column] : zeros;
			}
			System.arraycopy(layer.bias, 0, out[p], 0, layer.outputs());
			for (int t = 0; t < TAPS; t += 3) {
				LANES.addProducts3(out[p], taps[t], taps[t + 1], taps[t + 2],
					weights[t], weights[t + 1], weights[t + 2], layer.outputs());
			}
			LANES.relu6(out[p], 0, layer.outputs());
		}
	}

	/**
	 * A pointwise convolution, with ReLU6: three pixels at a time, so that each
	 * weight that is loaded serves three.
	 *
	 * @param weights a row for each input channel, and one of zeros if they are
	 *          odd
	 * @param spare two rows that are written to and mean nothing
	 */
	static void pointwise(final FoldedLayer layer, final float[][] weights,
		final float[][] in, final float[][] out, final float[][] spare)
	{
		final int outputs = layer.outputs();
		final int last = out.length - 1;
		for (int p = 0; p <= last; p += 3) {
			final int q = Math.min(p + 1, last);
			final int r = Math.min(p + 2, last);
			final float[] a = biased(layer, out[p]);
			final float[] b = biased(layer, q == p ? spare[0] : out[q]);
			final float[] c = biased(layer, r == q ? spare[1] : out[r]);
			for (int k = 0; k < layer.evenInputs(); k += Lanes.AT_ONCE) {
				LANES.multiplyAdd3(a, b, c, weights, in[p], in[q], in[r], k, layer
					.evenInputs(), 0, outputs);
			}
		}
		for (final float[] pixel : out) {
			LANES.relu6(pixel, 0, outputs);
		}
	}

	private static float[] biased(final FoldedLayer layer, final float[] out) {
		System.arraycopy(layer.bias, 0, out, 0, layer.outputs());
		return out;
	}

}
