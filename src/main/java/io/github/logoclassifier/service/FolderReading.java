
package io.github.logoclassifier.service;

import io.github.logoclassifier.FeatureRecipe;
import io.github.logoclassifier.FeatureSource;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.Threads;
import io.github.logoclassifier.TrainingMonitor;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.dataset.ImageFolder;
import io.github.logoclassifier.dataset.LabelledFile;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.features.FeatureCache;
import io.github.logoclassifier.features.FeatureExtractor;
import io.github.logoclassifier.features.FeatureStore;
import io.github.logoclassifier.features.ImageFeatures;
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

	/** Most bytes of features on disk: some thousand images with their views. */
	private static final long STORED_BYTES = 1L << 29;

	private final TrainingRequest request;
	private final TrainingMonitor monitor;
	private final PictureService pictures;
	private final FeatureCache cache;
	private final UnaryOperator<ImageFolder> part;
	private final Optional<FeatureSource> elsewhere;
	private final FeatureStore store = FeatureStore.ofUser(STORED_BYTES);
	private final List<SkippedFile> skipped = new ArrayList<>();
	private int done;
	private int total;

	/**
	 * @param part what of the folder to read
	 * @param elsewhere computes the features, if this process does not
	 */
	FolderReading(final TrainingRequest request, final TrainingMonitor monitor,
		final PictureService pictures, final FeatureCache cache,
		final UnaryOperator<ImageFolder> part,
		final Optional<FeatureSource> elsewhere)
	{
		this.request = request;
		this.monitor = monitor;
		this.pictures = pictures;
		this.cache = cache;
		this.part = part;
		this.elsewhere = elsewhere;
	}

	/** Reads the folder. */
	TrainingImages read(final ChosenBackbone chosen) throws IOException {
		final Backbone backbone = chosen.backbone();
		if (elsewhere.isPresent() && backbone.kerasCut().isPresent()) {
			throw new IllegalArgumentException("backbone " + backbone.name() +
				" is no MobileNetV1: its features cannot be computed on a cluster");
		}
		final ImageFolder all = part.apply(ImageFolder.read(request.folder()));
		final ImageFolder classes = all.without(Prediction.UNKNOWN);
		final List<LabelledFile> unknown = all.filesOf(Prediction.UNKNOWN);
		classes.requireTrainable();
		HeadTrainer.prepare();
		skipped.addAll(all.skipped());
		total = all.files().size();
		final List<ImageFeatures> features = features(classes.files(), FeatureRecipe
			.of(chosen.reference(), request), backbone);
		final List<ImageFeatures> unknownFeatures = features(unknown, FeatureRecipe
			.withoutColors(chosen.reference(), request), backbone);
		store.shrink();
		requireTrainable(classes, features);
		return new TrainingImages(chosen.reference(), read(classes.files(),
			features), read(features, features), read(unknown, unknownFeatures), read(
				unknownFeatures, unknownFeatures), skipped);
	}

	/** The features of each file, null for one that cannot be read. */
	private List<ImageFeatures> features(final List<LabelledFile> files,
		final FeatureRecipe recipe, final Backbone backbone) throws IOException
	{
		final ImageFeatures[] found = new ImageFeatures[files.size()];
		final FeatureExtractor.Receiver<LabelledFile> receiver =
			new FeatureExtractor.Receiver<LabelledFile>()
			{

				@Override
				public void accept(final int index, final LabelledFile file,
					final ImageFeatures image)
			{
					found[index] = recipe.enough(image);
				}

				@Override
				public void fail(final int index, final LabelledFile file,
					final IOException reason)
			{
					skipped.add(SkippedFile.of(file.path(), reason));
				}
			};
		if (elsewhere.isPresent()) {
			elsewhere.get().features(files, recipe, receiver);
		}
		else compute(files, recipe, backbone, receiver);
		done += files.size();
		return Arrays.asList(found);
	}

	private void compute(final List<LabelledFile> files,
		final FeatureRecipe recipe, final Backbone backbone,
		final FeatureExtractor.Receiver<LabelledFile> receiver)
	{
		final int before = done;
		recipe.extractor(backbone, cache, Optional.of(store)).features(files,
			file -> pictures.open(file.path()), recipe.augmentation(), Threads.of(
				request.threads(), pictures), (now, ofThese) -> {
					monitor.progress("Reading images", before + now, total);
					return monitor.isCanceled();
				}, receiver);
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
