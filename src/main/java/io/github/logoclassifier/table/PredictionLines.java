
package io.github.logoclassifier.table;

import io.github.logoclassifier.dataset.ReadableName;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.model.Prediction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The files of a folder as lines of a CSV file (RFC 4180), with the columns of
 * {@link FolderTable}.
 */
public final class PredictionLines {

	private final Path folder;
	private final FolderTable table;

	/**
	 * @param folder what the paths of images begin at
	 * @param model what the column Model says
	 * @param top how many candidates each row names
	 * @throws IllegalArgumentException if that is below 1
	 */
	public PredictionLines(final Path folder, final String model, final int top) {
		this.folder = folder;
		table = new FolderTable(model, top);
	}

	/**
	 * Whether a line may be the header of such a file, of any number of
	 * candidates.
	 */
	public static boolean isHeader(final String line) {
		return line.startsWith(PredictionTable.columns(1).get(0) + ",") && line
			.endsWith("," + FolderTable.ERROR);
	}

	/**
	 * Reads a file of such lines.
	 *
	 * @return empty if there are more than so many rows
	 */
	public static Optional<ReportTable> read(final Path file, final int most)
		throws IOException
	{
		try (CsvRows rows = new CsvRows(file)) {
			final List<String> names = rows.next().orElseThrow(() -> new IOException(
				file + " has no header")).cells();
			final ReportTable table = new ReportTable(file.getFileName().toString(),
				names);
			for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows
				.next())
			{
				if (table.rows().size() == most) return Optional.empty();
				final List<String> cells = row.get().cells();
				if (cells.size() != names.size()) throw new IOException(file +
					" is damaged: row " + (table.rows().size() + 2) + " has " + cells
						.size() + " cells instead of " + names.size());
				table.add(typed(cells, names));
			}
			return Optional.of(table);
		}
		catch (final NumberFormatException exc) {
			throw new IOException(file + " is damaged: it has a cell that is not a " +
				"number (" + exc.getMessage() + ")", exc);
		}
	}

	private static Object[] typed(final List<String> cells,
		final List<String> names)
	{
		final Object[] typed = cells.toArray();
		for (int i = 0; i < typed.length; i++) {
			final String name = names.get(i);
			if (cells.get(i).isEmpty()) continue;
			if (name.equals("Slice")) typed[i] = Integer.valueOf(cells.get(i));
			else if (name.toLowerCase(Locale.ROOT).contains("confidence") || name
				.equals("Similarity")) typed[i] = Double.valueOf(cells.get(i));
		}
		return typed;
	}

	public String header() {
		return ReportTable.csvLine(table.columns());
	}

	/** The image of a row. */
	public String name(final Path file) {
		return ReadableName.in(folder, file);
	}

	public String of(final Path file, final Prediction prediction) {
		return ReportTable.csvLine(table.row(name(file), prediction));
	}

	public String of(final SkippedFile file) {
		return ReportTable.csvLine(table.row(name(file.path()), file.reason()));
	}

}
