
package io.github.logoclassifier.model;

import java.util.List;

/** Makes predictions up, for tests of what is done with them. */
public final class Predictions {

	private Predictions() {}

	/** A prediction with these probabilities, in the labels' order. */
	public static Prediction of(final List<String> labels,
		final double similarity, final double threshold,
		final double... probabilities)
	{
		return new Prediction(labels, probabilities, similarity, threshold);
	}

}
