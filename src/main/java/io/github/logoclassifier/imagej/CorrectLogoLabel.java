
package io.github.logoclassifier.imagej;

import ij.ImagePlus;
import ij.gui.Roi;

import io.github.logoclassifier.CorrectionReport;
import io.github.logoclassifier.CorrectionRequest;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.command.InputAttributes;
import io.github.logoclassifier.command.LogoCommand;
import io.github.logoclassifier.command.TaskMonitor;
import io.github.logoclassifier.table.CorrectionTable;
import io.github.logoclassifier.table.PredictionTable;

import java.awt.Rectangle;
import java.io.File;
import java.io.IOException;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/** Teaches a model the right label of the active image. */
@Plugin(type = Command.class, label = "Correct Logo Label",
	menuPath = "Plugins>Logo Classifier>Correct Logo Label",
	description = "Adds the active image to its class and trains the model again.")
public class CorrectLogoLabel extends LogoCommand {

	@Parameter
	private PictureService pictures;

	@Parameter
	private TaskService tasks;

	@Parameter(label = "Image", persist = false)
	private ImagePlus image;

	@Parameter(label = "Right label", persist = false,
		description = "The class that the image is of; a new one begins a class.")
	private String label = "";

	@Parameter(label = "Model file",
		description = "A file that Train Logo Classifier wrote. It is replaced.")
	private File model;

	// What was given for another model must not be taken for this one.
	@Parameter(label = "Folder of images (empty: the model's)", required = false,
		style = "directory", persist = false,
		description = "The labelled folder, where it is no longer the one that " +
			"the model was trained on.", attrs = @Attr(
				name = InputAttributes.LABELLED))
	private File folder;

	@Override
	protected void execute() throws IOException {
		if (image == null || image.getWidth() == 0) {
			throw new IllegalArgumentException(
				"there is no image: open the one to correct first");
		}
		requireGiven(model, "model", "a file that Train Logo Classifier wrote");
		final CorrectionReport report = correct(request());
		report.after().ifPresent(after -> {
			final PredictionTable table = new PredictionTable(2);
			table.add(after, image.getTitle(), image.getCurrentSlice(), model
				.getName());
			display.show(table.table());
		});
		report.warnings().forEach(this::warn);
		display.show(CorrectionTable.of(report));
	}

	private CorrectionRequest request() {
		final CorrectionRequest request = CorrectionRequest.of(pictures.displayed(
			image), label == null ? "" : label, model.toPath()).origin(origin());
		return folder == null || folder.getPath().isEmpty() ? request : request
			.folder(folder.toPath());
	}

	private CorrectionReport correct(final CorrectionRequest request)
		throws IOException
	{
		final Task task = tasks.createTask("Correct Logo Label");
		task.start();
		try {
			return logos.correct(request, new TaskMonitor(task, epoch -> {}));
		}
		finally {
			task.finish();
		}
	}

	/** The title without its ending; of a stack the slice; what is selected. */
	private String origin() {
		final StringBuilder origin = new StringBuilder(image.getTitle()
			.replaceFirst("(?<=.)\\.[A-Za-z]{3,4}$", ""));
		if (image.getStackSize() > 1) {
			origin.append(" slice ").append(image.getCurrentSlice());
		}
		final Roi roi = image.getRoi();
		if (roi != null && roi.isArea()) {
			final Rectangle box = roi.getBounds();
			origin.append(" at ").append(box.x).append(',').append(box.y).append(' ')
				.append(box.width).append('x').append(box.height);
		}
		return origin.toString();
	}

}
