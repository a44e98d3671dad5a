
package io.github.logoclassifier.imagej;

import ij.IJ;
import ij.Macro;
import ij.measure.ResultsTable;

import io.github.logoclassifier.command.LogoDisplay;
import io.github.logoclassifier.command.LossPlot;
import io.github.logoclassifier.command.ReportShownEvent;
import io.github.logoclassifier.command.ReportTable;
import io.github.logoclassifier.evaluation.ConfusionMatrix;
import io.github.logoclassifier.evaluation.Outcome;

import java.awt.GraphicsEnvironment;
import java.util.List;

import org.scijava.event.EventService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

/** Shows tables and plots in ImageJ's own windows. */
@Plugin(type = Service.class)
public final class ImageJDisplay extends AbstractService implements
	LogoDisplay
{

	/** Digits of probabilities on the screen; the table holds all of them. */
	private static final int DECIMALS = 4;

	@Parameter
	private EventService events;

	@Override
	public void show(final ReportTable table) {
		final boolean results = table.title().equals(ReportTable.RESULTS);
		if (results || isVisible()) {
			final ResultsTable target = results ? ResultsTable.getResultsTable()
				: new ResultsTable();
			synchronized (target) {
				table.rows().forEach(row -> add(row, table, target));
			}
			if (isVisible()) target.show(table.title());
		}
		events.publish(new ReportShownEvent(table));
	}

	private static void add(final List<Object> row, final ReportTable table,
		final ResultsTable target)
	{
		target.incrementCounter();
		for (int i = 0; i < row.size(); i++) {
			final Object cell = row.get(i);
			final String column = table.columns().get(i);
			if (column.equals("Label")) target.addLabel((String) cell);
			else if (!(cell instanceof Number)) {
				target.addValue(column, String.valueOf(cell));
			}
			else if (hasTexts(table, i)) {
				target.addValue(column, IJ.d2s(((Number) cell).doubleValue(), decimals(
					cell)));
			}
			else {
				target.addValue(column, ((Number) cell).doubleValue());
				target.setDecimalPlaces(target.getColumnIndex(column), decimals(cell));
			}
		}
	}

	private static int decimals(final Object number) {
		return number instanceof Integer || number instanceof Long ? 0 : DECIMALS;
	}

	/** ImageJ has one number of digits for a column, a table of items many. */
	private static boolean hasTexts(final ReportTable table, final int column) {
		return !table.title().equals(ReportTable.RESULTS) && table.rows().stream()
			.anyMatch(row -> row.get(column) instanceof String);
	}

	@Override
	public LossPlot newLossPlot(final String title) {
		return new ImageJLossPlot(title, isVisible());
	}

	@Override
	public void show(final ConfusionMatrix matrix, final String title) {
		if (isVisible() && !matrix.labels().isEmpty()) new ConfusionMatrixPicture(
			matrix).image(title).show();
	}

	@Override
	public void show(final List<Outcome> mistakes, final String title) {
		if (isVisible() && !mistakes.isEmpty()) new MistakeStack(mistakes).image(
			title).show();
	}

	@Override
	public boolean isVisible() {
		return !GraphicsEnvironment.isHeadless();
	}

	/** Whether nobody is there to answer a dialog: a macro, or no screen. */
	static boolean isUnattended() {
		return GraphicsEnvironment.isHeadless() || IJ.isMacro() || Macro
			.getOptions() != null;
	}

}
