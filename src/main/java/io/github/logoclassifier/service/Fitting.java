
package io.github.logoclassifier.service;

import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.dataset.LabelledFile;
import io.github.logoclassifier.dataset.Split;
import io.github.logoclassifier.evaluation.Evaluation;
import io.github.logoclassifier.evaluation.EvaluationSetup;
import io.github.logoclassifier.evaluation.Outcome;
import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.head.Temperature;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.ModelCard;
import io.github.logoclassifier.model.Novelty;
import io.github.logoclassifier.training.HeadTrainer;
import io.github.logoclassifier.training.LabelledFeatures;
import io.github.logoclassifier.training.TrainedHead;
import io.github.logoclassifier.training.TrainingListener;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Fits a model to images whose features are known. A part of them is held out
 * to watch the training by, and to calibrate a pooled head; such a head has one
 * solution, so that it is fitted once more to all images afterwards.
 */
final class Fitting {

	/** What is missing in a pooled head that was stopped. */
	private static final String NOT_LEARNED =
		"The held-out images served to watch it, and were not learned.";

	private final TrainingRequest request;
	private final TrainingImages images;
	private final List<String> labels;
	private final List<Integer> held;
	private final LogoModel model;

	/**
	 * Fits.
	 *
	 * @param used indices of images; the model knows only their classes
	 * @param listener hears of the training that is watched
	 * @throws IllegalArgumentException if they are of fewer than two classes
	 */
	Fitting(final TrainingRequest request, final TrainingImages images,
		final List<Integer> used, final TrainingListener listener)
	{
		this.request = request;
		this.images = images;
		final SortedMap<String, Integer> counts = counts(used);
		labels = new ArrayList<>(counts.keySet());
		if (labels.size() < 2) {
			throw new IllegalArgumentException("images of " + labels +
				": a model needs at least 2 classes");
		}
		final Split split = Split.stratified(pick(images.fileLabels(), used), pick(
			images.contents(), used), request.validation(), request.options().seed());
		final List<Integer> training = pick(used, split.training());
		held = pick(used, split.validation());
		final HeadTrainer trainer = new HeadTrainer(request.options());
		final TrainedHead watched = trainer.train(allViews(training), seen(held),
			listener);
		final boolean isCalibrated = request.options().head() == HeadKind.POOLED &&
			!held.isEmpty();
		final double temperature = isCalibrated ? temperature(watched.head()) : 1;
		final LogoModel tested = model(watched.head().tempered(temperature),
			novelty(training), card(counts, watched, Collections.emptyMap()));
		final TrainedHead trained = isCalibrated ? refitted(trainer, watched, used,
			listener) : watched;
		final Head head = trained.head().tempered(temperature);
		final Novelty novelty = novelty(used);
		model = model(head, novelty, card(counts, trained, HeldOut.results(
			evaluation(tested), temperature, novelty.threshold())));
	}

	/**
	 * The head that has learned the held-out images too, with the curve of the
	 * training that was watched. If that was stopped, or this is, it stays as it
	 * was: its first steps lead away from where it was before they lead back.
	 */
	private TrainedHead refitted(final HeadTrainer trainer,
		final TrainedHead watched, final List<Integer> used,
		final TrainingListener listener)
	{
		if (watched.isStopped()) return watched.withWarning(NOT_LEARNED);
		final TrainedHead again = trainer.refit(allViews(used), watched.head(),
			quietly(listener));
		return again.isStopped() ? watched.withWarning(
			"Training was stopped by the user in its last step. " + NOT_LEARNED)
			: watched.withHead(again.head());
	}

	/** The model. */
	LogoModel model() {
		return model;
	}

	/** How many images were held out. */
	int heldOut() {
		return held.size();
	}

	private LogoModel model(final Head head, final Novelty novelty,
		final ModelCard card)
	{
		return new LogoModel(labels, request.framing(), request.crops(), images
			.backbone(), head, novelty, card);
	}

	private ModelCard card(final SortedMap<String, Integer> counts,
		final TrainedHead trained, final Map<String, String> results)
	{
		return Cards.of(request, counts, trained, results);
	}

	/** Of the held-out images, by a model that has not seen them. */
	private Evaluation evaluation(final LogoModel watched) {
		final List<Outcome> outcomes = new ArrayList<>();
		for (final int i : held) {
			final LabelledFile file = images.files().get(i);
			outcomes.add(new Outcome(file.path(), file.label(), watched.predict(images
				.seen(i), LogoModel.OWN_THRESHOLD), 0));
		}
		return new Evaluation(EvaluationSetup.ofModel(labels,
			LogoModel.OWN_THRESHOLD), outcomes, Collections.emptyList());
	}

	private double temperature(final Head head) {
		final Temperature temperature = new Temperature();
		for (final int i : held) {
			temperature.add(head.probabilities(images.seen(i)), labelOf(i));
		}
		return temperature.value();
	}

	/** The curve is that of the training that was watched. */
	private static TrainingListener quietly(final TrainingListener listener) {
		return new TrainingListener() {

			@Override
			public void epochEnded(final Epoch epoch) {
				// not shown
			}

			@Override
			public void beforeBatch() {
				listener.beforeBatch();
			}

			@Override
			public boolean isStopped() {
				return listener.isStopped();
			}
		};
	}

	private LabelledFeatures allViews(final List<Integer> some) {
		final LabelledFeatures all = new LabelledFeatures(labels.size());
		for (final int i : some) {
			for (final FeatureMap view : images.features().get(i).views()) {
				all.add(view, labelOf(i));
			}
		}
		return all;
	}

	private LabelledFeatures seen(final List<Integer> some) {
		final LabelledFeatures seen = new LabelledFeatures(labels.size());
		for (final int i : some) {
			seen.add(images.seen(i), labelOf(i));
		}
		return seen;
	}

	private Novelty novelty(final List<Integer> some) {
		final List<List<FeatureMap>> maps = new ArrayList<>();
		labels.forEach(label -> maps.add(new ArrayList<>()));
		for (final int i : some) {
			maps.get(labelOf(i)).add(images.seen(i));
		}
		return Novelty.of(maps);
	}

	private SortedMap<String, Integer> counts(final List<Integer> some) {
		final SortedMap<String, Integer> counts = new TreeMap<>();
		for (final int i : some) {
			counts.merge(images.files().get(i).label(), 1, Integer::sum);
		}
		return counts;
	}

	/** A model may know fewer classes than there are images of. */
	private int labelOf(final int image) {
		return Collections.binarySearch(labels, images.files().get(image).label());
	}

	private static <T> List<T> pick(final List<T> all,
		final List<Integer> indices)
	{
		return indices.stream().map(all::get).collect(Collectors.toList());
	}

}
