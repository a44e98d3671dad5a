
package io.github.logoclassifier.command;

import io.github.logoclassifier.FolderListener;
import io.github.logoclassifier.FolderRequest;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.Prediction;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/** Classifies all images of a folder, and writes a CSV file. */
@Plugin(type = Command.class, label = "Classify Logo Folder",
	menuPath = "Plugins>Logo Classifier>Classify Logo Folder",
	description = "Writes the label of every image of a folder into a CSV file.")
public class ClassifyLogoFolder extends LogoCommand {

	@Parameter
	private TaskService tasks;

	@Parameter(label = "Folder of images", style = "directory",
		description = "Every file in it gets a row, also those that are no image.")
	private File folder;

	@Parameter(label = "Model file",
		description = "A file that Train Logo Classifier wrote.")
	private File model;

	@Parameter(label = "CSV file to write", style = "save",
		description = "One row for each file, in the order of their names.",
		attrs = @Attr(name = InputAttributes.BESIDE_FOLDER, value = "-labels.csv"))
	private File output;

	@Parameter(label = "Folders in it too", required = false,
		description = "Links that lead back are rows with an error.")
	private boolean recursive = true;

	@Parameter(label = "Classes to name", required = false, min = "1",
		description = "How many of the likeliest classes each row names.")
	private int top = 2;

	@Parameter(label = "Least similarity (-1: the model's)", required = false,
		min = "-1", max = "1", stepSize = "0.05",
		description = "Images less similar to every class are unknown. -1 for what " +
			"the model itself says, 0 for none.")
	private double threshold = LogoModel.OWN_THRESHOLD;

	@Parameter(label = "Threads (0: automatic)", required = false, min = "0",
		description = "Images that are read at once. Automatic: as many as " +
			"Edit > Options > Memory & Threads says.", attrs = @Attr(
				name = InputAttributes.ADVANCED))
	private int threads;

	@Override
	protected void execute() throws IOException {
		requireGiven(folder, "folder", "the folder of images");
		requireGiven(model, "model", "a file that Train Logo Classifier wrote");
		requireGiven(output, "output", "the CSV file to write");
		final FolderRequest request = FolderRequest.of(folder.toPath(), model
			.toPath()).recursive(recursive).threshold(threshold).threads(threads);
		logos.open(model.toPath()); // before any file is written
		final Task task = tasks.createTask("Classify Logo Folder");
		task.start();
		try (PredictionCsv csv = new PredictionCsv(CsvTarget.of(output), folder
			.toPath(), model.getName(), top))
		{
			final Rows rows = new Rows(csv, task);
			logos.classifyFolder(request, rows);
			display.show(rows.summary());
		}
		finally {
			task.finish();
		}
	}

	/** Writes rows, counts them, and shows how far it is. */
	private static final class Rows implements FolderListener {

		private final PredictionCsv csv;
		private final Task task;
		private final TaskProgress progress;
		private final SortedMap<String, Long> labels = new TreeMap<>();
		private long failures;

		Rows(final PredictionCsv csv, final Task task) {
			this.csv = csv;
			this.task = task;
			progress = new TaskProgress(task);
		}

		@Override
		public void classified(final Path file, final Prediction prediction)
			throws IOException
		{
			csv.add(file, prediction);
			labels.merge(prediction.label(), 1L, Long::sum);
		}

		@Override
		public void failed(final SkippedFile file) throws IOException {
			csv.add(file);
			failures++;
		}

		@Override
		public void progress(final long done, final long total) {
			progress.show("Classifying", done, total);
		}

		@Override
		public boolean isCanceled() {
			return task.isCanceled();
		}

		ReportTable summary() {
			final ReportTable table = new ReportTable("Classified folder", Arrays
				.asList("Label", "Files"));
			labels.forEach(table::add);
			if (failures > 0) table.add("(no image, see Error)", failures);
			return table;
		}
	}

}
