
package io.github.logoclassifier.image;

/**
 * Where a picture lies in the square that it was framed to: which rectangle of
 * its pixels was scaled to which rectangle of the square. It leads back from
 * the square to the picture. Immutable.
 * <p>
 * Places in the square are fractions of its side: (0, 0) is its upper left
 * corner, (1, 1) its lower right one. Places in the picture are pixels from its
 * upper left corner; the middle of the first pixel is (0.5, 0.5).
 */
public final class Placement {

	private final Rectangle region;
	private final int size;
	private final int width;
	private final int height;

	private Placement(final Rectangle region, final int size, final int width,
		final int height)
	{
		this.region = region;
		this.size = size;
		this.width = width;
		this.height = height;
	}

	/** A region that is scaled to the whole square. */
	static Placement filling(final Rectangle region, final int size) {
		return new Placement(region, size, size, size);
	}

	/** A region that keeps its shape, in the middle of the square. */
	static Placement fitting(final Rectangle region, final int size) {
		final double scale = size / (double) Math.max(region.width(), region
			.height());
		return new Placement(region, size, Math.max(1, (int) Math.round(region
			.width() * scale)), Math.max(1, (int) Math.round(region.height() *
				scale)));
	}

	/** What is seen of the picture. */
	Rectangle region() {
		return region;
	}

	/** The width in the square, in its pixels. */
	int width() {
		return width;
	}

	/** The height in the square, in its pixels. */
	int height() {
		return height;
	}

	/** Columns of the square left of it. */
	int left() {
		return (size - width) / 2;
	}

	/** Rows of the square above it. */
	int top() {
		return (size - height) / 2;
	}

	/** Whether nothing of the square is left to be padded. */
	boolean isFilling() {
		return width == size && height == size;
	}

	/** The column of the picture, in pixels, at a place across the square. */
	public double pictureX(final double squareX) {
		return region.x() + (squareX * size - left()) * region.width() / width;
	}

	/** The row of the picture, in pixels, at a place down the square. */
	public double pictureY(final double squareY) {
		return region.y() + (squareY * size - top()) * region.height() / height;
	}

	/**
	 * The place across the square where a column of the picture is; below 0 or
	 * above 1 where it was cut off.
	 *
	 * @param pictureX in pixels
	 */
	public double squareX(final double pictureX) {
		return (left() + (pictureX - region.x()) * width / region.width()) / size;
	}

	/**
	 * The place down the square where a row of the picture is; below 0 or above 1
	 * where it was cut off.
	 *
	 * @param pictureY in pixels
	 */
	public double squareY(final double pictureY) {
		return (top() + (pictureY - region.y()) * height / region.height()) / size;
	}

}
