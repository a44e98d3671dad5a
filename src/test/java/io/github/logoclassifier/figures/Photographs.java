
package io.github.logoclassifier.figures;

import io.github.logoclassifier.training.TrainedHead;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/**
 * Photographs to learn a few of: 40 of each class, of which 10 are asked and
 * some of the others learned, three times with other images.
 */
final class Photographs {

	/** How many of each class are learned. */
	static final int[] LEARNED = { 5, 10, 20 };

	private static final int IMAGES = 40;
	private static final int ASKED = 10;
	private static final int REPEATS = 3;

	private final List<BufferedImage> images = new ArrayList<>();
	private final List<Integer> labels = new ArrayList<>();
	private int classes;

	/** @param folder one sub-folder per class, with 40 images or more */
	Photographs(final Path folder) throws IOException {
		for (final Path ofClass : children(folder)) {
			final List<Path> files = children(ofClass);
			Collections.shuffle(files, new Random(classes));
			for (final Path file : files.subList(0, IMAGES)) {
				images.add(ImageIO.read(file.toFile()));
				labels.add(classes);
			}
			classes++;
		}
	}

	List<BufferedImage> images() {
		return images;
	}

	List<Integer> labels() {
		return labels;
	}

	int classes() {
		return classes;
	}

	/** Which answers are right, of 10 images of each class, three times. */
	boolean[] answers(final Method method, final List<Sample> features,
		final int learned)
	{
		return answers(method, features, c -> learned, false);
	}

	/**
	 * @param learned how many are learned of each class
	 * @param balanced whether each class counts the same
	 */
	boolean[] answers(final Method method, final List<Sample> features,
		final IntUnaryOperator learned, final boolean balanced)
	{
		final int most = IntStream.range(0, classes).map(learned).max().orElse(0);
		final boolean[] right = new boolean[REPEATS * classes * ASKED];
		int n = 0;
		for (int repeat = 0; repeat < REPEATS; repeat++) {
			final List<Integer> training = new ArrayList<>();
			final List<Integer> asked = new ArrayList<>();
			final Random random = new Random(repeat);
			for (int c = 0; c < classes; c++) {
				final List<Integer> ofClass = new ArrayList<>();
				for (int i = 0; i < IMAGES; i++) {
					ofClass.add(c * IMAGES + i);
				}
				Collections.shuffle(ofClass, random);
				asked.addAll(ofClass.subList(0, ASKED));
				final int count = learned.applyAsInt(c);
				for (int i = 0; i < (balanced ? most : count); i++) {
					training.add(ofClass.get(ASKED + i % count));
				}
			}
			final TrainedHead trained = method.train(Method.pick(features, training),
				Method.pick(labels, training), classes, 1);
			for (final int i : asked) {
				right[n++] = Method.classOf(trained, features.get(i)) == labels.get(i);
			}
		}
		return right;
	}

	/** As many images of each class as are asked for, as files. */
	static List<Path> files(final Path folder, final int ofEach)
		throws IOException
	{
		final List<Path> files = new ArrayList<>();
		for (final Path ofClass : children(folder)) {
			files.addAll(children(ofClass).subList(0, ofEach));
		}
		return files;
	}

	/**
	 * Cells of a Markdown row: percent right, learning 5, 10 and 20 of each
	 * class, and the paired difference to the base in points with its normal 95 %
	 * interval.
	 *
	 * @param right the answers at each size
	 * @param base those to compare with; null for none
	 */
	static String cells(final boolean[][] right, final boolean[][] base) {
		final StringBuilder cells = new StringBuilder();
		for (int s = 0; s < right.length; s++) {
			cells.append(String.format(Locale.ROOT, " | %.1f", 100 * mean(right[s])));
			if (base != null) cells.append(difference(right[s], base[s]));
		}
		return cells.toString();
	}

	/** The answers at each size. */
	boolean[][] answers(final Method method, final List<Sample> features) {
		final boolean[][] right = new boolean[LEARNED.length][];
		for (int s = 0; s < LEARNED.length; s++) {
			right[s] = answers(method, features, LEARNED[s]);
		}
		return right;
	}

	private static String difference(final boolean[] right,
		final boolean[] base)
	{
		double sum = 0;
		double squares = 0;
		for (int i = 0; i < right.length; i++) {
			final int difference = (right[i] ? 1 : 0) - (base[i] ? 1 : 0);
			sum += difference;
			squares += difference * difference;
		}
		final double mean = sum / right.length;
		final double error = Math.sqrt((squares / right.length - mean * mean) /
			right.length);
		return String.format(Locale.ROOT, " (%+.1f ± %.1f)", 100 * mean, 196 *
			error);
	}

	private static double mean(final boolean[] right) {
		int count = 0;
		for (final boolean one : right) {
			if (one) count++;
		}
		return count / (double) right.length;
	}

	private static List<Path> children(final Path folder) throws IOException {
		try (Stream<Path> children = Files.list(folder)) {
			return children.sorted().collect(Collectors.toCollection(ArrayList::new));
		}
	}

}
