
package io.github.logoclassifier.explain;

/**
 * Reads a square grid between the middles of its cells. Beyond the outermost
 * middles it goes on as it is there, so that the mean over the square is the
 * mean over the cells.
 */
final class Bilinear {

	/** The values of a grid. */
	interface Cells {

		double get(int column, int row);
	}

	private Bilinear() {}

	/**
	 * The value at a place.
	 *
	 * @param x fraction of the side, 0..1
	 * @param y fraction of the side, 0..1
	 * @param side columns and rows
	 */
	static double at(final double x, final double y, final int side,
		final Cells cells)
	{
		final double column = index(x, side);
		final double row = index(y, side);
		final int left = (int) column;
		final int top = (int) row;
		final int right = Math.min(left + 1, side - 1);
		final int bottom = Math.min(top + 1, side - 1);
		final double u = column - left;
		final double v = row - top;
		return (1 - v) * ((1 - u) * cells.get(left, top) + u * cells.get(right,
			top)) + v * ((1 - u) * cells.get(left, bottom) + u * cells.get(right,
				bottom));
	}

	private static double index(final double place, final int side) {
		return Math.max(0, Math.min(side - 1.0, place * side - 0.5));
	}

}
