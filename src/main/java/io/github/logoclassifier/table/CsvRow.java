
package io.github.logoclassifier.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A row of a CSV file: its cells, and the text that they came from. */
public final class CsvRow {

	private final String text;
	private final List<String> cells = new ArrayList<>();

	/** @param text by RFC 4180, with the end of its line */
	CsvRow(final String text) {
		this.text = text;
		final StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		final int end = text.length() - 1;
		for (int i = 0; i < end; i++) {
			final char c = text.charAt(i);
			if (c == '"') {
				if (!quoted && i > 0 && text.charAt(i - 1) == '"') cell.append(c);
				quoted = !quoted;
			}
			else if (c == ',' && !quoted) {
				cells.add(cell.toString());
				cell.setLength(0);
			}
			else cell.append(c);
		}
		cells.add(cell.toString());
	}

	/** As it stands in the file, with the end of its line. */
	public String text() {
		return text;
	}

	public List<String> cells() {
		return Collections.unmodifiableList(cells);
	}

}
