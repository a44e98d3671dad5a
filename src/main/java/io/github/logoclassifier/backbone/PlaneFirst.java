
package io.github.logoclassifier.backbone;

/**
 * The first convolution, 3×3 with stride 2 over red, green and blue: each of
 * its 27 taps becomes a plane, and the rest is a pointwise convolution.
 */
final class PlaneFirst {

	private static final int COLOURS = 3;

	private final FoldedLayer layer;
	private final Geometry geometry;
	/** For each colour even rows' even and odd columns, then odd rows'. */
	private final float[][][] phases = new float[COLOURS][][];
	private final float[][] moved;
	private final float[][] taps = new float[9 * COLOURS][];

	/** @param geometry one that halves */
	PlaneFirst(final FoldedLayer layer, final Geometry geometry,
		final Rows rows)
	{
		this.layer = layer;
		this.geometry = geometry;
		final int length = Planes.length(geometry.outputSide());
		for (int c = 0; c < COLOURS; c++) {
			phases[c] = rows.want(4, length);
		}
		moved = rows.want(taps.length, length);
	}

	/** @param pixels rows of pixels of red, green, blue */
	void run(final float[] pixels, final float[][] out) {
		final int side = geometry.outputSide();
		for (int c = 0; c < COLOURS; c++) {
			PlaneDepthwise.split(pixels, COLOURS, COLOURS * geometry.inputSide(), c,
				geometry, phases[c]);
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
		Planes.pointwise(layer, taps, out, side);
	}

}
