
package io.github.logoclassifier.backbone.mobilenet;

/**
 * The first convolution, 3×3 with stride 2 over red, green and blue: each of
 * its 27 taps becomes a plane, and the rest is a pointwise convolution.
 */
final class PlaneFirst {

	private static final int COLOURS = 3;
	/** 27, and one of weight zero: they go in pairs. */
	private static final int TAPS = 28;
	private final FoldedLayer layer;
	private final Geometry geometry;
	/** For each colour even rows' even and odd columns, then odd rows'. */
	private final float[][][] phases = new float[COLOURS][][];
	private final float[][] moved;
	private final float[][] taps = new float[TAPS][];

	/** @param geometry one that halves */
	PlaneFirst(final FoldedLayer layer, final Geometry geometry) {
		this.layer = layer;
		this.geometry = geometry;
		final int length = Planes.length(geometry.outputSide());
		for (int c = 0; c < COLOURS; c++) {
			phases[c] = Rows.of(4, length);
		}
		moved = Rows.of(TAPS, length);
	}

	/** @param pixels rows of pixels of red, green, blue */
	void run(final float[] pixels, final float[][] out, final float[][] spare) {
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
					System.arraycopy(phase, shift, moved[n], 0, Planes.length(side) -
						shift);
				}
			}
		}
		taps[TAPS - 1] = moved[TAPS - 1];
		Planes.pointwise(layer, taps, out, spare, side);
	}

	/** Splits the image by colour and by even and odd rows and columns. */
	private void split(final float[] pixels) {
		final int side = geometry.outputSide();
		for (int y = 0; y < 2 * side; y++) {
			final int even = y % 2 * 2;
			final int to = y / 2 * Planes.stride(side);
			final int from = y * geometry.inputSide() * COLOURS;
			split(pixels, from, phases[0][even], phases[0][even + 1], phases[1][even],
				phases[1][even + 1], phases[2][even], phases[2][even + 1], to, side);
		}
	}

	/**
	 * Splits a row. Two pixels are read before any is written: a write may change
	 * what is read next, as far as the compiler knows.
	 */
	private static void split(final float[] in, final int from,
		final float[] evenRed, final float[] oddRed, final float[] evenGreen,
		final float[] oddGreen, final float[] evenBlue, final float[] oddBlue,
		final int to, final int side)
	{
		for (int x = 0; x < side; x++) {
			final int i = from + 2 * COLOURS * x;
			final float red = in[i];
			final float green = in[i + 1];
			final float blue = in[i + 2];
			final float nextRed = in[i + 3];
			final float nextGreen = in[i + 4];
			final float nextBlue = in[i + 5];
			evenRed[to + x] = red;
			evenGreen[to + x] = green;
			evenBlue[to + x] = blue;
			oddRed[to + x] = nextRed;
			oddGreen[to + x] = nextGreen;
			oddBlue[to + x] = nextBlue;
		}
	}

}
