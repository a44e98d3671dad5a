
package io.github.logoclassifier.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The folds of one cross-validation: each image is held out in exactly one.
 * Images that look alike are in the same fold, and the images of each class are
 * spread as evenly as that allows. The same seed gives the same folds.
 * Immutable.
 */
public final class Folds {

	private final List<List<Integer>> folds;
	private final int images;

	private Folds(final List<List<Integer>> folds, final int images) {
		this.folds = folds;
		this.images = images;
	}

	/**
	 * Makes folds.
	 *
	 * @param labels each image's label
	 * @param alike which of them look alike
	 * @param count how many folds, at least 2; where there are fewer groups of
	 *          images there are as many folds as groups
	 * @param seed another seed gives other folds
	 * @throws IllegalArgumentException if the count is below 2
	 */
	public static Folds stratified(final List<String> labels,
		final LookAlikes alike, final int count, final long seed)
	{
		requireValid(count);
		final int used = Math.min(count, alike.groups().size());
		final List<List<Integer>> groups = new ArrayList<>(alike.groups());
		Collections.shuffle(groups, new Random(seed));
		// Large groups first: the small ones then even out what these left.
		groups.sort((a, b) -> Integer.compare(b.size(), a.size()));
		final List<List<Integer>> folds = new ArrayList<>();
		final List<Map<String, Integer>> counts = new ArrayList<>();
		for (int f = 0; f < used; f++) {
			folds.add(new ArrayList<>());
			counts.add(new HashMap<>());
		}
		for (final List<Integer> group : groups) {
			final int fold = emptiest(folds, counts, mainLabel(group, labels));
			folds.get(fold).addAll(group);
			group.forEach(i -> counts.get(fold).merge(labels.get(i), 1,
				Integer::sum));
		}
		folds.removeIf(List::isEmpty);
		folds.forEach(Collections::sort);
		return new Folds(folds.stream().map(Collections::unmodifiableList).collect(
			Collectors.toList()), labels.size());
	}

	/** @throws IllegalArgumentException if there are fewer than 2 folds */
	public static int requireValid(final int count) {
		if (count < 2) {
			throw new IllegalArgumentException(
				"folds must be at least 2, the number of parts of which each is held " +
					"out once, not " + count);
		}
		return count;
	}

	/** The fold with the fewest images of a label, then the smallest. */
	private static int emptiest(final List<List<Integer>> folds,
		final List<Map<String, Integer>> counts, final String label)
	{
		int best = 0;
		for (int f = 1; f < folds.size(); f++) {
			final int difference = counts.get(f).getOrDefault(label, 0) - counts.get(
				best).getOrDefault(label, 0);
			if (difference < 0 || difference == 0 && folds.get(f).size() < folds.get(
				best).size()) best = f;
		}
		return best;
	}

	/** The most frequent label of a group; of two, the one that sorts first. */
	private static String mainLabel(final List<Integer> group,
		final List<String> labels)
	{
		final Map<String, Integer> counts = new HashMap<>();
		group.forEach(i -> counts.merge(labels.get(i), 1, Integer::sum));
		return counts.entrySet().stream().min((a, b) -> a.getValue().equals(b
			.getValue()) ? a.getKey().compareTo(b.getKey()) : b.getValue() - a
				.getValue()).orElseThrow(IllegalStateException::new).getKey();
	}

	/** How many folds there are. */
	public int count() {
		return folds.size();
	}

	/** The images that a fold holds out, ascending. */
	public List<Integer> heldOut(final int fold) {
		return folds.get(fold);
	}

	/** The images that are trained on when a fold is held out, ascending. */
	public List<Integer> training(final int fold) {
		final boolean[] out = new boolean[images];
		folds.get(fold).forEach(i -> out[i] = true);
		return IntStream.range(0, images).filter(i -> !out[i]).boxed().collect(
			Collectors.toList());
	}

}
