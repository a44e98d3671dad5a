
package io.github.logoclassifier.image;

import net.imglib2.Interval;

/** A rectangle in pixels, relative to an image's minimum. Immutable. */
final class Rectangle {

	private final long x;
	private final long y;
	private final int width;
	private final int height;

	Rectangle(final long x, final long y, final int width, final int height) {
		this.x = x;
		this.y = y;
		this.width = width;
		this.height = height;
	}

	static Rectangle whole(final Interval image) {
		return new Rectangle(0, 0, Math.toIntExact(image.dimension(0)), Math
			.toIntExact(image.dimension(1)));
	}

	/** The largest square in the middle of an image. */
	static Rectangle middleSquare(final Interval image) {
		final Rectangle all = whole(image);
		final int side = Math.min(all.width, all.height);
		return new Rectangle((all.width - side) / 2, (all.height - side) / 2, side,
			side);
	}

	long x() {
		return x;
	}

	long y() {
		return y;
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

}
