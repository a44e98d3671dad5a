
package io.github.logoclassifier.evaluation;

import java.util.Arrays;

/**
 * The area under the ROC curve: how likely a value that should be high is
 * higher than one that should be low. Ties count half (Mann–Whitney U).
 */
public final class Auroc {

	private Auroc() {}

	/**
	 * Computes it.
	 *
	 * @param high values that should be high, one or more
	 * @param low values that should be low, one or more
	 * @return 1 if all are, 0.5 if they cannot be told apart
	 */
	public static double of(final double[] high, final double[] low) {
		final double[] sorted = low.clone();
		Arrays.sort(sorted);
		double wins = 0;
		for (final double value : high) {
			final int below = firstNotBelow(sorted, value);
			final int belowOrEqual = firstNotBelow(sorted, Math.nextUp(value));
			wins += below + (belowOrEqual - below) / 2.0;
		}
		return wins / high.length / low.length;
	}

	private static int firstNotBelow(final double[] sorted, final double value) {
		int from = 0;
		int to = sorted.length;
		while (from < to) {
			final int middle = (from + to) / 2;
			if (sorted[middle] < value) from = middle + 1;
			else to = middle;
		}
		return from;
	}

}
