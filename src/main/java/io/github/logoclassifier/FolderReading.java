
package io.github.logoclassifier;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureCache;
import io.github.logoclassifier.backbone.FeatureExtractor;
import io.github.logoclassifier.backbone.FeatureStore;
import io.github.logoclassifier.backbone.ImageFeatures;
import io.github.logoclassifier.dataset.ImageFolder;
import io.github.logoclassifier.dataset.LabelledFile;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Augmentation;
import io.github.logoclassifier.image.Preprocessing;
import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.training.HeadTrainer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** Reads the images of a labelled folder, and computes their features. */
final class FolderReading {

	/** Recoloured copies of each image, where augmentation is asked for. */
	private static final int EXTRA_VIEWS = 4;

	/** Most bytes of features on disk: some thousand images with their views. */
	private static final long STORED_BYTES = 1L << 29;

	private final TrainingRequest request;
	private final TrainingMonitor monitor;
	private final PictureService pictures;
	private final FeatureCache cache;
	private final UnaryOperator<ImageFolder> part;
	private final FeatureStore store = FeatureStore.ofUser(STORED_BYTES);
	private final List<SkippedFile> skipped = new ArrayList<>();
	private int done;
	private int total;

	/** @param part what of the folder to read */
	FolderReading(final TrainingRequest request, final TrainingMonitor monitor,
		final PictureService pictures, final FeatureCache cache,
		final UnaryOperator<ImageFolder> part)
	{
		this.request = request;
		this.monitor = monitor;
		this.pictures = pictures;
		this.cache = cache;
		this.part = part;
	}

	/** Reads the folder. */
	TrainingImages read(final ChosenBackbone chosen) throws IOException {
		final Backbone backbone = chosen.backbone();
		final ImageFolder all = part.apply(ImageFolder.read(request.folder()));
		final ImageFolder classes = all.without(Prediction.UNKNOWN);
		final List<LabelledFile> unknown = all.filesOf(Prediction.UNKNOWN);
		classes.requireTrainable();
		HeadTrainer.prepare();
		skipped.addAll(all.skipped());
		total = all.files().size();
		final FeatureExtractor extractor = new FeatureExtractor(backbone,
			new Preprocessing(request.framing(), backbone.inputSize()), request
				.crops(), cache, Optional.of(store));
		final List<ImageFeatures> features = features(classes.files(), extractor,
			request.augment() ? Augmentation.colors(EXTRA_VIEWS, request.options()
				.seed()) : Augmentation.NONE);
		final List<ImageFeatures> unknownFeatures = features(unknown, extractor,
			Augmentation.NONE);
		store.shrink();
		requireTrainable(classes, features);
		return new TrainingImages(chosen.reference(), read(classes.files(),
			features), read(features, features), read(unknown, unknownFeatures), read(
				unknownFeatures, unknownFeatures), skipped);
	}

	/** The features of each file, null for one that cannot be read. */
	private List<ImageFeatures> features(final List<LabelledFile> files,
		final FeatureExtractor extractor, final Augmentation augmentation)
	{
		final ImageFeatures[] found = new ImageFeatures[files.size()];
		final int before = done;
		extractor.features(files, file -> pictures.open(file.path()), augmentation,
			Threads.of(request.threads(), pictures), (now, ofThese) -> {
				monitor.progress("Reading images", before + now, total);
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
		done += files.size();
		return Arrays.asList(found);
	}

	/** A pooled head needs no more than the means, which are far smaller. */
	private ImageFeatures pooledIfEnough(final ImageFeatures image) {
		return request.options().head() == HeadKind.POOLED ? image.pooled() : image;
	}

	private void requireTrainable(final ImageFolder classes,
		final List<ImageFeatures> features)
	{
		final SortedMap<String, Integer> counts = classes.counts();
		for (int i = 0; i < features.size(); i++) {
			if (features.get(i) == null) {
				counts.merge(classes.files().get(i).label(), -1, Integer::sum);
			}
		}
		ImageFolder.requireTrainable(request.folder(), counts, skipped);
	}

	/** Those of the items whose features there are. */
	private static <T> List<T> read(final List<T> items,
		final List<ImageFeatures> features)
	{
		final List<T> read = new ArrayList<>();
		for (int i = 0; i < items.size(); i++) {
			if (features.get(i) != null) read.add(items.get(i));
		}
		return read;
	}

}
