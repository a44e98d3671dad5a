
package io.github.logoclassifier;

import io.github.logoclassifier.evaluation.Folds;
import io.github.logoclassifier.model.LogoModel;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What to evaluate, on which labelled folder, and how. Immutable: each setter
 * returns a changed copy.
 */
public final class EvaluationRequest {

	/** The default of {@link #folds}. */
	public static final int DEFAULT_FOLDS = 5;

	private final TrainingRequest training;
	private final Optional<Path> model;
	private final int folds;
	private final int repeats;
	private final double threshold;

	private EvaluationRequest(final TrainingRequest training,
		final Optional<Path> model, final int folds, final int repeats,
		final double threshold)
	{
		this.training = Objects.requireNonNull(training, "training");
		this.model = model;
		this.folds = folds;
		this.repeats = repeats;
		this.threshold = threshold;
	}

	/**
	 * Cross-validation: models are trained on a part of the folder and tested on
	 * the rest, until each image was in the rest once.
	 *
	 * @param training the folder, and the settings to evaluate; how many images
	 *          it holds out for validation plays no part
	 */
	public static EvaluationRequest crossValidation(
		final TrainingRequest training)
	{
		return new EvaluationRequest(training, Optional.empty(), DEFAULT_FOLDS, 1,
			0);
	}

	/**
	 * A finished model, tested on a folder of labelled images, which should be
	 * none of those that it was trained on.
	 */
	public static EvaluationRequest ofModel(final Path folder, final Path model) {
		return new EvaluationRequest(TrainingRequest.of(folder), Optional.of(model),
			DEFAULT_FOLDS, 1, LogoModel.OWN_THRESHOLD);
	}

	/**
	 * @param folds how many parts there are, of which each is held out once
	 * @throws IllegalArgumentException if it is below 2
	 */
	public EvaluationRequest folds(final int folds) {
		return new EvaluationRequest(training, model, Folds.requireValid(folds),
			repeats, threshold);
	}

	/**
	 * @param repeats how often all of it is done, with other folds each time; the
	 *          first one's come from the training's seed
	 * @throws IllegalArgumentException if it is below 1
	 */
	public EvaluationRequest repeats(final int repeats) {
		if (repeats < 1) {
			throw new IllegalArgumentException(
				"repeats must be at least 1, how often each image is tested, not " +
					repeats);
		}
		return new EvaluationRequest(training, model, folds, repeats, threshold);
	}

	/**
	 * @param threshold pictures whose similarity is below this are unknown; 0 for
	 *          none, -1 for the model's own, the default
	 * @throws IllegalArgumentException if it is not 0 to 1
	 */
	public EvaluationRequest threshold(final double threshold) {
		return new EvaluationRequest(training, model, folds, repeats, LogoClassifier
			.requireThreshold(threshold));
	}

	/**
	 * @param threads how many images are read at once; 0: as many as ImageJ may
	 *          use. The results do not depend on it
	 * @throws IllegalArgumentException if it is below 0
	 */
	public EvaluationRequest threads(final int threads) {
		return new EvaluationRequest(training.threads(threads), model, folds,
			repeats, threshold);
	}

	/** The folder of labelled images. */
	public Path folder() {
		return training.folder();
	}

	/** The model to test; empty for cross-validation. */
	public Optional<Path> model() {
		return model;
	}

	/** How models are trained in cross-validation. */
	public TrainingRequest training() {
		return training;
	}

	public int folds() {
		return folds;
	}

	public int repeats() {
		return repeats;
	}

	public double threshold() {
		return threshold;
	}

	public int threads() {
		return training.threads();
	}

}
