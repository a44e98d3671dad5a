
package io.github.logoclassifier.figures;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

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
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

/**
 * Prints what the tutorial's settings and the defaults come to on the
 * tutorial's data, as a Markdown table: cross-validation on the 87 images that
 * are no duplicates (5 times 5 folds, the seed being the repeat), the held-out
 * images of the first repeat spoiled in thirteen ways, and the four test images
 * over 50 seeds. The folder of that data is the argument.
 */
public final class TutorialFigures {

	private static final List<String> LABELS = Arrays.asList("android", "apple",
		"windows");

	private static final List<String> TEST_IMAGES = Arrays.asList("android.jpg",
		"apple-reverse.jpg", "apple8.0.jpeg", "windows.png");

	private static final double SURE = 0.9;

	private static final int SEEDS = 50;

	private final Path seed;
	private final List<BufferedImage> images = new ArrayList<>();
	private final List<Integer> labels = new ArrayList<>();
	private final List<BufferedImage> tests = new ArrayList<>();
	private final JsonObject folds;

	private TutorialFigures(final Path seed) throws IOException {
		this.seed = seed;
		folds = JsonParser.parseString(Files.readString(seed.resolve(
			"golden/folds_5x5.json"))).getAsJsonObject();
		for (final String name : Files.readAllLines(seed.resolve(
			"golden/train_order.txt")))
		{
			images.add(ImageIO.read(seed.resolve(name.trim()).toFile()));
			labels.add(LABELS.indexOf(name.replaceFirst("^train/", "").replaceFirst(
				"-.*", "")));
		}
		for (final String name : TEST_IMAGES) {
			tests.add(ImageIO.read(seed.resolve("test").resolve(name).toFile()));
		}
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
				"13 ways | all 4 test images right | each at p ≥ 0.9 | stuck, of " +
				"these noticed |\n|---|---|---|---|---|---|");
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
			final List<Sample> features = method.features(images, true);
			System.out.println("| " + method.name() + " | " + crossValidation(method,
				features) + " | " + spoiled(method, features) + " | " + seeds(method,
					features) + " |");
		}
	}

	private String crossValidation(final Method method,
		final List<Sample> features)
	{
		final List<Double> accuracies = new ArrayList<>();
		for (int repeat = 0; repeat < 5; repeat++) {
			for (int fold = 0; fold < 5; fold++) {
				final List<Integer> held = indices(repeat, fold, true);
				accuracies.add(accuracy(trained(method, features, repeat, fold), Method
					.pick(features, held), Method.pick(labels, held)));
			}
		}
		final double mean = accuracies.stream().mapToDouble(a -> a).average()
			.orElse(0);
		final double variance = accuracies.stream().mapToDouble(a -> (a - mean) *
			(a - mean)).average().orElse(0);
		return String.format(Locale.ROOT, "%.4f ± %.3f, %.3f", mean, Math.sqrt(
			variance), accuracies.stream().mapToDouble(a -> a).min().orElse(0));
	}

	private String spoiled(final Method method, final List<Sample> features) {
		double sum = 0;
		int count = 0;
		for (final Corruption corruption : Corruption.values()) {
			if (corruption == Corruption.NONE) continue;
			final List<BufferedImage> spoiledImages = new ArrayList<>();
			images.forEach(image -> spoiledImages.add(corruption.apply(image)));
			final List<Sample> spoiled = method.features(spoiledImages, false);
			for (int fold = 0; fold < 5; fold++) {
				final List<Integer> held = indices(0, fold, true);
				sum += accuracy(trained(method, features, 0, fold), Method.pick(spoiled,
					held), Method.pick(labels, held));
				count++;
			}
		}
		return String.format(Locale.ROOT, "%.3f", sum / count);
	}

	private String seeds(final Method method, final List<Sample> features) {
		final List<Sample> asked = method.features(tests, false);
		int allRight = 0;
		int allSure = 0;
		int stuck = 0;
		int noticed = 0;
		for (int s = 0; s < SEEDS; s++) {
			final TrainedHead trained = method.train(features, labels, LABELS.size(),
				s + 1);
			int right = 0;
			int sure = 0;
			for (int i = 0; i < asked.size(); i++) {
				final int label = LABELS.indexOf(TEST_IMAGES.get(i).replaceFirst(
					"[^a-z].*", ""));
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

	private TrainedHead trained(final Method method, final List<Sample> features,
		final int repeat, final int fold)
	{
		final List<Integer> training = indices(repeat, fold, false);
		return method.train(Method.pick(features, training), Method.pick(labels,
			training), LABELS.size(), repeat + 1);
	}

	/** Images in a fold, or outside of it. */
	private List<Integer> indices(final int repeat, final int fold,
		final boolean inside)
	{
		final JsonArray keep = folds.getAsJsonArray("keep");
		final JsonArray of = folds.getAsJsonArray("folds").get(repeat)
			.getAsJsonArray();
		final List<Integer> indices = new ArrayList<>();
		for (int i = 0; i < keep.size(); i++) {
			if (of.get(i).getAsInt() == fold == inside) indices.add(keep.get(i)
				.getAsInt());
		}
		return indices;
	}

	private static double accuracy(final TrainedHead trained,
		final List<Sample> features, final List<Integer> labels)
	{
		int right = 0;
		for (int i = 0; i < features.size(); i++) {
			if (Method.classOf(trained, features.get(i)) == labels.get(i)) right++;
		}
		return right / (double) features.size();
	}

}
