
package io.github.logoclassifier.backbone.mobilenet;

import java.util.Arrays;

/**
 * A depthwise 3×3 convolution over planes, with ReLU6.
 * <p>
 * A loop that read one array at nine offsets would not be vectorised (see
 * {@link Lanes}). So copies of the plane are shifted by one column, three
 * arrays get what the upper, middle and lower row of taps make of them, and the
 * outer two are shifted by a row before all three are added: four copies, at
 * the speed of memory, in place of eight.
 */
final class PlaneDepthwise {

	private static final Lanes LANES = Lanes.FASTEST;

	private final FoldedLayer layer;
	private final Geometry geometry;
	/** Of a stride of 2: even rows' even and odd columns, then odd rows'. */
	private final float[][] phases;
	private final float[][] shifted;
	private final float[][] sums;
	/** Sums moved by a row; the row that moves in stays zero. */
	private final float[][] moved;

	/** @param geometry one for which {@link #fits} */
	PlaneDepthwise(final FoldedLayer layer, final Geometry geometry) {
		this.layer = layer;
		this.geometry = geometry;
		final int length = Planes.length(geometry.outputSide());
		phases = Rows.of(geometry.isHalving() ? 4 : 0, length);
		shifted = Rows.of(2, length);
		sums = Rows.of(3, length);
		moved = Rows.of(2, length);
	}

	static boolean fits(final Geometry geometry) {
		return geometry.isHalving() || geometry.isKeeping();
	}

	void run(final float[][] in, final float[][] out) {
		final int length = Planes.length(geometry.outputSide());
		for (int c = 0; c < layer.outputs(); c++) {
			if (geometry.isHalving()) halve(in[c], c, out[c], length);
			else keep(in[c], c, out[c], length);
		}
	}

	private void keep(final float[] in, final int c, final float[] out,
		final int length)
	{
		final int stride = Planes.stride(geometry.outputSide());
		final int whole = Rows.whole(length);
		final float[] left = shifted[0];
		final float[] right = shifted[1];
		System.arraycopy(in, 0, left, 1, length - 1);
		System.arraycopy(in, 1, right, 0, length - 1);
		final float[][] w = layer.weights;
		LANES.combine3x3(sums[0], sums[1], sums[2], left, in, right, w[0][c],
			w[1][c], w[2][c], w[3][c], w[4][c], w[5][c], w[6][c], w[7][c], w[8][c],
			whole);
		System.arraycopy(sums[0], 0, moved[0], stride, length - stride);
		moveUp(length);
		LANES.addRelu6(out, moved[0], sums[1], moved[1], layer.bias[c], whole);
	}

	private void halve(final float[] in, final int c, final float[] out,
		final int length)
	{
		split(in);
		System.arraycopy(phases[0], 1, shifted[0], 0, length - 1);
		System.arraycopy(phases[2], 1, shifted[1], 0, length - 1);
		row(0, c, phases[0], phases[1], shifted[0]);
		row(1, c, phases[2], phases[3], shifted[1]);
		row(2, c, phases[0], phases[1], shifted[0]);
		moveUp(length);
		LANES.addRelu6(out, sums[0], sums[1], moved[1], layer.bias[c], Rows.whole(
			length));
	}

	/** Moves the lower taps' sums up by a row; zeros follow the last. */
	private void moveUp(final int length) {
		final int stride = Planes.stride(geometry.outputSide());
		System.arraycopy(sums[2], stride, moved[1], 0, length - stride);
		Arrays.fill(moved[1], length - stride, length, 0);
	}

	/** What one row of taps makes of three columns. */
	private void row(final int v, final int c, final float[] left,
		final float[] middle, final float[] right)
	{
		final float[][] w = layer.weights;
		LANES.combine3(sums[v], left, middle, right, w[3 * v][c], w[3 * v + 1][c],
			w[3 * v + 2][c], sums[v].length);
	}

	/** Splits a plane by even and odd rows and columns into four. */
	private void split(final float[] in) {
		final int side = geometry.outputSide();
		for (int y = 0; y < 2 * side; y++) {
			split(in, y * Planes.stride(2 * side), phases[y % 2 * 2], phases[y % 2 *
				2 + 1], y / 2 * Planes.stride(side), side);
		}
	}

	/**
	 * Splits a row by even and odd columns. Four are read before any is written:
	 * a write may change what is read next, as far as the compiler knows.
	 */
	private static void split(final float[] in, final int from,
		final float[] even, final float[] odd, final int to, final int side)
	{
		int x = 0;
		for (; x + 2 <= side; x += 2) {
			final float a = in[from + 2 * x];
			final float b = in[from + 2 * x + 1];
			final float c = in[from + 2 * x + 2];
			final float d = in[from + 2 * x + 3];
			even[to + x] = a;
			odd[to + x] = b;
			even[to + x + 1] = c;
			odd[to + x + 1] = d;
		}
		if (x < side) {
			even[to + x] = in[from + 2 * x];
			odd[to + x] = in[from + 2 * x + 1];
		}
	}

}
