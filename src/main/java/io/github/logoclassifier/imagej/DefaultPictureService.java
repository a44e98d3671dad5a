
package io.github.logoclassifier.imagej;

import ij.ImagePlus;
import ij.Prefs;

import io.github.logoclassifier.PictureService;

import java.io.IOException;
import java.nio.file.Path;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

/** Pictures by way of ImageJ 1.x. */
@Plugin(type = Service.class)
public final class DefaultPictureService extends AbstractService implements
	PictureService
{

	@Override
	public RandomAccessibleInterval<ARGBType> open(final Path file)
		throws IOException
	{
		return DisplayedPixels.of(ImageFileReader.open(file));
	}

	@Override
	public RandomAccessibleInterval<ARGBType> displayed(final Object image) {
		if (!(image instanceof ImagePlus)) {
			throw new IllegalArgumentException("an ij.ImagePlus is needed, not " +
				(image == null ? "nothing" : "a " + image.getClass().getName()));
		}
		return DisplayedPixels.of((ImagePlus) image);
	}

	@Override
	public int threads() {
		return Math.max(1, Prefs.getThreads());
	}

}
