
package io.github.logoclassifier.evaluation;

import io.github.logoclassifier.model.Prediction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How often images of one label were given which: rows are the truth, columns
 * what was predicted. Both have the same labels, sorted; {@code unknown} is the
 * last column where it was predicted or true of some image, and the last row
 * where it was true of one. Immutable.
 */
public final class ConfusionMatrix {

	private final List<String> labels;
	private final long[][] counts;

	/** Counts outcomes: an image that was tested twice counts twice. */
	public ConfusionMatrix(final List<Outcome> outcomes) {
		final SortedSet<String> seen = new TreeSet<>();
		for (final Outcome outcome : outcomes) {
			seen.add(outcome.truth());
			seen.add(outcome.prediction().label());
		}
		final boolean hasUnknown = seen.remove(Prediction.UNKNOWN);
		final List<String> all = new ArrayList<>(seen);
		if (hasUnknown) all.add(Prediction.UNKNOWN);
		labels = Collections.unmodifiableList(all);
		counts = new long[all.size()][all.size()];
		for (final Outcome outcome : outcomes) {
			counts[all.indexOf(outcome.truth())][all.indexOf(outcome.prediction()
				.label())]++;
		}
	}

	/** The labels of the columns. */
	public List<String> labels() {
		return labels;
	}

	/** The labels of the rows: the same, but for unknown if no image was. */
	public List<String> truths() {
		final int last = labels.size() - 1;
		return last >= 0 && labels.get(last).equals(Prediction.UNKNOWN) && actual(
			last) == 0 ? labels.subList(0, last) : labels;
	}

	/**
	 * How many images of a label were given another, or the same.
	 *
	 * @param truth the row: an index into {@link #labels}
	 * @param predicted the column
	 */
	public long count(final int truth, final int predicted) {
		return counts[truth][predicted];
	}

	/** How many images of a label were tested. */
	public long actual(final int truth) {
		long sum = 0;
		for (final long count : counts[truth]) {
			sum += count;
		}
		return sum;
	}

	/** How many images were given a label. */
	public long predicted(final int predicted) {
		long sum = 0;
		for (final long[] row : counts) {
			sum += row[predicted];
		}
		return sum;
	}

	/** What fraction of a label's images were given another; 0 without any. */
	public double fraction(final int truth, final int predicted) {
		final long all = actual(truth);
		return all == 0 ? 0 : counts[truth][predicted] / (double) all;
	}

	/**
	 * Pairs of labels that were taken for each other, the most frequent first.
	 */
	public List<Confusion> confusions() {
		final List<Confusion> confusions = new ArrayList<>();
		for (int a = 0; a < labels.size(); a++) {
			for (int b = a + 1; b < labels.size(); b++) {
				final Confusion confusion = new Confusion(labels.get(a), labels.get(b),
					counts[a][b], counts[b][a]);
				if (confusion.total() > 0) confusions.add(confusion);
			}
		}
		confusions.sort((a, b) -> Long.compare(b.total(), a.total()));
		return confusions;
	}

}
