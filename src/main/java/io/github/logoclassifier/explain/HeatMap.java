
package io.github.logoclassifier.explain;

import java.util.function.DoubleBinaryOperator;

/**
 * How much each place of a framed picture speaks for a class: a grid of
 * {@value #SIDE} × {@value #SIDE} values, positive for the class, negative
 * against it. Immutable.
 */
public final class HeatMap {

	/** Columns and rows. */
	public static final int SIDE = 56;

	private final float[] values;

	private HeatMap(final float[] values) {
		this.values = values;
	}

	/**
	 * Samples a function in the middle of each cell.
	 *
	 * @param function of x and y, fractions of the side
	 */
	static HeatMap sampled(final DoubleBinaryOperator function) {
		final float[] values = new float[SIDE * SIDE];
		for (int y = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				values[y * SIDE + x] = (float) function.applyAsDouble((x + 0.5) / SIDE,
					(y + 0.5) / SIDE);
			}
		}
		return new HeatMap(values);
	}

	/** A copy of the grid, row by row. */
	public float[] values() {
		return values.clone();
	}

	/** The value at a cell. */
	public float get(final int x, final int y) {
		return values[y * SIDE + x];
	}

	/**
	 * The value at a place, bilinear between cells.
	 *
	 * @param x fraction of the side
	 * @param y fraction of the side
	 * @return 0 outside
	 */
	public double at(final double x, final double y) {
		return x < 0 || y < 0 || x > 1 || y > 1 ? 0 : Bilinear.at(x, y, SIDE,
			this::get);
	}

}
