
package io.github.logoclassifier.imagej;

import ij.IJ;
import ij.WindowManager;
import ij.measure.ResultsTable;

import io.github.logoclassifier.command.ReportTable;

import java.awt.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table of its own window, made to be read: ImageJ breaks no lines, has one
 * number of digits for a column, and opens small windows on top of each other.
 */
final class ReportWindow {

	private static final int DECIMALS = 4;

	/** The width of a line of text, in characters. */
	private static final int LINE = 80;

	private static final int WIDTH = 800;
	private static final int MAX_HEIGHT = 600;
	private static final int ROW_HEIGHT = 22;
	private static final int CASCADE = 30;

	private final ReportTable table;

	ReportWindow(final ReportTable table) {
		this.table = table;
	}

	void show() {
		final ResultsTable shown = new ResultsTable();
		for (final List<Object> row : table.rows()) {
			add(row, shown);
		}
		final String title = table.title();
		final boolean isOpen = WindowManager.getFrame(title) != null;
		final int others = WindowManager.getNonImageWindows().length;
		shown.show(title);
		final Frame frame = WindowManager.getFrame(title);
		if (isOpen || frame == null) return;
		frame.setSize(WIDTH, Math.min(MAX_HEIGHT, (shown.size() + 5) * ROW_HEIGHT));
		frame.setLocation(frame.getX() + CASCADE * others, frame.getY() + CASCADE *
			others);
	}

	/** A row, and one more for each further line of its last cell. */
	private void add(final List<Object> row, final ResultsTable shown) {
		final int last = row.size() - 1;
		final List<Object> cells = new ArrayList<>(row);
		for (final String line : lines(text(row.get(last)))) {
			if (!(cells.get(last) instanceof Number)) cells.set(last, line);
			shown.incrementCounter();
			for (int i = 0; i <= last; i++) {
				add(table.columns().get(i), cells.get(i), shown);
			}
			Collections.fill(cells, "");
		}
	}

	private void add(final String column, final Object cell,
		final ResultsTable shown)
	{
		if (column.equals("Label")) shown.addLabel(text(cell));
		else if (cell instanceof Number && isNumeric(column)) {
			shown.addValue(column, ((Number) cell).doubleValue());
			shown.setDecimalPlaces(shown.getColumnIndex(column), isWhole(cell) ? 0
				: DECIMALS);
		}
		else shown.addValue(column, text(cell));
	}

	/** Whether all its cells are numbers, which macros can then read as such. */
	private boolean isNumeric(final String column) {
		final int index = table.columns().indexOf(column);
		return table.rows().stream().allMatch(row -> row.get(
			index) instanceof Number);
	}

	private static boolean isWhole(final Object number) {
		return number instanceof Integer || number instanceof Long;
	}

	private static String text(final Object cell) {
		if (!(cell instanceof Number)) return String.valueOf(cell);
		return isWhole(cell) ? cell.toString() : IJ.d2s(((Number) cell)
			.doubleValue(), DECIMALS);
	}

	/** Broken at spaces; what has none stays whole. */
	private static List<String> lines(final String text) {
		final List<String> lines = new ArrayList<>();
		String rest = text;
		while (rest.length() > LINE) {
			final int before = rest.lastIndexOf(' ', LINE);
			final int space = before > 0 ? before : rest.indexOf(' ', LINE);
			if (space < 0) break;
			lines.add(rest.substring(0, space));
			rest = rest.substring(space + 1);
		}
		lines.add(rest);
		return lines;
	}

}
