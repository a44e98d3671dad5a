
package io.github.logoclassifier.command;

import io.github.logoclassifier.evaluation.ConfusionMatrix;
import io.github.logoclassifier.evaluation.Outcome;
import io.github.logoclassifier.table.ReportTable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.scijava.service.SciJavaService;

/** Shows what commands found, or keeps it where there is no screen. */
public interface LogoDisplay extends SciJavaService {

	/**
	 * Adds rows to a table: to the one titled "Results", which macros can read,
	 * or to one of another title.
	 */
	void show(ReportTable table);

	/**
	 * Opens a table of many rows in a window titled by it, where there is a
	 * screen; a window of that title shows it instead of its own.
	 */
	void open(ReportTable table);

	/** Says something in the status bar, where there is a screen. */
	void say(String text);

	/**
	 * Shows how far the task of a name is, from now on until that is closed, and
	 * lets it be canceled by a key, where there is a screen.
	 */
	Watch watch(String task);

	/** Ends the watching of a task. */
	interface Watch extends AutoCloseable {

		@Override
		void close();
	}

	/**
	 * A new plot of a training; shown where there is a screen.
	 *
	 * @param controls what its buttons do
	 */
	LossPlot newLossPlot(String title, TrainingControls controls);

	/** Shows a confusion matrix as an image, where there is a screen. */
	void show(ConfusionMatrix matrix, String title);

	/**
	 * Opens images that were labelled wrongly as a stack, where there is a
	 * screen; of very many only the first.
	 */
	void show(List<Outcome> mistakes, String title);

	/** Shows images of a labelled folder, where there is a screen. */
	void show(Gallery gallery, String title);

	/**
	 * Saves images of a labelled folder as one PNG.
	 *
	 * @throws IOException if it cannot be written
	 */
	void save(Gallery gallery, Path file) throws IOException;

	/**
	 * A command fails. The message is logged, and where there is a screen a
	 * running macro stops. Whoever cancels the command with this message has it
	 * shown in a dialog where there is a screen.
	 */
	void failed(String title, String message);

	/** Whether SciJava shows in a dialog why a command is canceled. */
	boolean isReasonShown();

	/** Whether there is a screen to show things on. */
	boolean isVisible();

}
