
package io.github.logoclassifier.image;

/**
 * Half of another picture in each direction, by the mean of 2×2 pixels rounded
 * down. An odd last row or column is left out.
 */
final class HalvedRows implements Rows {

	private static final int RED_BLUE = 0xff00ff;
	private static final int GREEN = 0x00ff00;

	private final Rows source;
	private final int[] upper;
	private final int[] lower;

	HalvedRows(final Rows source) {
		this.source = source;
		upper = new int[source.width()];
		lower = new int[source.width()];
	}

	@Override
	public int width() {
		return source.width() / 2;
	}

	@Override
	public int height() {
		return source.height() / 2;
	}

	@Override
	public void next(final int[] row) {
		source.next(upper);
		source.next(lower);
		for (int x = 0; x < width(); x++) {
			final int a = upper[2 * x];
			final int b = upper[2 * x + 1];
			final int c = lower[2 * x];
			final int d = lower[2 * x + 1];
			// Two channels at once: four values of 8 bits add up to 10 bits.
			final int redBlue = (a & RED_BLUE) + (b & RED_BLUE) + (c & RED_BLUE) +
				(d & RED_BLUE);
			final int green = (a & GREEN) + (b & GREEN) + (c & GREEN) + (d & GREEN);
			row[x] = redBlue >>> 2 & RED_BLUE | green >>> 2 & GREEN;
		}
	}

}
