
package io.github.logoclassifier.service;

import io.github.logoclassifier.EvaluationRequest;
import io.github.logoclassifier.FolderListener;
import io.github.logoclassifier.FolderRequest;
import io.github.logoclassifier.LogoClassifier;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.TrainingMonitor;
import io.github.logoclassifier.dataset.ImageFolder;
import io.github.logoclassifier.dataset.LabelledFile;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.evaluation.Evaluation;
import io.github.logoclassifier.evaluation.EvaluationSetup;
import io.github.logoclassifier.evaluation.Outcome;
import io.github.logoclassifier.model.Prediction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tests a finished model on a labelled folder; needs no training engine. */
final class ModelEvaluation implements FolderListener {

	private final EvaluationRequest request;
	private final TrainingMonitor monitor;
	private final LogoClassifier classifier;
	private final PictureService pictures;
	private final Map<Path, String> labels = new HashMap<>();
	private final List<Outcome> outcomes = new ArrayList<>();
	private final List<SkippedFile> skipped = new ArrayList<>();

	ModelEvaluation(final EvaluationRequest request,
		final TrainingMonitor monitor, final LogoClassifier classifier,
		final PictureService pictures)
	{
		this.request = request;
		this.monitor = monitor;
		this.classifier = classifier;
		this.pictures = pictures;
	}

	Evaluation run() throws IOException {
		final ImageFolder folder = ImageFolder.read(request.folder());
		final List<String> known = classifier.model().labels();
		requireKnown(folder, known);
		skipped.addAll(folder.skipped());
		folder.files().forEach(file -> labels.put(file.path(), file.label()));
		final FolderRequest files = FolderRequest.of(request.folder(), request
			.model().orElseThrow(IllegalStateException::new)).threshold(request
				.threshold()).threads(request.threads());
		new FolderClassification(files, classifier, pictures, this).run(folder
			.files().stream().map(LabelledFile::path).collect(Collectors.toList()));
		return new Evaluation(EvaluationSetup.ofModel(known, request.threshold()),
			outcomes, skipped);
	}

	private void requireKnown(final ImageFolder folder,
		final List<String> known)
	{
		if (!Collections.disjoint(folder.labels(), known)) return;
		throw new IllegalArgumentException("folder " + request.folder() + " has " +
			(folder.labels().isEmpty() ? "no labelled images" : "images of " + String
				.join(", ", folder.labels())) + ", but the model knows " + String.join(
					", ", known) + ": give a folder with a sub-folder for each class");
	}

	@Override
	public void classified(final Path file, final Prediction prediction) {
		outcomes.add(new Outcome(file, labels.get(file), prediction, 0));
	}

	@Override
	public void failed(final SkippedFile file) {
		skipped.add(file);
	}

	@Override
	public void progress(final long done, final long total) {
		monitor.progress("Classifying", (int) done, (int) total);
	}

	@Override
	public boolean isCanceled() {
		return monitor.isCanceled();
	}

}
