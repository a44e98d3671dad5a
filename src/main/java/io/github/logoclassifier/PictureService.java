
package io.github.logoclassifier;

import java.io.IOException;
import java.nio.file.Path;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.scijava.service.SciJavaService;

/**
 * Gives pictures as a person sees them in ImageJ: through lookup table and
 * display range, channels mixed, transparent parts white.
 */
public interface PictureService extends SciJavaService {

	/**
	 * Opens an image file, as ImageJ does, without showing it. Several threads
	 * may open files at once.
	 *
	 * @return x and y, beginning at (0, 0)
	 * @throws IOException if it is missing, not an image, truncated or damaged
	 */
	RandomAccessibleInterval<ARGBType> open(Path file) throws IOException;

	/**
	 * Opens an image file that is not on this machine's disks, as {@link #open}
	 * does: the same bytes give the same picture.
	 *
	 * @param name the file's, for messages, which begin with it
	 * @param bytes all that is in the file
	 * @return x and y, beginning at (0, 0)
	 * @throws IOException if it is not an image, truncated or damaged
	 */
	RandomAccessibleInterval<ARGBType> open(String name, byte[] bytes)
		throws IOException;

	/**
	 * What is displayed of an open image: its current slice, or the selected part
	 * of it.
	 *
	 * @param image an {@code ij.ImagePlus}
	 * @throws IllegalArgumentException if it is none
	 */
	RandomAccessibleInterval<ARGBType> displayed(Object image);

	/**
	 * Saves a picture as a PNG file, without loss: opened again, it is the same.
	 *
	 * @throws IOException if it cannot be written
	 */
	void save(RandomAccessibleInterval<ARGBType> picture, Path file)
		throws IOException;

	/**
	 * How many threads the user lets ImageJ work with (Edit &gt; Options &gt;
	 * Memory &amp; Threads), at least 1.
	 */
	int threads();

}
