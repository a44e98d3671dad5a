
package io.github.logoclassifier.image;

/**
 * How one crop is made of a framed picture, to the pixel: the whole, made
 * smaller; a window of it; or the whole, made smaller and turned. Immutable.
 */
public final class CropCut {

	private final int left;
	private final int top;
	private final double degrees;
	private final double cosine;
	private final double sine;

	private CropCut(final int left, final int top, final double degrees) {
		this.left = left;
		this.top = top;
		this.degrees = degrees;
		// StrictMath: the same pixels on every machine.
		cosine = StrictMath.cos(StrictMath.toRadians(degrees));
		sine = StrictMath.sin(StrictMath.toRadians(degrees));
	}

	static CropCut whole() {
		return new CropCut(-1, -1, 0);
	}

	static CropCut window(final int left, final int top) {
		return new CropCut(left, top, 0);
	}

	static CropCut turned(final double degrees) {
		return new CropCut(-1, -1, degrees);
	}

	/** Whether it is a part of the picture as it is, of the input's size. */
	public boolean isWindow() {
		return left >= 0;
	}

	/** Whether it is turned. */
	public boolean isTurned() {
		return degrees != 0;
	}

	/** A window's first column in the framed picture. */
	public int left() {
		return left;
	}

	/** A window's first row in the framed picture. */
	public int top() {
		return top;
	}

	/** By how much the picture is turned to the left. */
	public double degrees() {
		return degrees;
	}

	/**
	 * The column of a turned picture's pixel in the framed picture, of which it
	 * is a mean of the four around it.
	 *
	 * @param frameSize side of the framed picture, in pixels
	 * @param inputSize side of the crop, in pixels
	 */
	public double frameX(final int x, final int y, final int frameSize,
		final int inputSize)
	{
		final double scale = frameSize / (double) inputSize;
		final double middle = (inputSize - 1) / 2.0;
		return (frameSize - 1) / 2.0 + scale * cosine * (x - middle) + scale *
			sine * (y - middle);
	}

	/** The row of it. */
	public double frameY(final int x, final int y, final int frameSize,
		final int inputSize)
	{
		final double scale = frameSize / (double) inputSize;
		final double middle = (inputSize - 1) / 2.0;
		return (frameSize - 1) / 2.0 - scale * sine * (x - middle) + scale *
			cosine * (y - middle);
	}

}
