
package io.github.logoclassifier.imagej;

import ij.ImagePlus;

import io.github.logoclassifier.LogoClassifier;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.command.LogoCommand;
import io.github.logoclassifier.command.TaskProgress;
import io.github.logoclassifier.imagej.read.Subject;
import io.github.logoclassifier.imagej.read.Subjects;
import io.github.logoclassifier.imagej.show.LabelOverlay;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.table.PredictionTable;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/**
 * Classifies the active image, or what is selected of it, or several at a time.
 * It lives here and not with the other commands because SciJava hands over an
 * open image by its type, which is ImageJ's.
 */
@Plugin(type = Command.class, label = "Classify Logo",
	menuPath = "Plugins>Logo Classifier>Classify Logo",
	description = "Writes the label of the active image into the Results table.")
public class ClassifyLogo extends LogoCommand {

	@Parameter
	private TaskService tasks;

	@Parameter
	private PictureService pictures;

	@Parameter(label = "Image", persist = false)
	private ImagePlus image;

	@Parameter(label = "Model file",
		description = "A file that Train Logo Classifier wrote.")
	private File model;

	@Parameter(label = "Classes to name", required = false, min = "1",
		description = "How many of the likeliest classes each row names.")
	private int top = 2;

	@Parameter(label = "Least similarity (-1: the model's)", required = false,
		min = "-1", max = "1", stepSize = "0.05",
		description = "Images less similar to every class are unknown. -1 for what " +
			"the model itself says, 0 for none.")
	private double threshold = LogoModel.OWN_THRESHOLD;

	@Parameter(label = "Images", required = false, choices = { "current",
		"slices", "open", "regions" },
		description = "The active image, every slice of it, all open images, or " +
			"the regions in the ROI Manager: one row for each.")
	private String images = "current";

	@Parameter(label = "Show labels on the images", required = false,
		description = "As an overlay: the pixels stay as they are, and the next " +
			"run replaces it.")
	private boolean overlay;

	/** What the status bar says at the end. */
	private String said = "";

	@Override
	protected void execute() throws IOException {
		if (image == null || image.getWidth() == 0) {
			throw new IllegalArgumentException(
				"there is no image: open the one to classify first");
		}
		requireGiven(model, "model", "a file that Train Logo Classifier wrote");
		final PredictionTable table = new PredictionTable(top);
		final LogoClassifier classifier = logos.open(model.toPath()).threads(
			pictures.threads());
		final List<Subject> subjects = Subjects.named(images).of(image);
		final Task task = tasks.createTask("Classify Logo");
		if (subjects.size() > 1) task.start();
		try {
			classify(subjects, classifier, table, task);
		}
		finally {
			// What was done before it was canceled, or failed, is there.
			if (!table.table().rows().isEmpty()) display.show(table.table());
			if (subjects.size() > 1) task.finish();
		}
		display.say(said);
	}

	private void classify(final List<Subject> subjects,
		final LogoClassifier classifier, final PredictionTable table,
		final Task task)
	{
		final TaskProgress progress = new TaskProgress(task);
		final LabelOverlay labels = new LabelOverlay();
		final SortedMap<String, Integer> counts = new TreeMap<>();
		int done = 0;
		for (final Subject subject : subjects) {
			final Prediction prediction = classifier.classify(subject.pixels(),
				threshold);
			table.add(prediction, subject.name(), subject.slice(), model.getName());
			if (overlay) labels.show(subject, prediction);
			counts.merge(prediction.label(), 1, Integer::sum);
			said = ++done == 1 ? LabelOverlay.text(prediction) : done +
				" classified: " + counts.toString().replaceAll("[{}]", "").replace('=',
					' ');
			if (subjects.size() == 1) return;
			progress.showWithTimeLeft("Classifying", done, subjects.size());
			if (task.isCanceled()) {
				throw new CancellationException("Classify Logo was canceled");
			}
		}
	}

}
