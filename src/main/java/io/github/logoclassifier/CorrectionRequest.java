
package io.github.logoclassifier;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * A picture, the label that it should have had, and the model that is to learn
 * it. Immutable: each setter returns a changed copy.
 */
public final class CorrectionRequest {

	private final RandomAccessibleInterval<ARGBType> picture;
	private final String label;
	private final Path model;
	private final Optional<Path> folder;
	private final String origin;

	private CorrectionRequest(final RandomAccessibleInterval<ARGBType> picture,
		final String label, final Path model, final Optional<Path> folder,
		final String origin)
	{
		this.picture = Objects.requireNonNull(picture, "picture");
		this.label = Objects.requireNonNull(label, "label");
		this.model = Objects.requireNonNull(model, "model");
		this.folder = folder;
		this.origin = Objects.requireNonNull(origin, "origin");
	}

	/**
	 * A correction in the folder that the model was trained on.
	 *
	 * @param picture of any size, see {@link PictureService}
	 * @param label a class of the folder, or a new one
	 * @param model the model file, which is replaced
	 */
	public static CorrectionRequest of(
		final RandomAccessibleInterval<ARGBType> picture, final String label,
		final Path model)
	{
		return new CorrectionRequest(picture, label, model, Optional.empty(),
			"corrected");
	}

	/** @param folder the labelled folder, where it is not the model's */
	public CorrectionRequest folder(final Path folder) {
		return new CorrectionRequest(picture, label, model, Optional.of(folder),
			origin);
	}

	/** @param origin where the picture comes from: the file gets this name */
	public CorrectionRequest origin(final String origin) {
		return new CorrectionRequest(picture, label, model, folder, origin);
	}

	public RandomAccessibleInterval<ARGBType> picture() {
		return picture;
	}

	public String label() {
		return label;
	}

	public Path model() {
		return model;
	}

	/** The labelled folder; empty: the one that the model was trained on. */
	public Optional<Path> folder() {
		return folder;
	}

	public String origin() {
		return origin;
	}

}
