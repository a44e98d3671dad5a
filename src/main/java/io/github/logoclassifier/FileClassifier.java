
package io.github.logoclassifier;

import io.github.logoclassifier.model.LogoModel;

import java.io.IOException;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * Classifies image files, one by one: whatever is wrong with one is a result of
 * its own, so that the others go on. Thread-safe.
 */
public final class FileClassifier {

	/** Opens an image file, wherever it is. */
	public interface Source {

		/**
		 * @throws IOException if it cannot be read, or is not an image; its message
		 *           may begin with the file's name and ": "
		 */
		RandomAccessibleInterval<ARGBType> open() throws IOException;
	}

	private final LogoClassifier classifier;
	private final double threshold;

	/**
	 * @param threshold pictures whose similarity is below this are unknown; 0 for
	 *          none; {@link LogoModel#OWN_THRESHOLD} for the model's own
	 * @throws IllegalArgumentException if it is none of these
	 */
	public FileClassifier(final LogoClassifier classifier,
		final double threshold)
	{
		this.classifier = classifier;
		this.threshold = LogoClassifier.requireThreshold(threshold);
	}

	/** @param name the file's, which messages begin with */
	public ClassifiedFile classify(final String name, final Source source) {
		try {
			return ClassifiedFile.of(classifier.classify(source.open(), threshold));
		}
		catch (final IOException exc) {
			return ClassifiedFile.failed(name, exc);
		}
		catch (final OutOfMemoryError exc) {
			return ClassifiedFile.failed(
				"too large: it needs more memory than there is");
		}
		catch (final RuntimeException exc) {
			return ClassifiedFile.failed("cannot be classified: " + exc);
		}
	}

}
