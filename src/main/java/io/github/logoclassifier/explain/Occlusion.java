
package io.github.logoclassifier.explain;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Finds what spoke for a class by covering it (Zeiler and Fergus 2014,
 * arXiv:1311.2901): a square patch of the background's colour is moved over the
 * framed picture, and each place counts by how much the class's score drops, on
 * average over the patches that cover it. It needs to know nothing of the head.
 */
final class Occlusion {

	/** Positions of the patch along a side. */
	static final int POSITIONS = 9;

	/** The patch's side, as a fraction of the picture's. */
	private static final double PATCH = 0.2;

	private final int[] framed;
	private final int side;
	private final int background;

	/**
	 * @param framed side × side pixels, 0xFFRRGGBB
	 * @param background the colour of the patch
	 */
	Occlusion(final int[] framed, final int side, final int background) {
		this.framed = framed;
		this.side = side;
		this.background = background;
	}

	/** @param score of the class for framed pixels */
	HeatMap heat(final ToDoubleFunction<int[]> score) {
		final double whole = score.applyAsDouble(framed.clone());
		final double[][] drops = new double[POSITIONS][POSITIONS];
		for (int y = 0; y < POSITIONS; y++) {
			for (int x = 0; x < POSITIONS; x++) {
				final int[] covered = covered(from(x), from(y));
				// Nothing changes where there is only background.
				if (!Arrays.equals(covered, framed)) drops[y][x] = whole - score
					.applyAsDouble(covered);
			}
		}
		return HeatMap.sampled((x, y) -> mean(drops, x, y));
	}

	private int[] covered(final double left, final double top) {
		final int[] covered = framed.clone();
		final int first = (int) Math.round(left * side);
		final int last = (int) Math.round((left + PATCH) * side);
		for (int y = (int) Math.round(top * side); y < Math.round((top + PATCH) *
			side); y++)
		{
			Arrays.fill(covered, y * side + first, y * side + last, background);
		}
		return covered;
	}

	private static double from(final int position) {
		return position * (1 - PATCH) / (POSITIONS - 1);
	}

	/** The mean over patches, in which the nearer ones count more. */
	private static double mean(final double[][] drops, final double x,
		final double y)
	{
		double sum = 0;
		double weights = 0;
		for (int row = 0; row < POSITIONS; row++) {
			for (int column = 0; column < POSITIONS; column++) {
				final double weight = nearness(x, column) * nearness(y, row);
				sum += weight * drops[row][column];
				weights += weight;
			}
		}
		return sum / weights;
	}

	/** 1 in the middle of a patch, 0 at its edge. */
	private static double nearness(final double place, final int position) {
		final double middle = from(position) + PATCH / 2;
		// the outermost patches reach to the edge of the picture
		final double inside = Math.max(PATCH / 2, Math.min(1 - PATCH / 2, place));
		return Math.max(0, 1 - Math.abs(inside - middle) / (PATCH / 2));
	}

}
