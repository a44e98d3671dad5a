
package io.github.logoclassifier.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which images are trained on and which are held out for validation, by index.
 * <p>
 * An image's side follows from its own content and the seed: a hash of the two
 * is compared with the fraction. So equal images, whatever their names and
 * labels, are on the same side, and adding images moves none of the old ones. A
 * fraction of a small class can come out far off by chance, so a class with n
 * distinct images is kept between half and one and a half times its share,
 * between 1 and n − 1 (none below {@value #MIN_TO_SPLIT}); only where that
 * bound is met can an added image move another. Immutable.
 */
public final class Split {

	/** Classes with fewer distinct images than this are all training. */
	public static final int MIN_TO_SPLIT = 4;

	private final List<Integer> training;
	private final List<Integer> validation;

	private Split(final List<Integer> training, final List<Integer> validation) {
		this.training = Collections.unmodifiableList(training);
		this.validation = Collections.unmodifiableList(validation);
	}

	/**
	 * Splits images of several classes.
	 *
	 * @param labels each image's label
	 * @param contents each image's content: equal strings for equal images
	 * @param fraction how much of each class is held out, 0 to 0.9
	 * @param seed another seed is another split
	 * @throws IllegalArgumentException if the fraction is out of range, or the
	 *           lists differ in size
	 */
	public static Split stratified(final List<String> labels,
		final List<String> contents, final double fraction, final long seed)
	{
		if (!(fraction >= 0 && fraction <= 0.9)) {
			throw new IllegalArgumentException(
				"validation must be between 0 and 0.9, the fraction held out, not " +
					fraction);
		}
		if (labels.size() != contents.size()) {
			throw new IllegalArgumentException(labels.size() + " labels for " +
				contents.size() + " images");
		}
		final Set<String> held = heldOut(labels, contents, fraction, seed);
		final List<Integer> training = new ArrayList<>();
		final List<Integer> validation = new ArrayList<>();
		for (int i = 0; i < labels.size(); i++) {
			(held.contains(contents.get(i)) ? validation : training).add(i);
		}
		return new Split(training, validation);
	}

	/** Indices of the images to train on, ascending. */
	public List<Integer> training() {
		return training;
	}

	/** Indices of the images held out, ascending. */
	public List<Integer> validation() {
		return validation;
	}

	private static Set<String> heldOut(final List<String> labels,
		final List<String> contents, final double fraction, final long seed)
	{
		final Set<String> held = new HashSet<>();
		if (fraction == 0) return held;
		final Map<String, Double> rank = new HashMap<>();
		final Map<String, Set<String>> classesOf = new HashMap<>();
		final Map<String, Set<String>> byClass = new TreeMap<>();
		for (int i = 0; i < labels.size(); i++) {
			final String content = contents.get(i);
			rank.computeIfAbsent(content, c -> uniform(c, seed));
			classesOf.computeIfAbsent(content, c -> new HashSet<>()).add(labels.get(
				i));
			byClass.computeIfAbsent(labels.get(i), l -> new HashSet<>()).add(content);
		}
		rank.forEach((content, r) -> {
			if (r < fraction) held.add(content);
		});
		for (final Set<String> images : byClass.values()) {
			final List<String> byRank = new ArrayList<>(images);
			byRank.removeIf(content -> classesOf.get(content).size() > 1);
			byRank.sort((a, b) -> Double.compare(rank.get(a), rank.get(b)));
			bound(byRank, fraction, held);
		}
		return held;
	}

	private static void bound(final List<String> byRank, final double fraction,
		final Set<String> held)
	{
		final int n = byRank.size();
		final double share = fraction * n;
		final int least = n < MIN_TO_SPLIT ? 0 : Math.max(1, (int) Math.ceil(share /
			2));
		final int most = n < MIN_TO_SPLIT ? 0 : Math.max(least, Math.min(n - 1,
			(int) Math.floor(share * 1.5)));
		for (int i = 0; i < n; i++) {
			if (i < least) held.add(byRank.get(i));
			if (i >= most) held.remove(byRank.get(i));
		}
	}

	/** A number in [0, 1) that only this content and seed give. */
	private static double uniform(final String content, final long seed) {
		try {
			final byte[] hash = MessageDigest.getInstance("SHA-256").digest((seed +
				":" + content).getBytes(StandardCharsets.UTF_8));
			long bits = 0;
			for (int i = 0; i < 7; i++) {
				bits = bits << 8 | hash[i] & 0xff;
			}
			return bits / (double) (1L << 56);
		}
		catch (final NoSuchAlgorithmException exc) {
			throw new IllegalStateException("every Java has SHA-256", exc);
		}
	}

}
