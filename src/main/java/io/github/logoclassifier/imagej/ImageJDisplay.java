
package io.github.logoclassifier.imagej;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

import io.github.logoclassifier.command.LogoDisplay;
import io.github.logoclassifier.command.LossPlot;
import io.github.logoclassifier.command.ReportShownEvent;
import io.github.logoclassifier.command.ReportTable;
import io.github.logoclassifier.evaluation.ConfusionMatrix;
import io.github.logoclassifier.evaluation.Outcome;

import java.awt.GraphicsEnvironment;
import java.io.Closeable;
import java.util.List;

import org.scijava.event.EventService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;
import org.scijava.ui.UIService;

/** Shows tables and plots in ImageJ's own windows. */
@Plugin(type = Service.class)
public final class ImageJDisplay extends AbstractService implements
	LogoDisplay
{

	/** Digits of probabilities on the screen; the table holds all of them. */
	private static final int DECIMALS = 4;

	@Parameter
	private EventService events;

	@Parameter
	private LogService log;

	@Parameter(required = false)
	private UIService ui;

	@Override
	public void show(final ReportTable table) {
		if (table.title().equals(ReportTable.RESULTS)) {
			final ResultsTable results = ResultsTable.getResultsTable();
			synchronized (results) {
				table.rows().forEach(row -> add(row, table.columns(), results));
			}
			if (isVisible()) results.show(table.title());
		}
		else if (isVisible()) new ReportWindow(table).show();
		events.publish(new ReportShownEvent(table));
	}

	private static void add(final List<Object> row, final List<String> columns,
		final ResultsTable target)
	{
		target.incrementCounter();
		for (int i = 0; i < row.size(); i++) {
			final Object cell = row.get(i);
			final String column = columns.get(i);
			if (column.equals("Label")) target.addLabel((String) cell);
			else if (cell instanceof Number) {
				target.addValue(column, ((Number) cell).doubleValue());
				if (!(cell instanceof Integer)) target.setDecimalPlaces(target
					.getColumnIndex(column), DECIMALS);
				else target.setDecimalPlaces(target.getColumnIndex(column), 0);
			}
			else target.addValue(column, String.valueOf(cell));
		}
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
	public Closeable followTasks() {
		if (!isVisible()) return () -> {};
		return new StatusBar(getContext());
	}

	@Override
	public void failed(final String title, final String message) {
		// An error would open Fiji's console beside the dialog.
		log.log(isReasonShown() ? LogLevel.INFO : LogLevel.ERROR, title + ": " +
			message);
		// Headless, this would kill the thread on which Fiji itself runs.
		if (isVisible() && IJ.isMacro()) Interpreter.abort();
	}

	@Override
	public boolean isReasonShown() {
		return ui != null && ui.isVisible() && isVisible();
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
