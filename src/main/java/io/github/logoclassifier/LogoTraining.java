
package io.github.logoclassifier;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.Backbones;
import io.github.logoclassifier.backbone.FeatureCache;
import io.github.logoclassifier.backbone.FeatureExtractor;
import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.backbone.FeatureStore;
import io.github.logoclassifier.backbone.ImageFeatures;
import io.github.logoclassifier.dataset.ImageFolder;
import io.github.logoclassifier.dataset.LabelledFile;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.dataset.Split;
import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Augmentation;
import io.github.logoclassifier.image.Preprocessing;
import io.github.logoclassifier.model.BackboneReference;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.Novelty;
import io.github.logoclassifier.training.HeadTrainer;
import io.github.logoclassifier.training.LabelledFeatures;
import io.github.logoclassifier.training.TrainedHead;
import io.github.logoclassifier.training.TrainingListener;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One training, from a folder to a model. */
final class LogoTraining {

	/** Recoloured copies of each image, where augmentation is asked for. */
	private static final int EXTRA_VIEWS = 4;

	/** Most bytes of features on disk: ten thousand images with their views. */
	private static final long STORED_BYTES = 1L << 29;

	private final TrainingRequest request;
	private final TrainingMonitor monitor;
	private final PictureService pictures;
	private final Backbones backbones;
	private final FeatureCache cache;
	private final UnaryOperator<ImageFolder> part;
	private final FeatureStore store = FeatureStore.ofUser(STORED_BYTES);

	private final List<SkippedFile> skipped = new ArrayList<>();
	private final List<LabelledFile> files = new ArrayList<>();
	private final List<ImageFeatures> features = new ArrayList<>();
	private List<String> labels;

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

	TrainingReport train() throws IOException {
		final long start = System.nanoTime();
		final Backbone backbone = backbones.open(request.backbone());
		final SortedMap<String, Integer> counts = readFeatures(backbone);
		labels = new ArrayList<>(counts.keySet());
		final Split split = Split.stratified(files.stream().map(LabelledFile::label)
			.collect(Collectors.toList()), features.stream().map(
				ImageFeatures::content).collect(Collectors.toList()), request
					.validation(), request.options().seed());
		final TrainedHead trained = trainHead(split);
		final LogoModel model = new LogoModel(labels, request.framing(),
			BackboneReference.of(backbone, sourceOf(request.backbone())), finalHead(
				trained, split), novelty(), Cards.of(request, counts, trained));
		return new TrainingReport(model, skipped, split.validation().size(),
			Duration.ofNanos(System.nanoTime() - start));
	}

	/** Fills files, features and skipped; returns the usable images per label. */
	private SortedMap<String, Integer> readFeatures(final Backbone backbone)
		throws IOException
	{
		final ImageFolder folder = part.apply(ImageFolder.read(request.folder()));
		folder.requireTrainable();
		HeadTrainer.prepare();
		skipped.addAll(folder.skipped());
		final ImageFeatures[] found = new ImageFeatures[folder.files().size()];
		final FeatureExtractor extractor = new FeatureExtractor(backbone,
			new Preprocessing(request.framing(), backbone.inputSize()), cache,
			Optional.of(store));
		final Augmentation augmentation = request.augment() ? Augmentation.colors(
			EXTRA_VIEWS, request.options().seed()) : Augmentation.NONE;
		extractor.features(folder.files(), file -> pictures.open(file.path()),
			augmentation, Threads.of(request.threads(), pictures), (done, total) -> {
				monitor.progress("Reading images", done, total);
				return monitor.isCanceled();
			}, new FeatureExtractor.Receiver<LabelledFile>() {

				@Override
				public void accept(final int index, final LabelledFile file,
					final ImageFeatures image)
			{
					found[index] = pooledIfEnough(image);
				}

				@Override
				public void fail(final int index, final LabelledFile file,
					final IOException reason)
			{
					skipped.add(SkippedFile.of(file.path(), reason));
				}
			});
		store.shrink();
		final SortedMap<String, Integer> counts = new TreeMap<>(folder.counts());
		for (int i = 0; i < found.length; i++) {
			final LabelledFile file = folder.files().get(i);
			if (found[i] == null) counts.merge(file.label(), -1, Integer::sum);
			else {
				files.add(file);
				features.add(found[i]);
			}
		}
		ImageFolder.requireTrainable(request.folder(), counts, skipped);
		return counts;
	}

	/** A pooled head needs no more than the means, which are far smaller. */
	private ImageFeatures pooledIfEnough(final ImageFeatures image) {
		return request.options().head() == HeadKind.POOLED ? image.pooled() : image;
	}

	private TrainedHead trainHead(final Split split) {
		final LabelledFeatures validation = new LabelledFeatures(labels.size());
		for (final int i : split.validation()) {
			validation.add(features.get(i).views().get(0), labelOf(i));
		}
		return new HeadTrainer(request.options()).train(allViews(split.training()),
			validation, new TrainingListener()
			{

				@Override
				public void epochEnded(final Epoch epoch) {
					monitor.progress("Training, epoch", epoch.number(), request.options()
						.epochs());
					monitor.epochEnded(epoch);
				}

				@Override
				public void beforeBatch() {
					requireNotCanceled();
				}
			});
	}

	/**
	 * A pooled head has one solution, so that it may be fitted once more to all
	 * images after the held-out ones have shown what it is worth.
	 */
	private Head finalHead(final TrainedHead trained, final Split split) {
		if (request.options().head() != HeadKind.POOLED || split.validation()
			.isEmpty()) return trained.head();
		final List<Integer> all = IntStream.range(0, files.size()).boxed().collect(
			Collectors.toList());
		return new HeadTrainer(request.options()).refit(allViews(all), trained
			.head(), new TrainingListener()
		{

				@Override
				public void epochEnded(final Epoch epoch) {
					// The curve is that of the training that was watched.
				}

				@Override
				public void beforeBatch() {
					requireNotCanceled();
				}
			}).head();
	}

	private LabelledFeatures allViews(final List<Integer> images) {
		final LabelledFeatures all = new LabelledFeatures(labels.size());
		for (final int i : images) {
			for (final FeatureMap view : features.get(i).views()) {
				all.add(view, labelOf(i));
			}
		}
		return all;
	}

	private void requireNotCanceled() {
		if (monitor.isCanceled()) {
			throw new CancellationException("training was canceled");
		}
	}

	private Novelty novelty() {
		final List<List<FeatureMap>> maps = new ArrayList<>();
		for (int c = 0; c < labels.size(); c++) {
			maps.add(new ArrayList<>());
		}
		for (int i = 0; i < files.size(); i++) {
			maps.get(labelOf(i)).add(features.get(i).views().get(0));
		}
		return Novelty.of(maps);
	}

	private int labelOf(final int file) {
		return labels.indexOf(files.get(file).label());
	}

	/** A path that still holds when the model is opened from elsewhere. */
	private static String sourceOf(final String backbone) {
		final File file = new File(backbone.trim());
		return file.exists() ? file.getAbsoluteFile().toPath().normalize()
			.toString() : backbone.trim();
	}

}
