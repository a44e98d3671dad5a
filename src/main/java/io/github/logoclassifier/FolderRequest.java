
package io.github.logoclassifier;

import io.github.logoclassifier.model.LogoModel;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Which files to classify, and how. Immutable: each setter returns a changed
 * copy.
 */
public final class FolderRequest {

	private final Path folder;
	private final Path model;
	private final Optional<Path> leftOut;
	private final boolean recursive;
	private final double threshold;
	private final int threads;

	private FolderRequest(final Path folder, final Path model,
		final Optional<Path> leftOut, final boolean recursive,
		final double threshold, final int threads)
	{
		this.folder = Objects.requireNonNull(folder, "folder");
		this.model = Objects.requireNonNull(model, "model");
		this.leftOut = leftOut;
		this.recursive = recursive;
		this.threshold = threshold;
		this.threads = threads;
	}

	/** All files of a folder and of the folders in it, by a model file. */
	public static FolderRequest of(final Path folder, final Path model) {
		return new FolderRequest(folder, model, Optional.empty(), true,
			LogoModel.OWN_THRESHOLD, 0);
	}

	/**
	 * @param file is none of the files, wherever it lies: the one that the
	 *          results are written to
	 */
	public FolderRequest leavingOut(final Path file) {
		return new FolderRequest(folder, model, Optional.of(file), recursive,
			threshold, threads);
	}

	/** @param recursive whether to go into the folders in it */
	public FolderRequest recursive(final boolean recursive) {
		return new FolderRequest(folder, model, leftOut, recursive, threshold,
			threads);
	}

	/**
	 * @param threshold pictures whose similarity is below this are unknown; 0 for
	 *          none
	 * @throws IllegalArgumentException if it is not 0 to 1
	 */
	public FolderRequest threshold(final double threshold) {
		return new FolderRequest(folder, model, leftOut, recursive, LogoClassifier
			.requireThreshold(threshold), threads);
	}

	/**
	 * @param threads how many images are read at once; 0: as many as ImageJ may
	 *          use. The results do not depend on it
	 * @throws IllegalArgumentException if it is below 0
	 */
	public FolderRequest threads(final int threads) {
		return new FolderRequest(folder, model, leftOut, recursive, threshold,
			Threads.requireValid(threads));
	}

	public Path folder() {
		return folder;
	}

	public Path model() {
		return model;
	}

	/** A file that is not classified, if it lies in the folder. */
	public Optional<Path> leftOut() {
		return leftOut;
	}

	public boolean recursive() {
		return recursive;
	}

	public double threshold() {
		return threshold;
	}

	public int threads() {
		return threads;
	}

}
