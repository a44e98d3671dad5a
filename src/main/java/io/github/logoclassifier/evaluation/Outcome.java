
package io.github.logoclassifier.evaluation;

import io.github.logoclassifier.model.Prediction;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** One image: what it shows, and what was predicted. Immutable. */
public final class Outcome {

	private final Path file;
	private final String truth;
	private final Prediction prediction;
	private final int fold;

	/**
	 * @param truth its label; {@link Prediction#UNKNOWN} if it shows no class
	 * @param fold in which it was held out, counted from 1 through all repeats; 0
	 *          if there are no folds
	 */
	public Outcome(final Path file, final String truth,
		final Prediction prediction, final int fold)
	{
		this.file = Objects.requireNonNull(file, "file");
		this.truth = Objects.requireNonNull(truth, "truth");
		this.prediction = Objects.requireNonNull(prediction, "prediction");
		this.fold = fold;
	}

	public Path file() {
		return file;
	}

	public String truth() {
		return truth;
	}

	public Prediction prediction() {
		return prediction;
	}

	/** The fold in which it was held out, from 1; 0 if there are none. */
	public int fold() {
		return fold;
	}

	/** Whether it shows one of the classes, and not something else. */
	public boolean isOfAClass() {
		return !truth.equals(Prediction.UNKNOWN);
	}

	/** Whether the predicted label, which may be unknown, is the true one. */
	public boolean isCorrect() {
		return truth.equals(prediction.label());
	}

	/**
	 * Whether the true label is among the likeliest ones, unknown or not.
	 *
	 * @param k how many, at least 1
	 */
	public boolean isAmong(final int k) {
		final List<Prediction.Candidate> all = prediction.candidates();
		return all.subList(0, Math.min(k, all.size())).stream().anyMatch(
			candidate -> candidate.label().equals(truth));
	}

	@Override
	public String toString() {
		return file + ": " + truth + ", predicted " + prediction;
	}

}
