
package io.github.logoclassifier.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Rows of numbers and texts under named columns, to be shown or saved. */
public final class ReportTable {

	/** The table that macros read: its rows are added to those it has. */
	public static final String RESULTS = "Results";

	private final String title;
	private final List<String> columns;
	private final List<List<Object>> rows = new ArrayList<>();

	public ReportTable(final String title, final List<String> columns) {
		this.title = title;
		this.columns = Collections.unmodifiableList(new ArrayList<>(columns));
	}

	/**
	 * Adds a row.
	 *
	 * @param cells one {@link Number} or {@link String} for each column
	 */
	public void add(final Object... cells) {
		if (cells.length != columns.size()) {
			throw new IllegalArgumentException(cells.length + " cells for " + columns
				.size() + " columns");
		}
		rows.add(Collections.unmodifiableList(Arrays.asList(cells)));
	}

	public String title() {
		return title;
	}

	public List<String> columns() {
		return columns;
	}

	public List<List<Object>> rows() {
		return Collections.unmodifiableList(rows);
	}

	/** The table as RFC 4180 CSV, with a header, lines ended by \n. */
	public String toCsv() {
		final StringBuilder csv = new StringBuilder(csvLine(columns));
		for (final List<Object> row : rows) {
			csv.append(csvLine(row));
		}
		return csv.toString();
	}

	/** A line of CSV, with its end. */
	static String csvLine(final List<?> cells) {
		final StringBuilder csv = new StringBuilder();
		for (int i = 0; i < cells.size(); i++) {
			if (i > 0) csv.append(',');
			csv.append(quoted(String.valueOf(cells.get(i))));
		}
		return csv.append('\n').toString();
	}

	private static String quoted(final String cell) {
		final boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' ||
			c == '\n' || c == '\r');
		return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
	}

}
