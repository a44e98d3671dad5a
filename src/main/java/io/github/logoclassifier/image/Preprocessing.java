
package io.github.logoclassifier.image;

import java.util.Arrays;
import java.util.Objects;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

/**
 * Brings a picture to what a network sees: a square of a given size and
 * framing, then values from -1 to 1.
 * <p>
 * A model keeps its preprocessing, so that training and classification cannot
 * differ. Immutable, and safe for use by several threads at once.
 */
public final class Preprocessing {

	private final Framing framing;
	private final int size;

	/**
	 * @param framing how a picture becomes square
	 * @param size the side of that square in pixels, at least 1
	 */
	public Preprocessing(final Framing framing, final int size) {
		this.framing = Objects.requireNonNull(framing, "framing");
		if (size < 1) throw new IllegalArgumentException("size " + size);
		this.size = size;
	}

	public Framing framing() {
		return framing;
	}

	/** The side of the square in pixels. */
	public int size() {
		return size;
	}

	/**
	 * Frames a picture. The highest byte of its pixels is not looked at: a
	 * transparent picture must have been laid over its background before.
	 *
	 * @param image two dimensions, x and y, from 1×1 to any size; it is read row
	 *          by row
	 * @return size × size pixels, 0xFFRRGGBB, row by row
	 * @throws IllegalArgumentException if it has no pixels, or more dimensions
	 */
	public int[] frame(final RandomAccessibleInterval<ARGBType> image) {
		final Placement placement = placement(image);
		final int[] inner = Resizer.resize(new RegionRows(image, placement
			.region()), placement.width(), placement.height());
		return placement.isFilling() ? inner : padded(inner, placement, Border.of(
			image).color());
	}

	/**
	 * Where a picture lies in the square that {@link #frame} makes of it.
	 *
	 * @param image two dimensions, x and y, from 1×1 to any size
	 * @throws IllegalArgumentException if it has no pixels, or more dimensions
	 */
	public Placement placement(final RandomAccessibleInterval<ARGBType> image) {
		if (image.numDimensions() != 2 || image.dimension(0) < 1 || image.dimension(
			1) < 1)
		{
			throw new IllegalArgumentException(
				"a picture of at least 1×1 pixels and two dimensions is needed, not " +
					Arrays.toString(image.dimensionsAsLongArray()));
		}
		switch (framing) {
			case STRETCH:
				return Placement.filling(Rectangle.whole(image), size);
			case CROP:
				return Placement.filling(Rectangle.middleSquare(image), size);
			case LETTERBOX:
				return Placement.fitting(Rectangle.whole(image), size);
			case TRIM:
				return Placement.fitting(Border.of(image).content(image), size);
			default:
				throw new AssertionError(framing);
		}
	}

	/**
	 * The colour that a framed picture has at its border, as good a guess as any
	 * at what it would look like with nothing in it.
	 *
	 * @param framed size × size pixels
	 * @return 0xFFRRGGBB, the median of each channel
	 */
	public int background(final int[] framed) {
		return Border.of(ArrayImgs.argbs(framed, size, size)).color();
	}

	/**
	 * Scales framed pixels to a network's input: (v − 127.5) / 127.5, as
	 * MobileNet was trained with.
	 *
	 * @return size × size × 3 values in -1..1, rows of pixels of red, green, blue
	 */
	public float[] normalize(final int[] framed) {
		final float[] values = new float[framed.length * 3];
		for (int i = 0; i < framed.length; i++) {
			final int pixel = framed[i];
			values[3 * i] = scale(pixel >> 16 & 0xff);
			values[3 * i + 1] = scale(pixel >> 8 & 0xff);
			values[3 * i + 2] = scale(pixel & 0xff);
		}
		return values;
	}

	private static float scale(final int value) {
		return (value - 127.5f) / 127.5f;
	}

	private int[] padded(final int[] inner, final Placement placement,
		final int background)
	{
		final int[] framed = new int[size * size];
		Arrays.fill(framed, background);
		final int width = placement.width();
		for (int y = 0; y < placement.height(); y++) {
			System.arraycopy(inner, y * width, framed, (placement.top() + y) * size +
				placement.left(), width);
		}
		return framed;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof Preprocessing &&
			((Preprocessing) other).framing == framing &&
			((Preprocessing) other).size == size;
	}

	@Override
	public int hashCode() {
		return 31 * framing.hashCode() + size;
	}

	@Override
	public String toString() {
		return framing.id() + " to " + size + "×" + size;
	}

}
