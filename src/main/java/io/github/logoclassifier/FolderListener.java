
package io.github.logoclassifier;

import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.model.Prediction;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Gets the results of a folder, in the order of the files' paths, on the thread
 * that classifies it, and may cancel.
 */
public interface FolderListener {

	/** A file was classified. */
	void classified(Path file, Prediction prediction) throws IOException;

	/** A file is no image, or cannot be read. */
	void failed(SkippedFile file) throws IOException;

	/**
	 * Whether a file has its result from an earlier run; then it is not read, and
	 * {@link #known} is called in its turn. Asked in the order of the paths, some
	 * files ahead of the results.
	 */
	default boolean isKnown(final Path file) throws IOException {
		return false;
	}

	/** The turn of a file that had its result before. */
	default void known(final Path file) throws IOException {
		// has been heard
	}

	/** How many files have had their result, of how many. */
	default void progress(final long done, final long total) {
		// not shown
	}

	/** Whether to stop; asked after each file. */
	default boolean isCanceled() {
		return false;
	}

}
