
package io.github.logoclassifier.command;

import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.model.Prediction;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A CSV file with a row for each file of a folder (RFC 4180, UTF-8): the
 * columns of {@link PredictionTable}, the image being its path in the folder,
 * and {@code Error}, empty where there was none. Each row is in the file as
 * soon as it is added, so that nothing is lost when the run ends early.
 */
final class PredictionCsv implements Closeable {

	private static final String ERROR = "Error";

	private final Path folder;
	private final String model;
	private final int top;
	private final int columns;
	private final Writer out;

	/**
	 * Begins a file; one that holds such a table is written anew.
	 *
	 * @param folder what the paths of images begin at
	 * @param model what the column Model says
	 * @param top how many candidates each row names
	 * @throws IOException if it cannot be written, or holds anything else: then
	 *           it is left alone
	 */
	PredictionCsv(final Path file, final Path folder, final String model,
		final int top) throws IOException
	{
		this.folder = folder;
		this.model = model;
		this.top = top;
		final List<String> names = new ArrayList<>(PredictionTable.columns(top));
		names.add(ERROR);
		columns = names.size();
		CsvTarget.requireReplaceable(file, PredictionCsv::isHeader,
			"table of labels");
		out = Files.newBufferedWriter(file);
		write(names);
	}

	/**
	 * Whether a line may be the header of such a table, of any number of
	 * candidates.
	 */
	private static boolean isHeader(final String line) {
		return line.startsWith(PredictionTable.columns(1).get(0) + ",") && line
			.endsWith("," + ERROR);
	}

	void add(final Path file, final Prediction prediction) throws IOException {
		final List<Object> row = PredictionTable.row(prediction, name(file), 1,
			model, top);
		row.add("");
		write(row);
	}

	void add(final SkippedFile file) throws IOException {
		final List<Object> row = new ArrayList<>(Collections.nCopies(columns, ""));
		row.set(PredictionTable.IMAGE, name(file.path()));
		row.set(columns - 1, file.reason());
		write(row);
	}

	private String name(final Path file) {
		return folder.relativize(file).toString().replace('\\', '/');
	}

	private void write(final List<?> cells) throws IOException {
		out.write(ReportTable.csvLine(cells));
		out.flush();
	}

	@Override
	public void close() throws IOException {
		out.close();
	}

}
