
package io.github.logoclassifier.evaluation;

import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.model.Predictions;

import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Outcomes that are made up. */
public final class Outcomes {

	/** The classes that they are of. */
	public static final List<String> LABELS = Arrays.asList("a", "b", "c");

	private Outcomes() {}

	/** An image, the probabilities of a, b and c, and its similarity. */
	public static Outcome of(final String file, final String truth,
		final double similarity, final double threshold,
		final double... probabilities)
	{
		return new Outcome(Paths.get(file), truth, Predictions.of(LABELS,
			similarity, threshold, probabilities), 0);
	}

	/** Truths and predicted labels in pairs: "ab" is an a that is taken for b. */
	public static List<Outcome> of(final String... pairs) {
		final List<Outcome> outcomes = new ArrayList<>();
		for (int i = 0; i < pairs.length; i++) {
			final String predicted = pairs[i].substring(1);
			final double[] probabilities = { 0.1, 0.1, 0.1 };
			if (!predicted.equals("?")) {
				probabilities[LABELS.indexOf(predicted)] = 0.8;
			}
			final String truth = pairs[i].startsWith("?") ? Prediction.UNKNOWN
				: pairs[i].substring(0, 1);
			outcomes.add(of("images/" + i + ".png", truth, predicted.equals("?") ? 0.1
				: 0.9, 0.5, probabilities));
		}
		return outcomes;
	}

}
