
package io.github.logoclassifier.figures;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.logoclassifier.training.TrainedHead;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

/**
 * The tutorial's icons: those to train on, of which 87 are no duplicates, five
 * partitions of these into five folds, and the four test images.
 */
final class Icons {

	static final List<String> LABELS = Collections.unmodifiableList(Arrays.asList(
		"android", "apple", "windows"));

	static final int REPEATS = 5;
	static final int FOLDS = 5;

	private static final List<String> TEST_IMAGES = Arrays.asList("android.jpg",
		"apple-reverse.jpg", "apple8.0.jpeg", "windows.png");

	private final List<BufferedImage> images = new ArrayList<>();
	private final List<Integer> labels = new ArrayList<>();
	private final List<BufferedImage> tests = new ArrayList<>();
	private final JsonObject folds;

	Icons(final Path seed) throws IOException {
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

	List<BufferedImage> images() {
		return images;
	}

	List<Integer> labels() {
		return labels;
	}

	/** The test images. */
	List<BufferedImage> tests() {
		return tests;
	}

	/** Their classes. */
	List<Integer> testLabels() {
		return TEST_IMAGES.stream().map(name -> LABELS.indexOf(name.replaceFirst(
			"[^a-z].*", ""))).collect(Collectors.toList());
	}

	/** Images in a fold, or outside of it. */
	List<Integer> indices(final int repeat, final int fold,
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

	/** A head that has not seen a fold. */
	TrainedHead trained(final Method method, final List<Sample> features,
		final int repeat, final int fold)
	{
		final List<Integer> training = indices(repeat, fold, false);
		return method.train(Method.pick(features, training), Method.pick(labels,
			training), LABELS.size(), repeat + 1);
	}

	/** What part of a fold's images a head names rightly. */
	double accuracy(final TrainedHead trained, final List<Sample> features,
		final int repeat, final int fold)
	{
		final List<Integer> held = indices(repeat, fold, true);
		return held.stream().filter(i -> Method.classOf(trained, features.get(
			i)) == labels.get(i)).count() / (double) held.size();
	}

	/** The features of the images spoiled in each of the thirteen ways. */
	List<List<Sample>> spoiled(final Method method) {
		return Arrays.stream(Corruption.values()).filter(
			corruption -> corruption != Corruption.NONE).map(corruption -> method
				.features(images.stream().map(corruption::apply).collect(Collectors
					.toList()), false)).collect(Collectors.toList());
	}

	/**
	 * The mean accuracy on the held-out images of the first repeat, spoiled.
	 *
	 * @param features of the images as they are
	 * @param spoiled of the spoiled ones, for each way
	 */
	double spoiledAccuracy(final Method method, final List<Sample> features,
		final List<List<Sample>> spoiled)
	{
		double sum = 0;
		for (int fold = 0; fold < FOLDS; fold++) {
			final TrainedHead trained = trained(method, features, 0, fold);
			for (final List<Sample> way : spoiled) {
				sum += accuracy(trained, way, 0, fold);
			}
		}
		return sum / (FOLDS * spoiled.size());
	}

}
