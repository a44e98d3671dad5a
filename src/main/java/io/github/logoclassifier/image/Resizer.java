
package io.github.logoclassifier.image;

/**
 * Resizes as a browser draws an image into a canvas.
 * <p>
 * The picture is halved as often as it stays at least as large as the target in
 * both directions; then it is sampled bilinearly at half-pixel centres, the
 * source coordinate rounded down to 1/16 pixel and the value to a whole one.
 * Measured against Chromium, this is within 0.1 of 255 on average for every
 * image of the tutorial.
 */
final class Resizer {

	/** Steps per pixel that bilinear weights are rounded to. */
	static final int STEPS = 16;

	private Resizer() {}

	/**
	 * Resizes to width × height packed pixels, 0xFFRRGGBB, row by row.
	 *
	 * @param source any size from 1×1
	 */
	static int[] resize(final Rows source, final int width, final int height) {
		Rows rows = source;
		while (rows.width() / 2 >= width && rows.height() / 2 >= height) {
			rows = new HalvedRows(rows);
		}
		return bilinear(rows, width, height);
	}

	private static int[] bilinear(final Rows rows, final int width,
		final int height)
	{
		final int[] xs = positions(rows.width(), width);
		final int[] ys = positions(rows.height(), height);
		final int[] pixels = new int[width * height];
		int[] upper = new int[rows.width()];
		int[] lower = new int[rows.width()];
		int read = 0;
		for (int y = 0; y < height; y++) {
			final int top = ys[y] / STEPS;
			final int bottom = Math.min(top + 1, rows.height() - 1);
			// Rows come in order, so the last two are all that is ever needed.
			while (read <= bottom) {
				final int[] oldest = upper;
				upper = lower;
				lower = oldest;
				rows.next(lower);
				read++;
			}
			final int[] above = top == read - 1 ? lower : upper;
			final int v = ys[y] % STEPS;
			for (int x = 0; x < width; x++) {
				final int left = xs[x] / STEPS;
				final int right = Math.min(left + 1, rows.width() - 1);
				pixels[y * width + x] = mix(above[left], above[right], lower[left],
					lower[right], xs[x] % STEPS, v);
			}
		}
		return pixels;
	}

	/** Where each target pixel's centre lies in the source, in 1/16 pixels. */
	static int[] positions(final int source, final int target) {
		final int[] positions = new int[target];
		for (int i = 0; i < target; i++) {
			final double centre = (i + 0.5) * source / target - 0.5;
			final int steps = (int) Math.floor(centre * STEPS);
			positions[i] = Math.max(0, Math.min(steps, (source - 1) * STEPS));
		}
		return positions;
	}

	private static int mix(final int a, final int b, final int c, final int d,
		final int u, final int v)
	{
		final int wa = (STEPS - u) * (STEPS - v);
		final int wb = u * (STEPS - v);
		final int wc = (STEPS - u) * v;
		final int wd = u * v;
		int mixed = 0xff;
		for (int shift = 16; shift >= 0; shift -= 8) {
			final int sum = wa * (a >> shift & 0xff) + wb * (b >> shift & 0xff) + wc *
				(c >> shift & 0xff) + wd * (d >> shift & 0xff);
			mixed = mixed << 8 | sum / (STEPS * STEPS);
		}
		return mixed;
	}

}
