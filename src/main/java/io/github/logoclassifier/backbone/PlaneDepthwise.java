
package io.github.logoclassifier.backbone;

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
	private final float[][] halved;

	/**
	 * @param geometry one for which {@link #fits}
	 * @param images most images in a plane
	 */
	PlaneDepthwise(final FoldedLayer layer, final Geometry geometry,
		final int images, final Rows rows)
	{
		this.layer = layer;
		this.geometry = geometry;
		final boolean halving = geometry.isHalving();
		final int length = Planes.length(geometry.outputSide(), halving ? 1
			: images);
		phases = rows.want(halving ? 4 : 0, length);
		halved = rows.want(halving ? 1 : 0, length);
		shifted = rows.want(2, length);
		sums = rows.want(3, length);
		moved = rows.want(2, length);
	}

	static boolean fits(final Geometry geometry) {
		return geometry.isHalving() || geometry.isKeeping();
	}

	/** Convolves so many images at once, of a geometry that keeps the side. */
	void keep(final float[][] in, final float[][] out, final int images) {
		final int length = Planes.length(geometry.outputSide(), images);
		for (int c = 0; c < layer.outputs(); c++) {
			keep(in[c], c, out[c], length);
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

	/**
	 * Convolves one image, of a geometry that halves the side.
	 *
	 * @param image where it goes in the output
	 */
	void halve(final float[][] in, final float[][] out, final int image) {
		final int side = geometry.outputSide();
		for (int c = 0; c < layer.outputs(); c++) {
			halve(in[c], c);
			System.arraycopy(halved[0], 0, out[c], image * Planes.distance(side),
				Planes.length(side, 1));
		}
	}

	private void halve(final float[] in, final int c) {
		final int length = Planes.length(geometry.outputSide(), 1);
		split(in);
		System.arraycopy(phases[0], 1, shifted[0], 0, length - 1);
		System.arraycopy(phases[2], 1, shifted[1], 0, length - 1);
		row(0, c, phases[0], phases[1], shifted[0]);
		row(1, c, phases[2], phases[3], shifted[1]);
		row(2, c, phases[0], phases[1], shifted[0]);
		moveUp(length);
		LANES.addRelu6(halved[0], sums[0], sums[1], moved[1], layer.bias[c],
			halved[0].length);
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
			final float[] even = phases[y % 2 * 2];
			final float[] odd = phases[y % 2 * 2 + 1];
			final int to = y / 2 * Planes.stride(side);
			final int from = y * Planes.stride(2 * side);
			for (int x = 0; x < side; x++) {
				even[to + x] = in[from + 2 * x];
				odd[to + x] = in[from + 2 * x + 1];
			}
		}
	}

}
