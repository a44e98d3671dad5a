
package io.github.logoclassifier.imagej.read;

import ij.ImagePlus;
import ij.gui.Roi;

import java.awt.Rectangle;
import java.util.Optional;
import java.util.function.Supplier;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * What one row of Classify Logo is of: a slice of an open image, or a selected
 * part of it.
 */
public final class Subject {

	private final ImagePlus image;
	private final String name;
	private final int slice;
	private final Roi roi;
	private final Supplier<RandomAccessibleInterval<ARGBType>> pixels;

	/**
	 * @param name what the row calls it
	 * @param slice in the stack, from 1 on
	 * @param roi what is selected of it; null for none
	 * @param pixels what is displayed of it, looked at when it is its turn
	 */
	Subject(final ImagePlus image, final String name, final int slice,
		final Roi roi, final Supplier<RandomAccessibleInterval<ARGBType>> pixels)
	{
		this.image = image;
		this.name = name;
		this.slice = slice;
		this.roi = roi;
		this.pixels = pixels;
	}

	/** The image's current slice, or what is selected of it. */
	static Subject current(final ImagePlus image) {
		return new Subject(image, image.getTitle(), image.getCurrentSlice(), image
			.getRoi(), () -> DisplayedPixels.of(image));
	}

	public ImagePlus image() {
		return image;
	}

	public String name() {
		return name;
	}

	public int slice() {
		return slice;
	}

	/** What is selected of the slice, if it has an area. */
	public Optional<Roi> selection() {
		return Optional.ofNullable(roi).filter(Roi::isArea);
	}

	/** Where in the image it is, in pixels. */
	public Rectangle bounds() {
		return DisplayedPixels.bounds(image, roi);
	}

	public RandomAccessibleInterval<ARGBType> pixels() {
		return pixels.get();
	}

	/** Makes an element of the image's overlay belong to its slice. */
	public void place(final Roi element) {
		if (image.getStackSize() == 1) return;
		if (Subjects.hasPositions(image)) {
			final int[] at = image.convertIndexToPosition(slice);
			element.setPosition(image.isComposite() ? 0 : at[0], at[1], at[2]);
		}
		else element.setPosition(slice);
	}

}
