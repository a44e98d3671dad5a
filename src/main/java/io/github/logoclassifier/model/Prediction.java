
package io.github.logoclassifier.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a model says about one image. Immutable. */
public final class Prediction {

	/** The label of an image that is like none of the classes. */
	public static final String UNKNOWN = "unknown";

	/** A class and its probability. */
	public static final class Candidate {

		private final String label;
		private final double confidence;

		Candidate(final String label, final double confidence) {
			this.label = label;
			this.confidence = confidence;
		}

		public String label() {
			return label;
		}

		/** The head's probability, 0..1. */
		public double confidence() {
			return confidence;
		}

		@Override
		public String toString() {
			return label + " " + confidence;
		}
	}

	private final List<Candidate> candidates;
	private final double similarity;
	private final double threshold;

	Prediction(final List<String> labels, final double[] probabilities,
		final double similarity, final double threshold)
	{
		final List<Candidate> sorted = new ArrayList<>();
		for (int i = 0; i < probabilities.length; i++) {
			sorted.add(new Candidate(labels.get(i), probabilities[i]));
		}
		sorted.sort((a, b) -> Double.compare(b.confidence, a.confidence));
		candidates = Collections.unmodifiableList(sorted);
		this.similarity = similarity;
		this.threshold = threshold;
	}

	/** The likeliest class, or {@link #UNKNOWN}. */
	public String label() {
		return isUnknown() ? UNKNOWN : candidates.get(0).label;
	}

	/** The probability of the likeliest class, 0..1, unknown or not. */
	public double confidence() {
		return candidates.get(0).confidence;
	}

	/** All classes, the likeliest first. */
	public List<Candidate> candidates() {
		return candidates;
	}

	/**
	 * How like the nearest class the image is: the cosine, 0..1, between its mean
	 * features and those of the class; NaN if the model does not know them.
	 */
	public double similarity() {
		return similarity;
	}

	/**
	 * Whether the similarity is below the threshold that was asked for; never if
	 * it is not known.
	 */
	public boolean isUnknown() {
		return !Double.isNaN(similarity) && similarity < threshold;
	}

	@Override
	public String toString() {
		return label() + " " + candidates + ", similarity " + similarity;
	}

}
