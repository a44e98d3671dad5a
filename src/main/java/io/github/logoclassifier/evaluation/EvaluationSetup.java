
package io.github.logoclassifier.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How images were tested. Immutable. */
public final class EvaluationSetup {

	private final List<String> labels;
	private final double threshold;
	private final int folds;
	private final int repeats;
	private final int copies;
	private final List<List<Path>> alike;
	private final List<String> oneOfAKind;

	private EvaluationSetup(final List<String> labels, final double threshold,
		final int folds, final int repeats, final int copies,
		final List<List<Path>> alike, final List<String> oneOfAKind)
	{
		this.copies = copies;
		this.labels = Collections.unmodifiableList(new ArrayList<>(labels));
		this.threshold = threshold;
		this.folds = folds;
		this.repeats = repeats;
		this.alike = Collections.unmodifiableList(new ArrayList<>(alike));
		this.oneOfAKind = Collections.unmodifiableList(new ArrayList<>(oneOfAKind));
	}

	/**
	 * By a finished model.
	 *
	 * @param labels that it knows
	 * @param threshold below which an image is unknown, 0..1; 0: none is; -1:
	 *          each model has its own
	 */
	public static EvaluationSetup ofModel(final List<String> labels,
		final double threshold)
	{
		return new EvaluationSetup(labels, threshold, 0, 0, 0, Collections
			.emptyList(), Collections.emptyList());
	}

	/**
	 * By cross-validation.
	 *
	 * @param folds how many there were
	 * @param copies how many images would be left out for no two to look alike
	 * @param alike groups of images of more than one label that look alike
	 * @param oneOfAKind labels all images of which look alike, so that they were
	 *          tested by models that did not know the label
	 */
	public static EvaluationSetup ofFolds(final List<String> labels,
		final double threshold, final int folds, final int repeats,
		final int copies, final List<List<Path>> alike,
		final List<String> oneOfAKind)
	{
		return new EvaluationSetup(labels, threshold, folds, repeats, copies, alike,
			oneOfAKind);
	}

	/** The classes that can be predicted. */
	public List<String> labels() {
		return labels;
	}

	/** Images less similar than this are unknown, 0..1; 0: none is. */
	public double threshold() {
		return threshold;
	}

	/** How many folds each repeat had; 0 if a finished model was tested. */
	public int folds() {
		return folds;
	}

	/** How often each image was tested; 0 if a finished model was tested. */
	public int repeats() {
		return repeats;
	}

	/** How many images would be left out for no two of the rest to look alike. */
	public int copies() {
		return copies;
	}

	/** Groups of images that look alike and have different labels. */
	public List<List<Path>> alike() {
		return alike;
	}

	/** Labels all images of which look alike. */
	public List<String> oneOfAKind() {
		return oneOfAKind;
	}

}
