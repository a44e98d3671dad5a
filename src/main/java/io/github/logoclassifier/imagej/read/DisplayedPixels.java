
package io.github.logoclassifier.imagej.read;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.awt.Rectangle;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.imagej.ImagePlusToImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * The pixels of an ImageJ image as a person sees them: through its lookup table
 * and display range, its channels mixed as they are on the screen, and only
 * what is selected. Overlays are not part of the picture.
 * <p>
 * Pixels are views where they can be, converted as they are read: a 16-bit
 * image of 20,000×20,000 needs no second copy.
 */
public final class DisplayedPixels {

	private static final int WHITE = 0xffffffff;

	private DisplayedPixels() {}

	/**
	 * What is displayed of the current slice, two-dimensional and beginning at
	 * (0, 0). Of a selection with an area, its bounding box, white outside the
	 * selection; other selections (lines, points) are ignored.
	 *
	 * @throws IllegalArgumentException if the selection lies outside the image
	 */
	public static RandomAccessibleInterval<ARGBType> of(final ImagePlus image) {
		return of(image, image.getRoi());
	}

	/**
	 * The same with another selection than the image's own.
	 *
	 * @param roi null for none
	 */
	public static RandomAccessibleInterval<ARGBType> of(final ImagePlus image,
		final Roi roi)
	{
		final Rectangle inside = bounds(image, roi);
		final RandomAccessibleInterval<ARGBType> cut = part(whole(image), inside);
		final ImageProcessor mask = isSelection(roi) ? roi.getMask() : null;
		if (mask == null) return cut;
		final Rectangle box = roi.getBounds();
		inside.translate(-box.x, -box.y);
		return masked(cut, part(bytes(mask), inside));
	}

	/**
	 * Where in the image that is, in pixels: all of it, or the bounding box of a
	 * selection with an area.
	 *
	 * @throws IllegalArgumentException if the selection lies outside the image
	 */
	public static Rectangle bounds(final ImagePlus image) {
		return bounds(image, image.getRoi());
	}

	/**
	 * The same with another selection than the image's own.
	 *
	 * @param roi null for none
	 */
	public static Rectangle bounds(final ImagePlus image, final Roi roi) {
		final Rectangle all = new Rectangle(image.getWidth(), image.getHeight());
		if (!isSelection(roi)) return all;
		final Rectangle inside = roi.getBounds().intersection(all);
		if (inside.isEmpty()) {
			throw new IllegalArgumentException(
				"the selection lies outside the image " + image.getTitle() +
					": move it, or choose Edit > Selection > Select None");
		}
		return inside;
	}

	private static boolean isSelection(final Roi roi) {
		return roi != null && roi.isArea();
	}

	private static RandomAccessibleInterval<ARGBType> whole(
		final ImagePlus image)
	{
		final ImageProcessor plane = image.getProcessor();
		if (plane == null || image.getStack() == null) {
			throw new IllegalArgumentException("the image " + image.getTitle() +
				" was closed meanwhile: open it again");
		}
		if (image.isComposite()) {
			return argb(mixed((CompositeImage) image));
		}
		switch (image.getBitDepth()) {
			case 8:
				return throughTable(plane, plane.getCurrentColorModel());
			case 16:
				return through16BitTable(plane);
			case 32:
				return throughTable(plane.convertToByte(true), plane.getColorModel());
			default:
				return argb(plane);
		}
	}

	private static ColorProcessor mixed(final CompositeImage image) {
		image.updateImage();
		final ColorProcessor mixed = new ColorProcessor(image.getImage());
		// Where the first channel is switched off, ImageJ 1.54p adds to what the
		// first pixel was instead of beginning at black: it would never be the
		// same.
		if (image.getMode() == IJ.COMPOSITE && !image.getActiveChannels()[0] &&
			mixed.getPixelCount() > 1) mixed.set(0, mixed.get(1));
		return mixed;
	}

	private static RandomAccessibleInterval<ARGBType> argb(
		final ImageProcessor plane)
	{
		return ArrayImgs.argbs((int[]) plane.getPixels(), plane.getWidth(), plane
			.getHeight());
	}

	private static RandomAccessibleInterval<UnsignedByteType> bytes(
		final ImageProcessor plane)
	{
		return ArrayImgs.unsignedBytes((byte[]) plane.getPixels(), plane.getWidth(),
			plane.getHeight());
	}

	private static RandomAccessibleInterval<ARGBType> throughTable(
		final ImageProcessor plane, final ColorModel colors)
	{
		final int[] table = new int[256];
		((IndexColorModel) colors).getRGBs(table);
		return Converters.convert(bytes(plane), (in, out) -> out.set(table[in
			.get()]), new ARGBType());
	}

	/** ImageJ itself says what colour it shows for each of the 65,536 values. */
	private static RandomAccessibleInterval<ARGBType> through16BitTable(
		final ImageProcessor plane)
	{
		final short[] values = new short[1 << 16];
		for (int i = 0; i < values.length; i++) {
			values[i] = (short) i;
		}
		final ImageProcessor ramp = new ShortProcessor(values.length, 1, values,
			plane.getColorModel());
		ramp.setMinAndMax(plane.getMin(), plane.getMax());
		final int[] table = (int[]) ramp.convertToRGB().getPixels();
		return Converters.convert(ImagePlusToImg.wrapShortDirect(new ImagePlus("",
			plane)), (in, out) -> out.set(table[in.get()]), new ARGBType());
	}

	private static <T> RandomAccessibleInterval<T> part(
		final RandomAccessibleInterval<T> all, final Rectangle box)
	{
		if (box.x == 0 && box.y == 0 && box.width == all.dimension(0) &&
			box.height == all.dimension(1)) return all;
		return Views.zeroMin(Views.interval(all, new long[] { box.x, box.y },
			new long[] { box.x + box.width - 1L, box.y + box.height - 1L }));
	}

	private static RandomAccessibleInterval<ARGBType> masked(
		final RandomAccessibleInterval<ARGBType> picture,
		final RandomAccessibleInterval<UnsignedByteType> mask)
	{
		return Converters.convert(picture, mask, (color, inside, out) -> out.set(
			inside.get() == 0 ? WHITE : color.get()), new ARGBType());
	}

}
