
package io.github.logoclassifier.service;

import io.github.logoclassifier.dataset.ReadableName;
import io.github.logoclassifier.table.CsvRow;
import io.github.logoclassifier.table.CsvRows;
import io.github.logoclassifier.table.PredictionTable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The rows that an earlier run left in its CSV file, to be taken in the order
 * of the files. Those of files that are gone are passed over.
 */
final class EarlierRows implements Closeable {

	private final CsvRows rows;
	private Optional<CsvRow> next;

	EarlierRows(final Path file) throws IOException {
		rows = new CsvRows(file);
		rows.next(); // the header
		next = rows.next();
	}

	/**
	 * The row of a file, if there is one.
	 *
	 * @param image its path in the folder, behind that of the call before
	 */
	Optional<CsvRow> take(final String image) throws IOException {
		while (next.isPresent()) {
			final int order = ReadableName.ORDER.compare(image(next.get()), image);
			if (order > 0) break;
			final CsvRow row = takeNext();
			if (order == 0) return Optional.of(row);
		}
		return Optional.empty();
	}

	/** The next row of any file; there is one. */
	CsvRow takeNext() throws IOException {
		final CsvRow row = next.orElseThrow(IllegalStateException::new);
		next = rows.next();
		return row;
	}

	boolean isAtEnd() {
		return next.isEmpty();
	}

	private static String image(final CsvRow row) {
		return row.cells().get(PredictionTable.IMAGE);
	}

	@Override
	public void close() throws IOException {
		rows.close();
	}

}
