
package io.github.logoclassifier.command;

import io.github.logoclassifier.FolderRequest;
import io.github.logoclassifier.LogoClassifier;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.dataset.SortedCopies;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.service.FolderRows;
import io.github.logoclassifier.service.PredictionCsv;
import io.github.logoclassifier.service.Resumption;
import io.github.logoclassifier.table.CsvRow;
import io.github.logoclassifier.table.CsvTarget;
import io.github.logoclassifier.table.PredictionLines;
import io.github.logoclassifier.table.PredictionTable;
import io.github.logoclassifier.table.ReportTable;

import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

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

	/** More rows than anyone looks through in a window. */
	private static final int MOST_OPENED = 10_000;

	@Parameter
	private TaskService tasks;

	@Parameter
	private PictureService pictures;

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

	@Parameter(label = "Continue what was canceled", required = false,
		persist = false, description = "Files that have a row in the CSV file " +
			"already, also one with an error, are not looked at again.")
	private boolean resume;

	@Parameter(label = "Folder for sorted copies (optional)", style = "directory",
		required = false, persist = false,
		description = "Every image is copied into a folder in it, named by its " +
			"label. No file is written over.", attrs = @Attr(
				name = InputAttributes.MADE))
	private File sort;

	@Override
	protected void execute() throws IOException {
		requireGiven(folder, "folder", "the folder of images");
		requireGiven(model, "model", "a file that Train Logo Classifier wrote");
		requireGiven(output, "output", "the CSV file to write");
		final Path file = CsvTarget.of(output);
		final FolderRequest request = FolderRequest.of(folder.toPath(), model
			.toPath()).leavingOut(file).recursive(recursive).threshold(threshold)
			.threads(threads);
		final LogoClassifier classifier = logos.open(model.toPath());
		final PredictionLines lines = new PredictionLines(folder.toPath(), model
			.getName(), top);
		final boolean isWhole;
		final String said;
		final Task task = tasks.createTask("Classify Logo Folder");
		task.start();
		try {
			final Optional<SortedCopies> copies = copies(classifier.model());
			try (PredictionCsv csv = csv(file, lines, classifier)) {
				final FolderRows rows = new FolderRows(lines, csv, copies, task);
				isWhole = classify(request, rows, csv);
				display.show(rows.summary());
				said = rows.said();
			}
		}
		finally {
			task.finish();
		}
		open(file);
		if (!isWhole) throw new CancellationException("the folder was canceled");
		display.say(said);
	}

	/** Whether all files have their row now: not if it was canceled. */
	private boolean classify(final FolderRequest request, final FolderRows rows,
		final PredictionCsv csv) throws IOException
	{
		try {
			logos.classifyFolder(request, rows);
			csv.finish();
			return true;
		}
		catch (final CancellationException exc) {
			csv.keepTheRest(rows::kept);
			return false;
		}
	}

	private PredictionCsv csv(final Path file, final PredictionLines lines,
		final LogoClassifier classifier) throws IOException
	{
		final Resumption resumption = new Resumption(file, lines.header(), model
			.getName(), threshold == LogoModel.OWN_THRESHOLD ? classifier.model()
				.threshold() : threshold);
		if (!resume || !resumption.isBegun()) {
			return PredictionCsv.begin(file, lines.header());
		}
		for (final CsvRow row : resumption.check()) {
			if (!isSaidNow(row, lines, classifier)) throw resumption.changed(row);
		}
		return PredictionCsv.resume(file, lines.header());
	}

	/** Whether an image's row is what the model says, or cannot be told. */
	private boolean isSaidNow(final CsvRow row, final PredictionLines lines,
		final LogoClassifier classifier)
	{
		try {
			final Path image = folder.toPath().resolve(row.cells().get(
				PredictionTable.IMAGE));
			return lines.of(image, classifier.classify(pictures.open(image),
				threshold)).equals(row.text());
		}
		catch (final IOException | InvalidPathException exc) {
			return true; // it is gone, or its name is no text
		}
	}

	private Optional<SortedCopies> copies(final LogoModel with)
		throws IOException
	{
		if (sort == null || sort.getPath().trim().isEmpty()) {
			return Optional.empty();
		}
		final List<String> labels = new ArrayList<>();
		labels.add(Prediction.UNKNOWN);
		labels.addAll(with.labels());
		return Optional.of(new SortedCopies(sort.toPath(), labels, folder
			.toPath()));
	}

	private void open(final Path file) throws IOException {
		if (!display.isVisible()) return;
		final Optional<ReportTable> table = PredictionLines.read(file, MOST_OPENED);
		if (table.isPresent()) display.open(table.get());
		else warn(file + " has more than " + MOST_OPENED +
			" rows: it was written, but not opened as a table");
	}

}
