
package io.github.logoclassifier.backbone.mobilenet;

/** Where a 3×3 convolution over a square looks. Immutable. */
public final class Geometry {

	private final int inputSide;
	private final int stride;
	private final int padding;
	private final int outputSide;

	private Geometry(final int inputSide, final int stride, final int padding,
		final int outputSide)
	{
		this.inputSide = inputSide;
		this.stride = stride;
		this.padding = padding;
		this.outputSide = outputSide;
	}

	/** Stride 2 after one row and column of zeros behind: Keras's MobileNet. */
	static Geometry paddedBehind(final int inputSide) {
		return new Geometry(inputSide, 2, 0, (inputSide - 2) / 2 + 1);
	}

	/** TensorFlow's "same" padding: an odd zero goes behind. */
	static Geometry same(final int inputSide, final int stride) {
		final int outputSide = (inputSide + stride - 1) / stride;
		final int padding = Math.max(0, (outputSide - 1) * stride + 3 - inputSide);
		return new Geometry(inputSide, stride, padding / 2, outputSide);
	}

	public int inputSide() {
		return inputSide;
	}

	public int outputSide() {
		return outputSide;
	}

	/** Whether it halves an even side, looking at 0 to 2 pixels further. */
	boolean isHalving() {
		return stride == 2 && padding == 0 && inputSide % 2 == 0;
	}

	/** Whether it keeps the side, looking at one pixel on both sides. */
	boolean isKeeping() {
		return stride == 1 && padding == 1;
	}

	/** The input row or column that a tap, 0 to 2, of an output looks at. */
	public int input(final int output, final int tap) {
		return output * stride + tap - padding;
	}

	boolean isInside(final int input) {
		return input >= 0 && input < inputSide;
	}

}
