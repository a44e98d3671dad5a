
package io.github.logoclassifier.figures;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.evaluation.Auroc;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.model.Novelty;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints how well the similarity tells images of the classes from those of
 * none, as a Markdown table: classes are left out in turn, and held-out images
 * of the others compared with those of the classes left out. Arguments: the
 * folder of the tutorial's data, and one of photographs.
 */
public final class UnknownFigures {

	/** Photographs of every class that are held out, of 40; and groups. */
	private static final int ASKED = 10;
	private static final int OF_EACH = 40;
	private static final int GROUPS = 4;

	private final Icons icons;
	private final Photographs photographs;
	private final Method method;

	private UnknownFigures(final Icons icons, final Photographs photographs)
		throws IOException
	{
		this.icons = icons;
		this.photographs = photographs;
		method = new Method("defaults", new Backbones().open(Backbones.BUNDLED),
			HeadKind.POOLED, Framing.TRIM, Crops.MULTIPLE, false);
	}

	public static void main(final String... arguments) throws IOException {
		new UnknownFigures(new Icons(Paths.get(arguments[0])), new Photographs(Paths
			.get(arguments[1]))).print();
	}

	private void print() {
		System.out.println(
			"| left out | AUROC: mean, least | images of the classes " +
				"rejected | strangers rejected |\n|---|---|---|---|");
		final List<Sample> drawn = method.features(icons.images(), false);
		final Rounds rounds = new Rounds(drawn, icons.labels());
		for (int left = 0; left < Icons.LABELS.size(); left++) {
			final int out = left;
			for (int fold = 0; fold < Icons.FOLDS; fold++) {
				rounds.add(icons.indices(0, fold, false), icons.indices(0, fold, true),
					c -> c == out);
			}
		}
		System.out.println("| one of three brands of icons" + rounds);
		final Rounds cars = new Rounds(method.features(photographs.images(), false),
			photographs.labels());
		for (int group = 0; group < GROUPS; group++) {
			final int out = group;
			cars.add(some(i -> i % OF_EACH >= ASKED), some(i -> i % OF_EACH < ASKED),
				c -> c % GROUPS == out);
		}
		System.out.println("| five of twenty brands of photographs" + cars);
		printTests(drawn);
	}

	private List<Integer> some(final IntPredicate condition) {
		return IntStream.range(0, photographs.labels().size()).filter(condition)
			.boxed().collect(Collectors.toList());
	}

	/** The tutorial's four test images, and their negatives. */
	private void printTests(final List<Sample> drawn) {
		final Novelty novelty = Rounds.novelty(drawn, icons.labels(), IntStream
			.range(0, drawn.size()).boxed().collect(Collectors.toList()), Icons.LABELS
				.size());
		final List<BufferedImage> asked = new ArrayList<>(icons.tests());
		icons.tests().forEach(image -> asked.add(Corruption.INVERTED.apply(image)));
		final List<Double> similarities = method.features(asked, false).stream()
			.map(sample -> novelty.similarity(sample.seen())).collect(Collectors
				.toList());
		System.out.println(String.format(Locale.ROOT, "%nOf the tutorial's four " +
			"test images and their negatives, %d are rejected: similarities from " +
			"%.3f, threshold %.3f.", similarities.stream().filter(s -> s < novelty
				.threshold()).count(), similarities.stream().mapToDouble(s -> s).min()
					.orElse(0), novelty.threshold()));
	}

	/** Rounds, in each of which some classes are left out. */
	private static final class Rounds {

		private final List<Sample> samples;
		private final List<Integer> labels;
		private final List<Double> areas = new ArrayList<>();
		private int known;
		private int knownRejected;
		private int strangers;
		private int strangersRejected;

		Rounds(final List<Sample> samples, final List<Integer> labels) {
			this.samples = samples;
			this.labels = labels;
		}

		void add(final List<Integer> training, final List<Integer> asked,
			final IntPredicate leftOut)
		{
			final List<Integer> learned = training.stream().filter(i -> !leftOut.test(
				labels.get(i))).collect(Collectors.toList());
			final int classes = labels.stream().mapToInt(c -> c).max().orElse(0) + 1;
			final Novelty novelty = novelty(samples, labels, learned, classes);
			final double[] high = similarities(novelty, asked, c -> !leftOut.test(c));
			final double[] low = similarities(novelty, asked, leftOut);
			areas.add(Auroc.of(high, low));
			known += high.length;
			strangers += low.length;
			for (final double similarity : high) {
				if (similarity < novelty.threshold()) knownRejected++;
			}
			for (final double similarity : low) {
				if (similarity < novelty.threshold()) strangersRejected++;
			}
		}

		/** Of the classes that have images. */
		static Novelty novelty(final List<Sample> samples,
			final List<Integer> labels, final List<Integer> training,
			final int classes)
		{
			final List<List<FeatureMap>> maps = new ArrayList<>();
			for (int c = 0; c < classes; c++) {
				final int label = c;
				final List<FeatureMap> ofClass = training.stream().filter(i -> labels
					.get(i) == label).map(i -> samples.get(i).seen()).collect(Collectors
						.toList());
				if (!ofClass.isEmpty()) maps.add(ofClass);
			}
			return Novelty.of(maps);
		}

		private double[] similarities(final Novelty novelty,
			final List<Integer> asked, final IntPredicate ofClasses)
		{
			return asked.stream().filter(i -> ofClasses.test(labels.get(i)))
				.mapToDouble(i -> novelty.similarity(samples.get(i).seen())).toArray();
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT,
				" | %.3f, %.3f | %d of %d (%.1f %%) | %d of %d (%.1f %%) |", areas
					.stream().mapToDouble(a -> a).average().orElse(0), areas.stream()
						.mapToDouble(a -> a).min().orElse(0), knownRejected, known, 100.0 *
							knownRejected / known, strangersRejected, strangers, 100.0 *
								strangersRejected / strangers);
		}

	}

}
