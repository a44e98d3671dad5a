
package io.github.logoclassifier.backbone;

/**
 * A depthwise 3×3 convolution over planes, with ReLU6.
 * <p>
 * A loop that read one array at nine offsets would not be vectorised (see
 * {@link Lanes}). So copies of the plane are shifted by one column, three
 * arrays, A, B and C, get what the upper, middle and lower row of taps make of
 * them, and A and C are shifted by a row before all three are added: four
 * copies, at the speed of memory, in place of eight.
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
	PlaneDepthwise(final FoldedLayer layer, final Geometry geometry,
		final Rows rows)
	{
		this.layer = layer;
		this.geometry = geometry;
		final int length = Planes.length(geometry.outputSide());
		phases = rows.want(geometry.isHalving() ? 4 : 0, length);
		shifted = rows.want(2, length);
		sums = rows.want(3, length);
		moved = rows.want(2, length);
	}

	static boolean fits(final Geometry geometry) {
		return geometry.isHalving() || geometry.isKeeping();
	}

	void run(final float[][] in, final float[][] out) {
		for (int c = 0; c < layer.outputs(); c++) {
			if (geometry.isHalving()) halve(in[c], c, out[c]);
			else keep(in[c], c, out[c]);
		}
	}

	private void keep(final float[] in, final int c, final float[] out) {
		final int stride = Planes.stride(geometry.outputSide());
		final int length = Planes.length(geometry.outputSide());
		final float[] left = shifted[0];
		final float[] right = shifted[1];
		System.arraycopy(in, 0, left, 1, length - 1);
		System.arraycopy(in, 1, right, 0, length - 1);
		for (int v = 0; v < 3; v++) {
			row(v, c, left, in, right);
		}
		System.arraycopy(sums[0], 0, moved[0], stride, length - stride);
		System.arraycopy(sums[2], stride, moved[1], 0, length - stride);
		LANES.addRelu6(out, moved[0], sums[1], moved[1], layer.bias[c], length);
	}

	private void halve(final float[] in, final int c, final float[] out) {
		final int stride = Planes.stride(geometry.outputSide());
		final int length = Planes.length(geometry.outputSide());
		split(in, 1, Planes.stride(geometry.inputSide()), 0, geometry, phases);
		System.arraycopy(phases[0], 1, shifted[0], 0, length - 1);
		System.arraycopy(phases[2], 1, shifted[1], 0, length - 1);
		row(0, c, phases[0], phases[1], shifted[0]);
		row(1, c, phases[2], phases[3], shifted[1]);
		row(2, c, phases[0], phases[1], shifted[0]);
		System.arraycopy(sums[2], stride, moved[1], 0, length - stride);
		LANES.addRelu6(out, sums[0], sums[1], moved[1], layer.bias[c], length);
	}

	/** What one row of taps makes of three columns. */
	private void row(final int v, final int c, final float[] left,
		final float[] middle, final float[] right)
	{
		final float[][] w = layer.weights;
		LANES.combine3(sums[v], left, middle, right, w[3 * v][c], w[3 * v + 1][c],
			w[3 * v + 2][c], Planes.length(geometry.outputSide()));
	}

	/**
	 * Splits an image by even and odd rows and columns into four planes.
	 *
	 * @param step values between two pixels of a row
	 * @param stride values between two rows
	 * @param offset where the first pixel is
	 */
	static void split(final float[] in, final int step, final int stride,
		final int offset, final Geometry geometry, final float[][] phases)
	{
		final int side = geometry.outputSide();
		for (int y = 0; y < 2 * side; y++) {
			final float[] even = phases[y % 2 * 2];
			final float[] odd = phases[y % 2 * 2 + 1];
			final int to = y / 2 * Planes.stride(side);
			final int from = offset + y * stride;
			for (int x = 0; x < side; x++) {
				even[to + x] = in[from + 2 * x * step];
				odd[to + x] = in[from + (2 * x + 1) * step];
			}
		}
	}

}
