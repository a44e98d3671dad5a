
package io.github.logoclassifier.figures;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.training.TrainedHead;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints what the tutorial's settings and the defaults come to on the
 * tutorial's data, as a Markdown table: cross-validation on the 87 images that
 * are no duplicates (5 times 5 folds, the seed being the repeat), the held-out
 * images of the first repeat spoiled in thirteen ways, and the four test images
 * over 50 seeds. The folder of that data is the argument.
 */
public final class TutorialFigures {

	private static final double SURE = 0.9;

	private static final int SEEDS = 50;

	private final Path seed;
	private final Icons icons;

	private TutorialFigures(final Path seed) throws IOException {
		this.seed = seed;
		icons = new Icons(seed);
	}

	public static void main(final String... arguments) throws IOException {
		new TutorialFigures(Paths.get(arguments[0])).print();
	}

	private void print() throws IOException {
		final Backbone imageNet = new Backbones().open(seed.resolve(
			"mobilenet/web_model").toString());
		final Backbone bundled = new Backbones().open(Backbones.BUNDLED);
		System.out.println(
			"| | 5-fold CV × 5: mean ± sd, worst fold | spoiled in " +
				"13 ways | all 4 test images right | each at p ≥ 0.9 | final loss " +
				"> 0.1, of these warned of |\n|---|---|---|---|---|---|");
		for (final Method method : Arrays.asList(new Method(
			"tutorial head, stretch, ImageNet backbone (the tutorial)", imageNet,
			HeadKind.TUTORIAL, Framing.STRETCH, Crops.SINGLE, false), new Method(
				"pooled head, stretch, ImageNet backbone", imageNet, HeadKind.POOLED,
				Framing.STRETCH, Crops.SINGLE, false), new Method(
					"pooled head, trim, augmented, ImageNet backbone", imageNet,
					HeadKind.POOLED, Framing.TRIM, Crops.MULTIPLE, true), new Method(
						"**pooled head, trim, augmented, bundled backbone (defaults)**",
						bundled, HeadKind.POOLED, Framing.TRIM, Crops.MULTIPLE, true)))
		{
			System.err.println(method.name() + " …");
			final List<Sample> features = method.features(icons.images(), true);
			System.out.println("| " + method.name() + " | " + crossValidation(method,
				features) + " | " + String.format(Locale.ROOT, "%.3f", icons
					.spoiledAccuracy(method, features, icons.spoiled(method))) + " | " +
				seeds(method, features) + " |");
		}
	}

	private String crossValidation(final Method method,
		final List<Sample> features)
	{
		final List<Double> accuracies = new ArrayList<>();
		for (int repeat = 0; repeat < Icons.REPEATS; repeat++) {
			for (int fold = 0; fold < Icons.FOLDS; fold++) {
				accuracies.add(icons.accuracy(icons.trained(method, features, repeat,
					fold), features, repeat, fold));
			}
		}
		final double mean = accuracies.stream().mapToDouble(a -> a).average()
			.orElse(0);
		final double variance = accuracies.stream().mapToDouble(a -> (a - mean) *
			(a - mean)).average().orElse(0);
		return String.format(Locale.ROOT, "%.4f ± %.3f, %.3f", mean, Math.sqrt(
			variance), accuracies.stream().mapToDouble(a -> a).min().orElse(0));
	}

	private String seeds(final Method method, final List<Sample> features) {
		final List<Sample> asked = method.features(icons.tests(), false);
		final List<Integer> labels = icons.testLabels();
		int allRight = 0;
		int allSure = 0;
		int stuck = 0;
		int noticed = 0;
		for (int s = 0; s < SEEDS; s++) {
			final TrainedHead trained = method.train(features, icons.labels(),
				Icons.LABELS.size(), s + 1);
			int right = 0;
			int sure = 0;
			for (int i = 0; i < asked.size(); i++) {
				final int label = labels.get(i);
				if (Method.classOf(trained, asked.get(i)) == label) right++;
				if (trained.head().probabilities(asked.get(i).seen())[label] >= SURE) {
					sure++;
				}
			}
			if (right == asked.size()) allRight++;
			if (sure == asked.size()) allSure++;
			final double last = trained.curve().get(trained.curve().size() - 1)
				.loss();
			if (last > 0.1) {
				stuck++;
				if (!trained.warnings().isEmpty()) noticed++;
			}
		}
		return String.format(Locale.ROOT, "%d of %d seeds | %d of %d | %d, %d",
			allRight, SEEDS, allSure, SEEDS, stuck, noticed);
	}

}
