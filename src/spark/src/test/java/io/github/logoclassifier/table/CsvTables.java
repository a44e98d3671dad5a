
package io.github.logoclassifier.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the plugin's CSV files, and writes lines as it does. */
public final class CsvTables {

	private CsvTables() {}

	/** The lines of a file, each with its end; a cell may have a line break. */
	public static List<String> lines(final Path file) throws IOException {
		final List<String> lines = new ArrayList<>();
		try (CsvRows rows = new CsvRows(file)) {
			for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows
				.next())
			{
				lines.add(row.get().text());
			}
		}
		return lines;
	}

	/** The cells of a line. */
	public static List<String> cells(final String line) {
		return new CsvRow(line).cells();
	}

	/** The line of some cells. */
	public static String line(final List<?> cells) {
		return ReportTable.csvLine(cells);
	}

}
