
package io.github.logoclassifier.service;

import io.github.logoclassifier.evaluation.Accuracy;
import io.github.logoclassifier.evaluation.Confusion;
import io.github.logoclassifier.evaluation.Evaluation;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the held-out images said, for a model's card and report. */
final class HeldOut {

	private HeldOut() {}

	/**
	 * Items and their values, in the order to show.
	 *
	 * @param evaluation of the held-out images, by a model that was not trained
	 *          on them
	 * @param temperature what the logits were divided by
	 * @param threshold the model's own
	 */
	static Map<String, String> results(final Evaluation evaluation,
		final double temperature, final double threshold)
	{
		final Map<String, String> results = new LinkedHashMap<>();
		if (evaluation.images() > 0) {
			final Accuracy accuracy = evaluation.accuracy();
			results.put("Held-out images right", format(
				"%.1f %% (95 %% interval %.1f to %.1f)", 100 * accuracy.value(), 100 *
					accuracy.low(), 100 * accuracy.high()));
			for (final Confusion confusion : evaluation.confusionMatrix()
				.confusions())
			{
				results.put("Confused " + confusion.first() + " and " + confusion
					.second(), times(confusion.total()));
			}
		}
		results.put("Temperature", format("%.3f", temperature));
		results.put("Threshold of unknown", format("%.4f", threshold));
		return results;
	}

	private static String times(final long count) {
		return count == 1 ? "once" : count + " times";
	}

	private static String format(final String format, final Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

}
