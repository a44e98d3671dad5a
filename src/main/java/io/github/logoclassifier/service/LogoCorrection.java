
package io.github.logoclassifier.service;

import io.github.logoclassifier.CorrectionReport;
import io.github.logoclassifier.CorrectionRequest;
import io.github.logoclassifier.LogoClassifier;
import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.TrainingMonitor;
import io.github.logoclassifier.TrainingReport;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.dataset.AddedImage;
import io.github.logoclassifier.dataset.ImageFolder;
import io.github.logoclassifier.dataset.LabelledFile;
import io.github.logoclassifier.dataset.Labels;
import io.github.logoclassifier.model.BackboneReference;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.LogoModelFile;
import io.github.logoclassifier.model.Prediction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One correction: a picture joins its class, and the model is trained again.
 * Unless that succeeds, folder and model are left as they were.
 */
final class LogoCorrection {

	/** Trains on a folder but for the classes that have been only begun. */
	interface Trainer {

		/** @param backbone the model's own, whatever the request says */
		TrainingReport train(TrainingRequest request, BackboneReference backbone)
			throws IOException;
	}

	private static final int ENOUGH = ImageFolder.MIN_IMAGES_PER_CLASS;

	private final CorrectionRequest request;
	private final LogoService logos;
	private final PictureService pictures;
	private final TrainingMonitor monitor;
	private final Trainer trainer;
	private final List<String> warnings = new ArrayList<>();

	LogoCorrection(final CorrectionRequest request, final LogoService logos,
		final PictureService pictures, final TrainingMonitor monitor,
		final Trainer trainer)
	{
		this.request = request;
		this.logos = logos;
		this.pictures = pictures;
		this.monitor = monitor;
		this.trainer = trainer;
	}

	CorrectionReport run() throws IOException {
		final String wanted = requireClass(request.label());
		final LogoClassifier old = logos.open(request.model());
		Retraining.requireTrained(old.model());
		LogoModelFile.requireWritable(request.model());
		final ImageFolder folder = folder(old.model());
		final TrainingRequest retraining = Retraining.of(old.model(), folder
			.folder());
		final String label = Labels.find(wanted, folder.labels()).orElse(wanted);
		final Prediction before = old.classify(request.picture());
		final Optional<Path> there = there(folder, label);
		final AddedImage added = there.isPresent() ? null : AddedImage.add(folder,
			label, request.origin(), file -> pictures.save(request.picture(), file));
		final Path image = added == null ? there.get() : added.path();
		if (isBegun(folder, label, added != null)) {
			return CorrectionReport.kept(label, image, added != null, before,
				warnings);
		}
		final TrainingReport training = train(retraining, old.model(), added);
		final Prediction after = logos.open(request.model()).classify(request
			.picture());
		warn(label, old.model(), training, after);
		return CorrectionReport.trained(label, image, added != null, before, after,
			training, warnings);
	}

	/** Pictures of no class are told by their similarity; none can be learned. */
	private static String requireClass(final String label) {
		final String valid = Labels.requireValid(label);
		if (valid.equalsIgnoreCase(Prediction.UNKNOWN)) {
			throw new IllegalArgumentException("label " + valid +
				" is what pictures of no class are called, and no class to learn: " +
				"raise the threshold of Classify Logo instead, or give a class");
		}
		return valid;
	}

	private ImageFolder folder(final LogoModel model) throws IOException {
		final String remembered = model.card().settings().get(Cards.FOLDER);
		if (!request.folder().isPresent() && remembered == null) {
			throw new IllegalArgumentException("folder is missing: the model does " +
				"not say on which folder it was trained");
		}
		final Path path = request.folder().orElseGet(() -> Paths.get(remembered));
		if (!request.folder().isPresent() && !Files.isDirectory(path)) {
			throw new IOException("the folder that the model was trained on, " +
				path + ", is not there any more: give folder, where it is now");
		}
		final ImageFolder folder = ImageFolder.read(path);
		if (folder.labels().stream().noneMatch(model.labels()::contains)) {
			throw new IllegalArgumentException("folder " + path +
				" has none of the model's classes (" + String.join(", ", model
					.labels()) + "): give the folder that it was trained on");
		}
		return folder;
	}

	/** The file of the class that shows the picture; warns of all that do. */
	private Optional<Path> there(final ImageFolder folder, final String label) {
		Path there = null;
		for (final LabelledFile same : SamePictures.find(request.picture(), folder
			.files(), pictures, (done, total) -> {
				monitor.progress("Looking for the same picture", done, total);
				return monitor.isCanceled();
			})) {
			if (!same.label().equals(label)) {
				warnings.add("The same picture is in class " + same.label() +
					" too, and was left there: " + same.path() +
					". Delete it if it is wrong, or the classifier learns both.");
			}
			else if (there == null) {
				there = same.path();
				warnings.add("The same picture was in class " + label +
					" already: nothing was added.");
			}
		}
		return Optional.ofNullable(there);
	}

	/** Whether the class has too few images to train on, which is no error. */
	private boolean isBegun(final ImageFolder folder, final String label,
		final boolean isAdded)
	{
		final int images = folder.counts().getOrDefault(label, 0) + (isAdded ? 1
			: 0);
		if (images >= ENOUGH) return false;
		warnings.add("Class " + label + " is new and has " + images +
			" image, training needs " + ENOUGH +
			": the image is kept, the model is " +
			"as it was. Correct one more image to " + label +
			", and the class is learned. The model's classes are " + folder.counts()
				.entrySet().stream().filter(entry -> entry.getValue() >= ENOUGH).map(
					Map.Entry::getKey).collect(Collectors.joining(", ")) + ".");
		return true;
	}

	private TrainingReport train(final TrainingRequest retraining,
		final LogoModel old, final AddedImage added) throws IOException
	{
		try {
			final TrainingReport report = trainer.train(retraining, old.backbone());
			logos.save(report.model(), request.model());
			return report;
		}
		catch (final IOException | RuntimeException | Error exc) {
			takeAway(added, exc);
			throw exc;
		}
	}

	private static void takeAway(final AddedImage added, final Throwable reason) {
		if (added == null) return;
		try {
			added.remove();
		}
		catch (final IOException exc) {
			reason.addSuppressed(exc);
		}
	}

	private void warn(final String label, final LogoModel old,
		final TrainingReport training, final Prediction after)
	{
		final List<String> labels = training.model().labels();
		final List<String> lost = new ArrayList<>(old.labels());
		lost.removeAll(labels);
		if (!lost.isEmpty()) {
			warnings.add("The model no longer knows " + String.join(", ", lost) +
				": the folder has fewer than " + ENOUGH + " images of each.");
		}
		warnings.addAll(training.warnings());
		if (!after.label().equals(label)) {
			warnings.add(String.format(Locale.ROOT, "It is still taken for %s " +
				"(%.2f): correct some more images like it, and look whether the " +
				"folder has any under a wrong label.", after.label(), after
					.confidence()));
		}
	}

}
