
package io.github.logoclassifier.evaluation;

import io.github.logoclassifier.image.Thumbnail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Groups of images that look alike to the network once they are framed:
 * duplicates, and near-duplicates such as a copy that was scaled or saved with
 * another quality. Were one of them trained on and another tested, the test
 * would be too easy. Immutable.
 */
public final class LookAlikes {

	/**
	 * How much the thumbnails of two images may differ, of 255, to count as
	 * alike. Of 197 photographs of car logos, 95 % differ by less from their own
	 * copies saved as JPEG of quality 50 or 80 or scaled by 0.6, 0.85 or 1.5; of
	 * all 1965, 10 do from another one, and each of these pairs is one
	 * photograph. The tutorial's 90 icons, trimmed, come to 69 groups of the same
	 * drawing in the same shade, stretched to 87; our 60 sample logos to 60.
	 */
	public static final double MAX_DIFFERENCE = 3;

	private final List<List<Integer>> groups;
	private final int images;

	/**
	 * Finds the groups. What is like one image of a group belongs to it.
	 *
	 * @param thumbnails those of all images, by index
	 */
	public LookAlikes(final List<Thumbnail> thumbnails) {
		images = thumbnails.size();
		final int[] parent = IntStream.range(0, images).toArray();
		final double[] means = thumbnails.stream().mapToDouble(Thumbnail::mean)
			.toArray();
		final Integer[] byMean = IntStream.range(0, images).boxed().sorted(
			Comparator.comparingDouble(i -> means[i])).toArray(Integer[]::new);
		for (int a = 0; a < images; a++) {
			// Means that lie further apart need not be compared pixel by pixel.
			for (int b = a + 1; b < images && means[byMean[b]] -
				means[byMean[a]] <= MAX_DIFFERENCE; b++)
			{
				if (thumbnails.get(byMean[a]).difference(thumbnails.get(
					byMean[b])) <= MAX_DIFFERENCE) join(parent, byMean[a], byMean[b]);
			}
		}
		final Map<Integer, List<Integer>> byFirst = new TreeMap<>();
		for (int i = 0; i < images; i++) {
			byFirst.computeIfAbsent(root(parent, i), r -> new ArrayList<>()).add(i);
		}
		groups = Collections.unmodifiableList(byFirst.values().stream().map(
			Collections::unmodifiableList).collect(Collectors.toList()));
	}

	private static void join(final int[] parent, final int a, final int b) {
		final int[] roots = { root(parent, a), root(parent, b) };
		Arrays.sort(roots);
		parent[roots[1]] = roots[0];
	}

	private static int root(final int[] parent, final int image) {
		int root = image;
		while (parent[root] != root) {
			parent[root] = parent[parent[root]];
			root = parent[root];
		}
		return root;
	}

	/** How many images there are. */
	public int images() {
		return images;
	}

	/** Each image's index in one group, ascending; many are of one image. */
	public List<List<Integer>> groups() {
		return groups;
	}

	/** The groups that have images of more than one label. */
	public List<List<Integer>> acrossLabels(final List<String> labels) {
		return groups.stream().filter(group -> group.stream().map(labels::get)
			.distinct().count() > 1).collect(Collectors.toList());
	}

}
