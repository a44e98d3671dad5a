
package io.github.logoclassifier.service;

import io.github.logoclassifier.FolderListener;
import io.github.logoclassifier.command.TaskProgress;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.dataset.SortedCopies;
import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.table.CsvRow;
import io.github.logoclassifier.table.PredictionLines;
import io.github.logoclassifier.table.PredictionTable;
import io.github.logoclassifier.table.ReportTable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.scijava.task.Task;

/**
 * Writes a folder's rows, copies its images, counts them, and shows how far it
 * is.
 */
public final class FolderRows implements FolderListener {

	private final PredictionLines lines;
	private final PredictionCsv csv;
	private final Optional<SortedCopies> copies;
	private final Task task;
	private final TaskProgress progress;
	private final SortedMap<String, Long> labels = new TreeMap<>();
	private long failures;

	public FolderRows(final PredictionLines lines, final PredictionCsv csv,
		final Optional<SortedCopies> copies, final Task task)
	{
		this.lines = lines;
		this.csv = csv;
		this.copies = copies;
		this.task = task;
		progress = new TaskProgress(task);
	}

	@Override
	public boolean isKnown(final Path file) throws IOException {
		return csv.isKnown(lines.name(file));
	}

	@Override
	public void known(final Path file) throws IOException {
		final List<String> cells = csv.addKnown().cells();
		progress.startAgain(); // these take no time
		if (isImage(cells)) copy(file, cells.get(PredictionTable.LABEL));
		count(cells);
	}

	private static boolean isImage(final List<String> cells) {
		return cells.get(cells.size() - 1).isEmpty();
	}

	/** An earlier row of a file whose turn did not come. */
	public void kept(final CsvRow row) {
		count(row.cells());
	}

	private void count(final List<String> cells) {
		if (isImage(cells)) count(cells.get(PredictionTable.LABEL));
		else failures++;
	}

	@Override
	public void classified(final Path file, final Prediction prediction)
		throws IOException
	{
		// The copy first: a row says that all is done.
		copy(file, prediction.label());
		csv.add(lines.of(file, prediction));
		count(prediction.label());
	}

	private void copy(final Path file, final String label) throws IOException {
		if (copies.isPresent()) copies.get().add(file, label);
	}

	private void count(final String label) {
		labels.merge(label, 1L, Long::sum);
	}

	@Override
	public void failed(final SkippedFile file) throws IOException {
		csv.add(lines.of(file));
		failures++;
	}

	@Override
	public void progress(final long done, final long total) {
		progress.showWithTimeLeft("Classifying", done, total);
	}

	@Override
	public boolean isCanceled() {
		return task.isCanceled();
	}

	/** How many files have each label, for the status bar. */
	public String said() {
		final StringBuilder said = new StringBuilder();
		labels.forEach((label, files) -> said.append(", ").append(label).append(' ')
			.append(files));
		if (failures > 0) said.append(", no image ").append(failures);
		return labels.values().stream().mapToLong(Long::longValue).sum() +
			failures + " files" + said.toString().replaceFirst(",", ":");
	}

	/** How many files have each label. */
	public ReportTable summary() {
		final ReportTable table = new ReportTable("Classified folder", Arrays
			.asList("Label", "Files"));
		labels.forEach(table::add);
		if (failures > 0) table.add("(no image, see Error)", failures);
		return table;
	}

}
