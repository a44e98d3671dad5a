
package io.github.logoclassifier.backbone;

/**
 * The first convolution, 3×3 with stride 2 over red, green and blue: each of
 * its 27 taps becomes a plane, and the rest is a pointwise convolution.
 */
final class PlaneFirst {

	private static final int COLOURS = 3;
	private static final int TAPS = 27;
	/** With one of weight zero, for a multiple of four. */
	private static final int INPUTS = 28;

	private final FoldedLayer layer;
	private final Geometry geometry;
	/** For each colour even rows' even and odd columns, then odd rows'. */
	private final float[][][] phases = new float[COLOURS][][];
	private final float[][] moved;
	private final float[][] taps = new float[INPUTS][];

	/** @param geometry one that halves */
	PlaneFirst(final FoldedLayer layer, final Geometry geometry,
		final Rows rows)
	{
		this.layer = layer.padded(INPUTS);
		this.geometry = geometry;
		final int length = Planes.length(geometry.outputSide(), 1);
		for (int c = 0; c < COLOURS; c++) {
			phases[c] = rows.want(4, length);
		}
		moved = rows.want(INPUTS, length);
	}

	/** @param pixels rows of pixels of red, green, blue */
	void run(final float[] pixels, final float[][] out) {
		final int side = geometry.outputSide();
		split(pixels);
		for (int c = 0; c < COLOURS; c++) {
			for (int t = 0; t < 9; t++) {
				final float[] phase = phases[c][t / 3 % 2 * 2 + t % 3 % 2];
				// Taps 2 look at the next pixel of the even phase.
				final int shift = t / 3 / 2 * Planes.stride(side) + t % 3 / 2;
				final int n = COLOURS * t + c;
				taps[n] = shift == 0 ? phase : moved[n];
				if (shift > 0) {
					System.arraycopy(phase, shift, moved[n], 0, Planes.length(side, 1) -
						shift);
				}
			}
		}
		taps[TAPS] = moved[TAPS];
		Planes.pointwise(layer, taps, out, side, 1);
	}

	/** Splits the image by colour and by even and odd rows and columns. */
	private void split(final float[] pixels) {
		final int side = geometry.outputSide();
		for (int y = 0; y < 2 * side; y++) {
			final int even = y % 2 * 2;
			final int to = y / 2 * Planes.stride(side);
			final int from = y * geometry.inputSide() * COLOURS;
			for (int c = 0; c < COLOURS; c++) {
				split(pixels, from + c, phases[c][even], phases[c][even + 1], to, side);
			}
		}
	}

	private static void split(final float[] in, final int from,
		final float[] even, final float[] odd, final int to, final int side)
	{
		for (int x = 0; x < side; x++) {
			even[to + x] = in[from + 2 * COLOURS * x];
			odd[to + x] = in[from + 2 * COLOURS * x + COLOURS];
		}
	}

}
