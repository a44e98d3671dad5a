
package io.github.logoclassifier.command;

import io.github.logoclassifier.EvaluationRequest;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.backbone.library.BackboneChoice;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.evaluation.Evaluation;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.table.CsvTarget;
import io.github.logoclassifier.table.EvaluationCsv;
import io.github.logoclassifier.table.EvaluationTables;
import io.github.logoclassifier.training.TrainingOptions;

import java.io.File;
import java.io.IOException;
import java.util.Optional;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/**
 * Tests a model on a folder of labelled images, or the settings of a training
 * by cross-validation.
 */
@Plugin(type = Command.class, label = "Evaluate Logo Classifier",
	menuPath = "Plugins>Logo Classifier>Evaluate Logo Classifier",
	description = "Says how often labels are right, and shows those that are not.")
public class EvaluateLogoClassifier extends LogoCommand {

	@Parameter
	private TaskService tasks;

	@Parameter(label = "Folder of images", style = "directory",
		description = "One sub-folder per class, or files named LABEL-NUMBER.ext; " +
			"a sub-folder named unknown has images of no class.", attrs = @Attr(
				name = InputAttributes.LABELLED))
	private File folder;

	@Parameter(label = "Model file (none: cross-validate)", required = false,
		description = "A file that Train Logo Classifier wrote, tested on the " +
			"folder. Without one the folder itself is trained on and tested by turns.")
	private File model;

	@Parameter(label = "Folds", required = false, min = "2",
		description = "Parts of the folder, each of which is tested once by a model " +
			"that was trained on the others.")
	private int folds = EvaluationRequest.DEFAULT_FOLDS;

	@Parameter(label = "Repeats", required = false, min = "1",
		description = "How often this is done, with other parts each time.",
		attrs = @Attr(name = InputAttributes.ADVANCED))
	private int repeats = 1;

	@Parameter(label = "CSV file to write (optional)", style = "save",
		required = false, description = "A row for each image and repeat.")
	private File output;

	@Parameter(label = "Least similarity (-1: the model's)", required = false,
		min = "-1", max = "1", stepSize = "0.05",
		description = "Images less similar to every class are unknown. -1 for what " +
			"the model itself says, 0 for none.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private double threshold = LogoModel.OWN_THRESHOLD;

	@Parameter(label = "Backbone", required = false,
		description = "For cross-validation: bundled, the name of an installed " +
			"backbone, a TF.js folder, or a Keras .h5 file.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private String backbone = Backbones.BUNDLED;

	@Parameter(label = "Layer of the backbone", required = false,
		description = "For cross-validation, of a Keras .h5 file, the last layer that is used. " +
			"Empty: the last one that gives a map.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private String layer = "";

	@Parameter(label = "Preprocessing for it", required = false, choices = {
		BackboneChoice.AUTOMATIC, "tf", "torch", "caffe", "0..1", "0..255" },
		description = "For cross-validation, of a Keras .h5 file, how it was trained to see pixels. " +
			"Automatic is for MobileNet.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private String preprocessing = BackboneChoice.AUTOMATIC;

	@Parameter(label = "Head", required = false, choices = { "pooled",
		"tutorial" }, description = "For cross-validation: pooled is the better " +
			"one; tutorial is the network of the original tutorial.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private String head = TrainingRequest.DEFAULT_HEAD;

	@Parameter(label = "Framing", required = false, choices = { "trim",
		"letterbox", "crop", "stretch" },
		description = "For cross-validation: how an image is made square.",
		attrs = @Attr(name = InputAttributes.ADVANCED))
	private String framing = TrainingRequest.DEFAULT_FRAMING;

	@Parameter(label = "Augment with other colours", required = false,
		description = "For cross-validation: train on recoloured copies too.",
		attrs = @Attr(name = InputAttributes.ADVANCED))
	private boolean augment = TrainingRequest.DEFAULT_AUGMENT;

	@Parameter(label = "Look at several crops", required = false,
		description = "For cross-validation: look at parts of each image too.",
		attrs = @Attr(name = InputAttributes.ADVANCED))
	private boolean crops = TrainingRequest.DEFAULT_CROPS;

	@Parameter(label = "Epochs (0: automatic)", required = false, min = "0",
		description = "For cross-validation: as in Train Logo Classifier.",
		attrs = @Attr(name = InputAttributes.ADVANCED))
	private int epochs;

	@Parameter(label = "Learning rate (0: automatic)", required = false,
		min = "0",
		description = "For cross-validation: as in Train Logo Classifier.",
		attrs = @Attr(name = InputAttributes.ADVANCED))
	private double learningrate;

	@Parameter(label = "Batch size (0: automatic)", required = false, min = "0",
		description = "For cross-validation: as in Train Logo Classifier.",
		attrs = @Attr(name = InputAttributes.ADVANCED))
	private int batchsize;

	@Parameter(label = "Seed", required = false,
		description = "For cross-validation: the same seed gives the same figures.",
		attrs = @Attr(name = InputAttributes.ADVANCED))
	private long seed = 1;

	@Parameter(label = "Threads (0: automatic)", required = false, min = "0",
		description = "Images that are read at once. Automatic: as many as " +
			"Edit > Options > Memory & Threads says.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private int threads;

	@Override
	protected void execute() throws IOException {
		requireGiven(folder, "folder", "the folder of labelled images");
		final EvaluationRequest request = request();
		final Optional<EvaluationCsv> csv = isGiven(output) ? Optional.of(
			new EvaluationCsv(CsvTarget.of(output), folder.toPath())) : Optional
				.empty();
		final Task task = tasks.createTask("Evaluate Logo Classifier");
		task.start();
		try {
			final Evaluation evaluation = logos.evaluate(request, new TaskMonitor(
				task, epoch -> {}));
			if (csv.isPresent()) csv.get().write(evaluation);
			// First what needs most room on the screen.
			display.show(evaluation.confusionMatrix(), "Logo Confusion Matrix Image");
			display.show(evaluation.mistakes(), "Logo Mistakes");
			new EvaluationTables(evaluation).all().forEach(display::show);
		}
		finally {
			task.finish();
		}
	}

	private EvaluationRequest request() {
		final TrainingOptions options = TrainingOptions.of(HeadKind.of(head))
			.epochs(epochs).learningRate(learningrate).batchSize(batchsize).seed(
				seed);
		final EvaluationRequest kind = isGiven(model) ? EvaluationRequest.ofModel(
			folder.toPath(), model.toPath()) : EvaluationRequest.crossValidation(
				TrainingRequest.of(folder.toPath()).options(options).backbone(
					backbone()).framing(framing).augment(augment).crops(crops));
		return kind.folds(folds).repeats(repeats).threshold(threshold).threads(
			threads);
	}

	private BackboneChoice backbone() {
		return BackboneChoice.of(backbone == null ? Backbones.BUNDLED : backbone)
			.layer(layer == null ? "" : layer).preprocessing(preprocessing == null
				? BackboneChoice.AUTOMATIC : preprocessing);
	}

	private static boolean isGiven(final File file) {
		return file != null && !file.getPath().trim().isEmpty();
	}

}
