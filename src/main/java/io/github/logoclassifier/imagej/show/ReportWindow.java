
package io.github.logoclassifier.imagej.show;

import ij.IJ;
import ij.Prefs;
import ij.WindowManager;
import ij.gui.GUI;
import ij.measure.ResultsTable;
import ij.text.TextPanel;
import ij.text.TextWindow;

import io.github.logoclassifier.table.ReportTable;

import java.awt.EventQueue;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Frame;
import java.util.ArrayList;
import java.util.Arrays;
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

	private static final int LEAST_WIDTH = 360;
	/** Beside the text of a cell, and of all cells of a row. */
	private static final int CELL_MARGIN = 16;
	private static final int MARGIN = 50;
	private static final int MAX_HEIGHT = 600;
	private static final int ROW_HEIGHT = 22;
	private static final int FONT_SIZE = 14;
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
		frame.setSize(width(shown, frame), Math.min(MAX_HEIGHT, (shown.size() + 5) *
			ROW_HEIGHT));
		frame.setLocation(frame.getX() + CASCADE * others, frame.getY() + CASCADE *
			others);
		FreePlace.move(frame);
	}

	/** As wide as its rows, where the screen is. */
	private static int width(final ResultsTable shown, final Frame frame) {
		final TextPanel panel = ((TextWindow) frame).getTextPanel();
		// ImageJ does not say which one it has.
		final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, (int) Math.round(
			FONT_SIZE * Math.max(1, Prefs.getGuiScale())));
		// It must not be painted meanwhile.
		EventQueue.invokeLater(() -> panel.setFont(font, true));
		final FontMetrics metrics = frame.getFontMetrics(font);
		final List<String> rows = new ArrayList<>();
		rows.add(panel.getColumnHeadings());
		for (int i = 0; i < panel.getLineCount(); i++) {
			rows.add(panel.getLine(i));
		}
		final int[] columns = new int[shown.getLastColumn() + 3];
		for (final String row : rows) {
			final String[] cells = row.split("\t");
			for (int i = 0; i < Math.min(cells.length, columns.length); i++) {
				columns[i] = Math.max(columns[i], CELL_MARGIN + metrics.stringWidth(
					cells[i]));
			}
		}
		return Math.max(LEAST_WIDTH, Math.min(GUI.getMaxWindowBounds(frame).width,
			MARGIN + Arrays.stream(columns).sum()));
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
