
package io.github.logoclassifier.image;

import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * What the outermost pixels of a picture look like: their median colour, and
 * whether nearly all of them have it. Immutable.
 */
final class Border {

	/**
	 * How far a channel (0..255) may be from the border's colour and still count
	 * as border: above the ringing of JPEG, below any ink.
	 */
	private static final int TOLERANCE = 32;

	/** The fraction of outermost pixels that must agree. */
	private static final double UNIFORM = 0.95;

	/**
	 * Kept around what is inside the border, as a fraction of its longer side.
	 */
	private static final double MARGIN = 0.05;

	private final int color;
	private final boolean uniform;

	private Border(final int color, final boolean uniform) {
		this.color = color;
		this.uniform = uniform;
	}

	static Border of(final RandomAccessibleInterval<ARGBType> image) {
		final int[] pixels = outermost(image);
		int median = 0xff;
		for (int shift = 16; shift >= 0; shift -= 8) {
			median = median << 8 | medianOfChannel(pixels, shift);
		}
		int alike = 0;
		for (final int pixel : pixels) {
			if (isClose(pixel, median)) alike++;
		}
		return new Border(median, alike >= UNIFORM * pixels.length);
	}

	/** The median of each channel, packed 0xFFRRGGBB. */
	int color() {
		return color;
	}

	/**
	 * The rectangle that holds everything but the border, with a small margin;
	 * the whole image if its border is not uniform, or there is nothing else.
	 */
	Rectangle content(final RandomAccessibleInterval<ARGBType> image) {
		final Rectangle all = Rectangle.whole(image);
		if (!uniform) return all;
		final Rows rows = new RegionRows(image, all);
		final int[] row = new int[all.width()];
		int left = all.width();
		int right = -1;
		int top = -1;
		int bottom = -1;
		for (int y = 0; y < all.height(); y++) {
			rows.next(row);
			final int first = firstInk(row);
			if (first < 0) continue;
			left = Math.min(left, first);
			right = Math.max(right, lastInk(row));
			if (top < 0) top = y;
			bottom = y;
		}
		return bottom < 0 ? all : withMargin(left, top, right, bottom, all);
	}

	private static Rectangle withMargin(final int left, final int top,
		final int right, final int bottom, final Rectangle all)
	{
		final int margin = (int) Math.round(MARGIN * Math.max(right - left, bottom -
			top));
		final int x = Math.max(0, left - margin);
		final int y = Math.max(0, top - margin);
		return new Rectangle(x, y, Math.min(all.width(), right + 1 + margin) - x,
			Math.min(all.height(), bottom + 1 + margin) - y);
	}

	private int firstInk(final int[] row) {
		for (int x = 0; x < row.length; x++) {
			if (!isClose(row[x], color)) return x;
		}
		return -1;
	}

	private int lastInk(final int[] row) {
		int x = row.length - 1;
		while (isClose(row[x], color)) {
			x--;
		}
		return x;
	}

	private static boolean isClose(final int a, final int b) {
		return Math.abs((a >> 16 & 0xff) - (b >> 16 & 0xff)) <= TOLERANCE && Math
			.abs((a >> 8 & 0xff) - (b >> 8 & 0xff)) <= TOLERANCE && Math.abs((a &
				0xff) - (b & 0xff)) <= TOLERANCE;
	}

	private static int medianOfChannel(final int[] pixels, final int shift) {
		final int[] histogram = new int[256];
		for (final int pixel : pixels) {
			histogram[pixel >> shift & 0xff]++;
		}
		int below = 0;
		int value = 0;
		while (2 * (below + histogram[value]) < pixels.length) {
			below += histogram[value++];
		}
		return value;
	}

	private static int[] outermost(
		final RandomAccessibleInterval<ARGBType> image)
	{
		final Interval bounds = image;
		final int width = Math.toIntExact(bounds.dimension(0));
		final int height = Math.toIntExact(bounds.dimension(1));
		final int[] pixels = new int[2 * (width + height)];
		final RandomAccess<ARGBType> access = image.randomAccess();
		int n = 0;
		for (int x = 0; x < width; x++) {
			pixels[n++] = at(access, bounds, x, 0);
			pixels[n++] = at(access, bounds, x, height - 1L);
		}
		for (int y = 0; y < height; y++) {
			pixels[n++] = at(access, bounds, 0, y);
			pixels[n++] = at(access, bounds, width - 1L, y);
		}
		return pixels;
	}

	private static int at(final RandomAccess<ARGBType> access,
		final Interval bounds, final long x, final long y)
	{
		access.setPosition(bounds.min(0) + x, 0);
		access.setPosition(bounds.min(1) + y, 1);
		return access.get().get();
	}

}
