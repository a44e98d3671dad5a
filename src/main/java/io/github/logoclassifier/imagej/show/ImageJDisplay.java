
package io.github.logoclassifier.imagej.show;

import ij.IJ;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;

import io.github.logoclassifier.command.Gallery;
import io.github.logoclassifier.command.LogoDisplay;
import io.github.logoclassifier.command.LossPlot;
import io.github.logoclassifier.command.ReportShownEvent;
import io.github.logoclassifier.command.TrainingControls;
import io.github.logoclassifier.evaluation.ConfusionMatrix;
import io.github.logoclassifier.evaluation.Outcome;
import io.github.logoclassifier.imagej.read.DefaultPictureService;
import io.github.logoclassifier.imagej.read.DisplayedPixels;
import io.github.logoclassifier.table.ReportTable;

import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.scijava.app.event.StatusEvent;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;
import org.scijava.ui.UIService;

/**
 * Shows tables and plots in ImageJ's own windows. No method of it, and no
 * lambda, takes an image: SciJava looks at the methods of services at a time
 * when Fiji has not changed ImageJ's classes yet, and must not load them.
 */
@Plugin(type = Service.class)
public final class ImageJDisplay extends AbstractService implements
	LogoDisplay
{

	/** Digits of probabilities on the screen; the table holds all of them. */
	private static final int DECIMALS = 4;

	/** How SciJava begins what it says of a command at its end. */
	private static final String COMMAND_ENDED = "Command finished";

	private static final int WIDTH = 1000;
	private static final int HEIGHT = 400;

	@Parameter
	private EventService events;

	private final AtomicReference<String> said = new AtomicReference<>();

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
	public void open(final ReportTable table) {
		if (!isVisible()) return;
		final ResultsTable shown = new ResultsTable();
		table.rows().forEach(row -> add(row, table.columns(), shown));
		final boolean isNew = WindowManager.getFrame(table.title()) == null;
		shown.show(table.title());
		final Frame frame = WindowManager.getFrame(table.title());
		if (!isNew || frame == null) return;
		frame.setSize(WIDTH, HEIGHT);
		FreePlace.move(frame);
	}

	@Override
	public void say(final String text) {
		if (!isVisible()) return;
		said.set(text);
		IJ.showStatus(text);
	}

	/** SciJava has the last word on each command, which says less than ours. */
	@EventHandler
	void onEvent(final StatusEvent event) {
		final String message = event.getStatusMessage();
		if (message == null || !message.startsWith(COMMAND_ENDED)) return;
		final String text = said.getAndSet(null);
		if (text != null) EventQueue.invokeLater(() -> IJ.showStatus(text));
	}

	@Override
	public Watch watch(final String task) {
		return new StatusBar(task, events);
	}

	@Override
	public LossPlot newLossPlot(final String title,
		final TrainingControls controls)
	{
		return new ImageJLossPlot(title, isVisible(), controls);
	}

	@Override
	public void show(final ConfusionMatrix matrix, final String title) {
		if (isVisible() && !matrix.labels().isEmpty()) FreePlace.show(
			new ConfusionMatrixPicture(matrix).image(title));
	}

	@Override
	public void show(final List<Outcome> mistakes, final String title) {
		if (isVisible() && !mistakes.isEmpty()) FreePlace.show(new MistakeStack(
			mistakes).image(title));
	}

	@Override
	public void show(final Gallery gallery, final String title) {
		if (isVisible()) FreePlace.show(new GalleryPicture(gallery).image(title));
	}

	@Override
	public void save(final Gallery gallery, final Path file) throws IOException {
		try {
			new DefaultPictureService().save(DisplayedPixels.of(new GalleryPicture(
				gallery).image("")), file);
		}
		catch (final IOException exc) {
			throw new IOException("the gallery could not be written to " + file +
				" (" + exc.getMessage() + "): is there such a folder, and may it be " +
				"written to?", exc);
		}
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
	public static boolean isUnattended() {
		return GraphicsEnvironment.isHeadless() || IJ.isMacro() || Macro
			.getOptions() != null;
	}

}
