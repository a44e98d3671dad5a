
package io.github.logoclassifier;

import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.model.Prediction;

import java.io.IOException;
import java.util.Optional;

/**
 * What became of an image file: a prediction, or why there is none. Immutable.
 */
public final class ClassifiedFile {

	private final Optional<Prediction> prediction;
	private final String reason;

	private ClassifiedFile(final Optional<Prediction> prediction,
		final String reason)
	{
		this.prediction = prediction;
		this.reason = reason;
	}

	static ClassifiedFile of(final Prediction prediction) {
		return new ClassifiedFile(Optional.of(prediction), "");
	}

	static ClassifiedFile failed(final String reason) {
		return new ClassifiedFile(Optional.empty(), reason);
	}

	/** @param name the file's, which the reason does not repeat */
	static ClassifiedFile failed(final String name, final IOException reason) {
		return failed(SkippedFile.reason(name, reason));
	}

	/** Empty if it is no image, or cannot be read. */
	public Optional<Prediction> prediction() {
		return prediction;
	}

	/** Why there is no prediction, as a phrase; empty if there is one. */
	public String reason() {
		return reason;
	}

}
