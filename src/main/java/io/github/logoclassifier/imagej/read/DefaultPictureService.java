
package io.github.logoclassifier.imagej.read;

import ij.ImagePlus;
import ij.Prefs;

import io.github.logoclassifier.PictureService;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.view.Views;

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
	public RandomAccessibleInterval<ARGBType> open(final String name,
		final byte[] bytes) throws IOException
	{
		return DisplayedPixels.of(ImageFileReader.open(name, bytes));
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
	public void save(final RandomAccessibleInterval<ARGBType> picture,
		final Path file) throws IOException
	{
		final int width = Math.toIntExact(picture.dimension(0));
		final int height = Math.toIntExact(picture.dimension(1));
		final BufferedImage image = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		final int[] row = new int[width];
		final Cursor<ARGBType> pixels = Views.flatIterable(picture).cursor();
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				row[x] = pixels.next().get();
			}
			image.setRGB(0, y, width, 1, row, 0, width);
		}
		// In memory: ImageIO itself would want a temporary folder.
		try (OutputStream out = Files.newOutputStream(file);
				ImageOutputStream png = new MemoryCacheImageOutputStream(out))
		{
			ImageIO.write(image, "png", png);
		}
	}

	@Override
	public int threads() {
		return Math.max(1, Prefs.getThreads());
	}

}
