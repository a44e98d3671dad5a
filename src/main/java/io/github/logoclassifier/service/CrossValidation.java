
package io.github.logoclassifier.service;

import io.github.logoclassifier.EvaluationRequest;
import io.github.logoclassifier.TrainingMonitor;
import io.github.logoclassifier.dataset.LabelledFile;
import io.github.logoclassifier.evaluation.Evaluation;
import io.github.logoclassifier.evaluation.EvaluationSetup;
import io.github.logoclassifier.evaluation.Folds;
import io.github.logoclassifier.evaluation.LookAlikes;
import io.github.logoclassifier.evaluation.Outcome;
import io.github.logoclassifier.features.ImageFeatures;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.Prediction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/**
 * Tests settings by cross-validation. Features are computed once; a model is
 * fitted for each fold.
 */
final class CrossValidation {

	private final EvaluationRequest request;
	private final TrainingMonitor monitor;
	private final LogoTraining training;
	private int done;

	CrossValidation(final EvaluationRequest request,
		final TrainingMonitor monitor, final LogoTraining training)
	{
		this.request = request;
		this.monitor = monitor;
		this.training = training;
	}

	Evaluation run() throws IOException {
		final TrainingImages images = training.read();
		final LookAlikes alike = new LookAlikes(images.features().stream().map(
			ImageFeatures::thumbnail).collect(Collectors.toList()));
		final List<Outcome> outcomes = new ArrayList<>();
		int folds = 0;
		for (int r = 0; r < request.repeats(); r++) {
			final Folds repeat = Folds.stratified(images.fileLabels(), alike, request
				.folds(), request.training().options().seed() + r);
			folds = repeat.count();
			outcomes.addAll(test(images, repeat, r * folds));
		}
		final EvaluationSetup setup = EvaluationSetup.ofFolds(images.labels(),
			request.threshold(), folds, request.repeats(), alike.images() - alike
				.groups().size(), mislabelled(images, alike), oneOfAKind(images,
					alike));
		return new Evaluation(setup, outcomes, images.skipped());
	}

	/** @param before how many folds the repeats before had */
	private List<Outcome> test(final TrainingImages images, final Folds folds,
		final int before)
	{
		final Outcome[] known = new Outcome[images.size()];
		final Outcome[] unknown = new Outcome[images.unknownFiles().size()];
		for (int f = 0; f < folds.count(); f++) {
			requireTwoClasses(images, folds.training(f));
			final LogoModel model = training.fit(images, folds.training(f));
			final int number = before + f + 1;
			for (final int i : folds.heldOut(f)) {
				known[i] = outcome(images.files().get(i), images.features().get(i),
					model, number);
			}
			// Each is tested once too: by the folds' models in turn.
			for (int u = f; u < unknown.length; u += folds.count()) {
				unknown[u] = outcome(images.unknownFiles().get(u), images
					.unknownFeatures().get(u), model, number);
			}
			monitor.progress("Cross-validation, fold", ++done, folds.count() * request
				.repeats());
			if (monitor.isCanceled()) {
				throw new CancellationException("cross-validation was canceled");
			}
		}
		final List<Outcome> outcomes = new ArrayList<>(Arrays.asList(known));
		outcomes.addAll(Arrays.asList(unknown));
		return outcomes;
	}

	private Outcome outcome(final LabelledFile file, final ImageFeatures features,
		final LogoModel model, final int fold)
	{
		final Prediction prediction = model.predict(features.seen(), request
			.threshold());
		return new Outcome(file.path(), file.label(), prediction, fold);
	}

	private void requireTwoClasses(final TrainingImages images,
		final List<Integer> some)
	{
		if (some.stream().map(i -> images.labelOf(i)).distinct().count() > 1)
			return;
		throw new IllegalArgumentException("folder " + request.folder() +
			" has too few images that differ: cross-validation needs at least 2 " +
			"classes with 2 images each that do not look alike");
	}

	private static List<List<Path>> mislabelled(final TrainingImages images,
		final LookAlikes alike)
	{
		return alike.acrossLabels(images.fileLabels()).stream().map(group -> group
			.stream().map(i -> images.files().get(i).path()).collect(Collectors
				.toList())).collect(Collectors.toList());
	}

	private static List<String> oneOfAKind(final TrainingImages images,
		final LookAlikes alike)
	{
		final List<String> fileLabels = images.fileLabels();
		final Set<String> once = new HashSet<>();
		final Set<String> twice = new HashSet<>();
		for (final List<Integer> group : alike.groups()) {
			group.stream().map(fileLabels::get).distinct().forEach(label -> {
				if (!once.add(label)) twice.add(label);
			});
		}
		return images.labels().stream().filter(label -> !twice.contains(label))
			.collect(Collectors.toList());
	}

}
