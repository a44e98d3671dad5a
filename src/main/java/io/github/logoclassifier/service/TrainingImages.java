
package io.github.logoclassifier.service;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.dataset.LabelledFile;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.features.ImageFeatures;
import io.github.logoclassifier.model.BackboneReference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a labelled folder came to: the images of its classes, with their
 * features, and apart from them those that it says are of no class. Immutable.
 */
final class TrainingImages {

	private final BackboneReference backbone;
	private final List<LabelledFile> files;
	private final List<ImageFeatures> features;
	private final List<LabelledFile> unknownFiles;
	private final List<ImageFeatures> unknownFeatures;
	private final List<SkippedFile> skipped;
	private final List<String> labels;

	/**
	 * @param backbone what the features are from
	 * @param files of the classes, sorted by label, then by path
	 * @param features those of each file, in the same order
	 * @param unknownFiles of no class, sorted by path
	 * @param unknownFeatures those of each of these
	 * @param skipped what was left out, and why
	 */
	TrainingImages(final BackboneReference backbone,
		final List<LabelledFile> files, final List<ImageFeatures> features,
		final List<LabelledFile> unknownFiles,
		final List<ImageFeatures> unknownFeatures, final List<SkippedFile> skipped)
	{
		this.backbone = backbone;
		this.files = copy(files);
		this.features = copy(features);
		this.unknownFiles = copy(unknownFiles);
		this.unknownFeatures = copy(unknownFeatures);
		this.skipped = copy(skipped);
		labels = copy(counts().keySet());
	}

	private static <T> List<T> copy(final Collection<T> all) {
		return Collections.unmodifiableList(new ArrayList<>(all));
	}

	/** What the features are from. */
	BackboneReference backbone() {
		return backbone;
	}

	/** How many images the classes have. */
	int size() {
		return files.size();
	}

	/** The images of the classes, sorted by label, then by path. */
	List<LabelledFile> files() {
		return files;
	}

	/**
	 * The features of each of {@link #files}: its crops, then the recoloured
	 * copies where those were asked for.
	 */
	List<ImageFeatures> features() {
		return features;
	}

	/** What a classifier sees of one of {@link #files}. */
	FeatureMap seen(final int file) {
		return features.get(file).seen();
	}

	/** Images of no class, which are never trained on, sorted by path. */
	List<LabelledFile> unknownFiles() {
		return unknownFiles;
	}

	/** The features of each of {@link #unknownFiles}, of one view only. */
	List<ImageFeatures> unknownFeatures() {
		return unknownFeatures;
	}

	/** The classes, sorted by code point. */
	List<String> labels() {
		return labels;
	}

	/** Where in {@link #labels} the class of one of {@link #files} is. */
	int labelOf(final int file) {
		return Collections.binarySearch(labels, files.get(file).label());
	}

	/** The label of each of {@link #files}. */
	List<String> fileLabels() {
		return files.stream().map(LabelledFile::label).collect(Collectors.toList());
	}

	/** The content of each of {@link #files}: equal where they look equal. */
	List<String> contents() {
		return features.stream().map(ImageFeatures::content).collect(Collectors
			.toList());
	}

	/** Images per label, in the order of {@link #labels}. */
	SortedMap<String, Integer> counts() {
		final SortedMap<String, Integer> counts = new TreeMap<>();
		for (final LabelledFile file : files) {
			counts.merge(file.label(), 1, Integer::sum);
		}
		return counts;
	}

	/** What was left out, and why. */
	List<SkippedFile> skipped() {
		return skipped;
	}

}
