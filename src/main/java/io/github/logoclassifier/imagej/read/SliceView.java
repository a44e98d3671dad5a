
package io.github.logoclassifier.imagej.read;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import ij.process.LUT;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * A second look at an image, which shows any of its slices as the image would,
 * while that stays as it is. Pixels are not copied; those of a virtual stack
 * are read slice by slice. For one thread.
 */
final class SliceView {

	private final ImagePlus image;
	private final ImagePlus view;

	SliceView(final ImagePlus image) {
		this.image = image;
		view = view(image);
	}

	private static ImagePlus view(final ImagePlus image) {
		final ImagePlus view = new ImagePlus(image.getTitle(), image.getStack());
		view.setDimensions(image.getNChannels(), image.getNSlices(), image
			.getNFrames());
		if (image.isComposite()) return composite(view, (CompositeImage) image);
		final ImageProcessor shown = image.getProcessor();
		if (image.getBitDepth() != 24) view.getProcessor().setLut(shown.getLut());
		return view;
	}

	private static ImagePlus composite(final ImagePlus plain,
		final CompositeImage image)
	{
		final CompositeImage view = new CompositeImage(plain, image.getMode());
		view.copyLuts(image);
		// The range is in the channel's pixels, and not always in its table too.
		final LUT[] luts = view.getLuts();
		for (int c = 0; c < luts.length; c++) {
			final ImageProcessor channel = image.getProcessor(c + 1);
			if (channel == null) continue;
			luts[c].min = channel.getMin();
			luts[c].max = channel.getMax();
		}
		view.setLuts(luts);
		view.reset();
		return view;
	}

	/**
	 * What is displayed of a slice, or of what is selected of it; valid until
	 * another one is asked for.
	 *
	 * @param slice in the stack, from 1 on
	 * @param roi null for none
	 */
	RandomAccessibleInterval<ARGBType> pixels(final int slice, final Roi roi) {
		if (image.getStackSize() > 1) {
			final int[] at = image.convertIndexToPosition(slice);
			view.setPosition(at[0], at[1], at[2]);
		}
		return DisplayedPixels.of(view, roi);
	}

}
