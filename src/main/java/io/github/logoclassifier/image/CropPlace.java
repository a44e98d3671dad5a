
package io.github.logoclassifier.image;

/**
 * Where in a framed picture a crop of it lies: around which middle, how large,
 * and how far turned. Places in both are fractions of their side: (0, 0) is the
 * upper left corner, (1, 1) the lower right one. Immutable.
 */
public final class CropPlace {

	/** The framed picture itself. */
	public static final CropPlace WHOLE = new CropPlace(0.5, 0.5, 1, 0);

	private final double middleX;
	private final double middleY;
	private final double side;
	private final double cosine;
	private final double sine;

	/**
	 * @param middleX of the crop in the framed picture
	 * @param middleY of the crop in the framed picture
	 * @param side of the crop, as a fraction of the framed picture's
	 * @param degrees by which the picture was turned to the left in the crop
	 */
	CropPlace(final double middleX, final double middleY, final double side,
		final double degrees)
	{
		this.middleX = middleX;
		this.middleY = middleY;
		this.side = side;
		cosine = StrictMath.cos(StrictMath.toRadians(degrees));
		sine = StrictMath.sin(StrictMath.toRadians(degrees));
	}

	/** The part of the framed picture's area that it has. */
	public double area() {
		return side * side;
	}

	/** The place across the crop at a place of the framed picture. */
	public double cropX(final double frameX, final double frameY) {
		return 0.5 + (cosine * (frameX - middleX) - sine * (frameY - middleY)) /
			side;
	}

	/** The place down the crop at a place of the framed picture. */
	public double cropY(final double frameX, final double frameY) {
		return 0.5 + (sine * (frameX - middleX) + cosine * (frameY - middleY)) /
			side;
	}

}
