
package io.github.logoclassifier.command;

import io.github.logoclassifier.TrainingReport;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.backbone.library.BackboneChoice;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.dataset.ImageFolder;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.model.LogoModelFile;
import io.github.logoclassifier.table.TrainingTable;
import io.github.logoclassifier.training.TrainingOptions;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/** Trains a classifier on a folder of labelled images. */
@Plugin(type = Command.class, label = "Train Logo Classifier",
	menuPath = "Plugins>Logo Classifier>Train Logo Classifier",
	description = "Learns from a folder of labelled images and writes a model file.")
public class TrainLogoClassifier extends LogoCommand {

	@Parameter
	private TaskService tasks;

	@Parameter(label = "Folder of images", style = "directory",
		description = "One sub-folder per class, or files named LABEL-NUMBER.ext.",
		attrs = @Attr(name = InputAttributes.LABELLED))
	private File folder;

	@Parameter(label = "Model file to write", style = "save",
		description = "The trained classifier, for Classify Logo. Ends in " +
			LogoModelFile.EXTENSION + ".", attrs = @Attr(
				name = InputAttributes.BESIDE_FOLDER, value = LogoModelFile.EXTENSION))
	private File model;

	@Parameter(label = "Show the images as the network sees them",
		required = false,
		description = "Some of each class, in one picture; without a screen it " +
			"is written beside the model.")
	private boolean gallery;

	@Parameter(label = "Backbone", required = false,
		description = "bundled, the name of an installed backbone, a TF.js folder, " +
			"or a Keras .h5 file.", attrs = @Attr(name = InputAttributes.ADVANCED))
	private String backbone = Backbones.BUNDLED;

	@Parameter(label = "Layer of the backbone", required = false,
		description = "Of a Keras .h5 file, the last layer that is used. " +
			"Empty: the last one that gives a map.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private String layer = "";

	@Parameter(label = "Preprocessing for it", required = false, choices = {
		BackboneChoice.AUTOMATIC, "tf", "torch", "caffe", "0..1", "0..255" },
		description = "Of a Keras .h5 file, how it was trained to see pixels. " +
			"Automatic is for MobileNet.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private String preprocessing = BackboneChoice.AUTOMATIC;

	@Parameter(label = "Head", required = false, choices = { "pooled",
		"tutorial" }, description = "pooled is the better one; tutorial is the " +
			"network of the original tutorial.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private String head = TrainingRequest.DEFAULT_HEAD;

	@Parameter(label = "Framing", required = false, choices = { "trim",
		"letterbox", "crop", "stretch" },
		description = "How an image is made square: its uniform border cut off, " +
			"padded, cut, or stretched.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private String framing = TrainingRequest.DEFAULT_FRAMING;

	@Parameter(label = "Augment with other colours", required = false,
		description = "Train on recoloured copies of each image too.",
		attrs = @Attr(name = InputAttributes.ADVANCED))
	private boolean augment = TrainingRequest.DEFAULT_AUGMENT;

	@Parameter(label = "Look at several crops", required = false,
		description = "More accurate, most of all on photographs, and eight " +
			"times the work for each image. For the pooled head.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private boolean crops = TrainingRequest.DEFAULT_CROPS;

	@Parameter(label = "Epochs (0: automatic)", required = false, min = "0",
		description = "Passes over the images. Automatic: tutorial 20; pooled until " +
			"the loss has settled, at most 500.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private int epochs;

	@Parameter(label = "Learning rate (0: automatic)", required = false,
		min = "0", description = "Automatic: tutorial 0.001, pooled 0.01.",
		attrs = @Attr(name = InputAttributes.ADVANCED))
	private double learningrate;

	@Parameter(label = "Batch size (0: automatic)", required = false, min = "0",
		description = "Images in one step. Automatic: tutorial 32, pooled all.",
		attrs = @Attr(name = InputAttributes.ADVANCED))
	private int batchsize;

	@Parameter(label = "Validation fraction", required = false, min = "0",
		max = "0.9", stepSize = "0.05",
		description = "How much of each class is held out to watch the training.",
		attrs = @Attr(name = InputAttributes.ADVANCED))
	private double validation = TrainingRequest.DEFAULT_VALIDATION;

	@Parameter(label = "Seed", required = false,
		description = "The same seed gives the same classifier.", attrs = @Attr(
			name = InputAttributes.ADVANCED))
	private long seed = 1;

	@Parameter(label = "Loss plot to write (optional)", style = "save",
		required = false,
		description = "A PNG file. Without a screen it is always " +
			"written, by default beside the model.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private File plot;

	@Parameter(label = "Threads (0: automatic)", required = false, min = "0",
		description = "Images that are read at once. Automatic: as many as " +
			"Edit > Options > Memory & Threads says.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private int threads;

	@Override
	protected void execute() throws IOException {
		final TrainingRequest request = request();
		final Path target = target();
		LogoModelFile.requireWritable(target);
		final Task task = tasks.createTask("Train Logo Classifier");
		final TrainingControls controls = new TrainingControls(task);
		final LossPlot lossPlot = display.newLossPlot("Loss of " + target
			.getFileName(), controls);
		task.start();
		try {
			final TrainingReport report = logos.train(request, new TaskMonitor(task,
				lossPlot::add, controls::isStopped));
			logos.save(report.model(), target);
			lossPlot.finish();
			final Path png = plotFile(target);
			if (png != null) lossPlot.save(png);
			if (gallery) showGallery(report, target);
			report.warnings().forEach(this::warn);
			display.show(TrainingTable.of(report, target, png));
		}
		finally {
			lossPlot.end();
			task.finish();
		}
	}

	private void showGallery(final TrainingReport report, final Path target)
		throws IOException
	{
		final Gallery images = new Gallery(ImageFolder.read(folder.toPath()),
			framing, report.model().backbone().inputSize());
		if (display.isVisible()) display.show(images, "Images of " + folder
			.getName());
		else display.save(images, beside(target, "-gallery.png"));
	}

	private TrainingRequest request() {
		requireGiven(folder, "folder", "the folder of labelled images");
		final TrainingOptions options = TrainingOptions.of(HeadKind.of(head))
			.epochs(epochs).learningRate(learningrate).batchSize(batchsize).seed(
				seed);
		return TrainingRequest.of(folder.toPath()).options(options).backbone(
			backbone()).framing(framing).augment(augment).crops(crops).validation(
				validation).threads(threads);
	}

	private BackboneChoice backbone() {
		return BackboneChoice.of(backbone == null ? Backbones.BUNDLED : backbone)
			.layer(layer == null ? "" : layer).preprocessing(preprocessing == null
				? BackboneChoice.AUTOMATIC : preprocessing);
	}

	private Path target() {
		requireGiven(model, "model", "the model file to write");
		return ModelCheck.target(model);
	}

	/** Where to save the plot, or null if nowhere. */
	private Path plotFile(final Path target) {
		if (plot != null && !plot.getPath().trim().isEmpty()) {
			return plot.getName().contains(".") ? plot.toPath() : new File(plot
				.getPath() + ".png").toPath();
		}
		if (display.isVisible()) return null;
		return beside(target, "-loss.png");
	}

	private static Path beside(final Path model, final String ending) {
		return model.resolveSibling(model.getFileName().toString().replaceFirst(
			"\\.[^.]*$", "") + ending);
	}

}
