
package io.github.logoclassifier;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.Backbones;
import io.github.logoclassifier.backbone.FeatureCache;
import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.dataset.ImageFolder;
import io.github.logoclassifier.dataset.Split;
import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.model.BackboneReference;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.Novelty;
import io.github.logoclassifier.training.HeadTrainer;
import io.github.logoclassifier.training.LabelledFeatures;
import io.github.logoclassifier.training.TrainedHead;
import io.github.logoclassifier.training.TrainingListener;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One training, from a folder to a model. Reading and fitting are apart, so
 * that many models can be fitted to parts of the same images.
 */
final class LogoTraining {

	private final TrainingRequest request;
	private final TrainingMonitor monitor;
	private final PictureService pictures;
	private final Backbones backbones;
	private final FeatureCache cache;
	private final UnaryOperator<ImageFolder> part;

	/** @param part what of the folder to train on */
	LogoTraining(final TrainingRequest request, final TrainingMonitor monitor,
		final PictureService pictures, final Backbones backbones,
		final FeatureCache cache, final UnaryOperator<ImageFolder> part)
	{
		this.request = request;
		this.monitor = monitor;
		this.pictures = pictures;
		this.backbones = backbones;
		this.cache = cache;
		this.part = part;
	}

	/** Reads the folder, holds a part of it out, and fits a model. */
	TrainingReport train() throws IOException {
		final long start = System.nanoTime();
		final TrainingImages images = read();
		final Split split = Split.stratified(images.fileLabels(), images.contents(),
			request.validation(), request.options().seed());
		final List<String> labels = images.labels();
		final TrainedHead trained = new HeadTrainer(request.options()).train(
			allViews(images, split.training(), labels), firstViews(images, split
				.validation(), labels), listener(this::show));
		final LogoModel model = model(images, all(images), labels, finalHead(images,
			trained, split), trained);
		return new TrainingReport(model, images.skipped(), split.validation()
			.size(), Duration.ofNanos(System.nanoTime() - start));
	}

	/**
	 * Reads the folder and computes features.
	 *
	 * @throws IllegalArgumentException if there is too little to train on
	 * @throws IOException if the folder or the backbone cannot be read
	 * @throws CancellationException if the monitor says so
	 */
	TrainingImages read() throws IOException {
		final Backbone backbone = backbones.open(request.backbone());
		return new FolderReading(request, monitor, pictures, cache, part).read(
			backbone, BackboneReference.of(backbone, sourceOf(request.backbone())));
	}

	/**
	 * Fits a model to some of the images, with the request's settings; none are
	 * held out, and the monitor hears of no epochs.
	 *
	 * @param training indices of images; the model knows only their classes
	 * @throws IllegalArgumentException if they are of fewer than two classes
	 * @throws CancellationException if the monitor says so
	 */
	LogoModel fit(final TrainingImages images, final List<Integer> training) {
		final List<String> labels = new ArrayList<>(counts(images, training)
			.keySet());
		if (labels.size() < 2) {
			throw new IllegalArgumentException("images of " + labels +
				": a model needs at least 2 classes");
		}
		final TrainedHead trained = new HeadTrainer(request.options()).train(
			allViews(images, training, labels), new LabelledFeatures(labels.size()),
			listener(epoch -> {}));
		return model(images, training, labels, trained.head(), trained);
	}

	private LogoModel model(final TrainingImages images, final List<Integer> used,
		final List<String> labels, final Head head, final TrainedHead trained)
	{
		return new LogoModel(labels, request.framing(), images.backbone(), head,
			novelty(images, used, labels), Cards.of(request, counts(images, used),
				trained));
	}

	/**
	 * A pooled head has one solution, so that it may be fitted once more to all
	 * images after the held-out ones have shown what it is worth.
	 */
	private Head finalHead(final TrainingImages images, final TrainedHead trained,
		final Split split)
	{
		if (request.options().head() != HeadKind.POOLED || split.validation()
			.isEmpty()) return trained.head();
		// The curve is that of the training that was watched.
		return new HeadTrainer(request.options()).refit(allViews(images, all(
			images), images.labels()), trained.head(), listener(epoch -> {})).head();
	}

	private void show(final Epoch epoch) {
		monitor.progress("Training, epoch", epoch.number(), request.options()
			.epochs());
		monitor.epochEnded(epoch);
	}

	private TrainingListener listener(final Consumer<Epoch> epochs) {
		return new TrainingListener() {

			@Override
			public void epochEnded(final Epoch epoch) {
				epochs.accept(epoch);
			}

			@Override
			public void beforeBatch() {
				if (monitor.isCanceled()) {
					throw new CancellationException("training was canceled");
				}
			}
		};
	}

	private static List<Integer> all(final TrainingImages images) {
		return IntStream.range(0, images.size()).boxed().collect(Collectors
			.toList());
	}

	private static SortedMap<String, Integer> counts(final TrainingImages images,
		final List<Integer> some)
	{
		final SortedMap<String, Integer> counts = new TreeMap<>();
		for (final int i : some) {
			counts.merge(images.files().get(i).label(), 1, Integer::sum);
		}
		return counts;
	}

	private static LabelledFeatures allViews(final TrainingImages images,
		final List<Integer> some, final List<String> labels)
	{
		final LabelledFeatures all = new LabelledFeatures(labels.size());
		for (final int i : some) {
			for (final FeatureMap view : images.features().get(i).views()) {
				all.add(view, labelOf(images, i, labels));
			}
		}
		return all;
	}

	private static LabelledFeatures firstViews(final TrainingImages images,
		final List<Integer> some, final List<String> labels)
	{
		final LabelledFeatures first = new LabelledFeatures(labels.size());
		for (final int i : some) {
			first.add(images.view(i), labelOf(images, i, labels));
		}
		return first;
	}

	private static Novelty novelty(final TrainingImages images,
		final List<Integer> some, final List<String> labels)
	{
		final List<List<FeatureMap>> maps = new ArrayList<>();
		labels.forEach(label -> maps.add(new ArrayList<>()));
		for (final int i : some) {
			maps.get(labelOf(images, i, labels)).add(images.view(i));
		}
		return Novelty.of(maps);
	}

	/** A model may know fewer classes than there are images of. */
	private static int labelOf(final TrainingImages images, final int image,
		final List<String> labels)
	{
		return Collections.binarySearch(labels, images.files().get(image).label());
	}

	/** A path that still holds when the model is opened from elsewhere. */
	private static String sourceOf(final String backbone) {
		final File file = new File(backbone.trim());
		return file.exists() ? file.getAbsoluteFile().toPath().normalize()
			.toString() : backbone.trim();
	}

}
