
package io.github.logoclassifier.service;

import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.table.CsvRow;
import io.github.logoclassifier.table.CsvRows;
import io.github.logoclassifier.table.CsvTarget;
import io.github.logoclassifier.table.PredictionLines;
import io.github.logoclassifier.table.PredictionTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whether a CSV file that an earlier run left can be continued: only by the run
 * that it is the beginning of.
 */
public final class Resumption {

	private final Path file;
	private final String header;
	private final String model;
	private final double threshold;

	/**
	 * @param model what the column Model says
	 * @param threshold images less similar are unknown, 0..1
	 */
	public Resumption(final Path file, final String header, final String model,
		final double threshold)
	{
		this.file = file;
		this.header = header;
		this.model = model;
		this.threshold = threshold;
	}

	/** Whether there is anything to continue. */
	public boolean isBegun() throws IOException {
		return Files.exists(file) && Files.size(file) > 0;
	}

	/**
	 * Checks all rows.
	 *
	 * @return the first and the last row of an image: their text tells whether
	 *         the model is the same, whatever its name; none if there is none
	 * @throws IOException if the file is no table of labels, or damaged
	 * @throws IllegalArgumentException if it is one of another run
	 */
	public List<CsvRow> check() throws IOException {
		CsvTarget.requireReplaceable(file, PredictionLines::isHeader,
			"table of labels");
		final List<CsvRow> ends = new ArrayList<>();
		try (CsvRows rows = new CsvRows(file)) {
			final CsvRow first = rows.next().orElseThrow(() -> new IOException(
				"output " + file + " is no table of labels"));
			if (!first.text().equals(header)) throw other("has other columns: " +
				"give top as it was");
			final int columns = first.cells().size();
			int number = 1;
			for (CsvRow row = rows.next().orElse(null); row != null; row = rows.next()
				.orElse(null))
			{
				number++;
				if (row.cells().size() != columns) throw new IOException("output " +
					file + " is damaged: row " + number + " has " + row.cells().size() +
					" cells instead of " + columns + "; begin anew, with resume=false");
				if (!row.cells().get(columns - 1).isEmpty()) continue;
				checkImage(row, number);
				if (ends.size() == 2) ends.remove(1);
				ends.add(row);
			}
		}
		return Collections.unmodifiableList(ends);
	}

	private void checkImage(final CsvRow row, final int number)
		throws IOException
	{
		final List<String> cells = row.cells();
		final String named = cells.get(PredictionTable.MODEL);
		if (!named.equals(model)) throw other("was made with the model " + named +
			", not " + model + ": give that one");
		final boolean unknown = cells.get(PredictionTable.LABEL).equals(
			Prediction.UNKNOWN);
		try {
			if (unknown != Double.parseDouble(cells.get(
				PredictionTable.SIMILARITY)) < threshold)
			{
				throw other("was made with another threshold or model: give those " +
					"that it was made with");
			}
		}
		catch (final NumberFormatException exc) {
			throw new IOException("output " + file + " is damaged: row " + number +
				" has no similarity; begin anew, with resume=false", exc);
		}
	}

	/** Says what an image's row tells if it is not what the model says now. */
	public IllegalArgumentException changed(final CsvRow row) {
		return other("was made with another model, or " + row.cells().get(
			PredictionTable.IMAGE) + " has changed since: give the model that it " +
			"was made with");
	}

	private IllegalArgumentException other(final String how) {
		return new IllegalArgumentException("output " + file +
			" cannot be continued, it " + how +
			", or begin anew, with resume=false, or name another file");
	}

}
