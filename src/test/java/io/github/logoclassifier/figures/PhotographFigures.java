
package io.github.logoclassifier.figures;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.Backbones;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.training.TrainedHead;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/**
 * Prints what settings come to on a folder of photographs with few images to
 * learn from, as a Markdown table: 40 images of each class, of which 10 are
 * asked and 5, 10 or 20 of the others learned, three times with other images.
 * Each setting is compared with the first, answer by answer. Arguments: the
 * folder, and a folder with the ImageNet MobileNet in the TF.js format.
 */
public final class PhotographFigures {

	private static final int IMAGES = 40;
	private static final int ASKED = 10;
	private static final int[] LEARNED = { 5, 10, 20 };
	private static final int REPEATS = 3;

	private final List<BufferedImage> images = new ArrayList<>();
	private final List<Integer> labels = new ArrayList<>();
	private int classes;

	private PhotographFigures(final Path folder) throws IOException {
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

	public static void main(final String... arguments) throws IOException {
		new PhotographFigures(Paths.get(arguments[0])).print(arguments[1]);
	}

	private void print(final String mobileNet) throws IOException {
		final Backbone imageNet = new Backbones().open(mobileNet);
		final Backbone bundled = new Backbones().open(Backbones.BUNDLED);
		final Method single = new Method("bundled, one crop", bundled,
			HeadKind.POOLED, Framing.TRIM, Crops.SINGLE, false);
		final Method colors = new Method("bundled, one crop, augmented", bundled,
			HeadKind.POOLED, Framing.TRIM, Crops.SINGLE, true);
		final Method defaults = new Method(
			"**bundled, eight crops, augmented (defaults)**", bundled,
			HeadKind.POOLED, Framing.TRIM, Crops.MULTIPLE, true);
		System.out.println("| images learned per class: | 5 | 10 |" +
			" 20 |\n|---|---|---|---|");
		final Method baseline = new Method("ImageNet, stretch, one crop", imageNet,
			HeadKind.POOLED, Framing.STRETCH, Crops.SINGLE, false);
		final boolean[][] base = row(baseline.name(), baseline, baseline.features(
			images, true), null);
		row(single.name(), single, single.features(images, true), base);
		row(colors.name(), colors, colors.features(images, true), base);
		for (final Framing framing : Arrays.asList(Framing.LETTERBOX,
			Framing.STRETCH, Framing.CROP))
		{
			final Method framed = new Method("bundled, eight crops, augmented, " +
				framing.id(), bundled, HeadKind.POOLED, framing, Crops.MULTIPLE, true);
			row(framed.name(), framed, framed.features(images, true), base);
		}
		final Method plain = new Method("bundled, eight crops", bundled,
			HeadKind.POOLED, Framing.TRIM, Crops.MULTIPLE, false);
		row(plain.name(), plain, plain.features(images, true), base);
		final List<Sample> own = defaults.features(images, true);
		row(defaults.name(), defaults, own, base);
		final Method other = new Method("ImageNet, eight crops, augmented",
			imageNet, HeadKind.POOLED, Framing.TRIM, Crops.MULTIPLE, true);
		final List<Sample> others = other.features(images, true);
		row(other.name(), other, others, base);
		final List<Sample> both = new ArrayList<>();
		for (int i = 0; i < own.size(); i++) {
			both.add(own.get(i).with(others.get(i)));
		}
		row("both together", defaults, both, base);
	}

	/** Prints a row; returns for each size which answers were right. */
	private boolean[][] row(final String name, final Method method,
		final List<Sample> features, final boolean[][] base)
	{
		System.err.println(name + " …");
		final boolean[][] right = new boolean[LEARNED.length][];
		final StringBuilder row = new StringBuilder("| " + name);
		for (int s = 0; s < LEARNED.length; s++) {
			right[s] = answers(method, features, LEARNED[s]);
			row.append(String.format(Locale.ROOT, " | %.1f", 100 * mean(right[s])));
			if (base != null) row.append(difference(right[s], base[s]));
		}
		System.out.println(row + " |");
		return right;
	}

	private boolean[] answers(final Method method, final List<Sample> features,
		final int learned)
	{
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
				training.addAll(ofClass.subList(ASKED, ASKED + learned));
			}
			final TrainedHead trained = method.train(Method.pick(features, training),
				Method.pick(labels, training), classes, 1);
			for (final int i : asked) {
				right[n++] = Method.classOf(trained, features.get(i)) == labels.get(i);
			}
		}
		return right;
	}

	/** The paired difference in points, with its normal 95 % interval. */
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
