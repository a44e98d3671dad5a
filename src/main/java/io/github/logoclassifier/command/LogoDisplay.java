
package io.github.logoclassifier.command;

import io.github.logoclassifier.evaluation.ConfusionMatrix;
import io.github.logoclassifier.evaluation.Outcome;

import java.io.Closeable;
import java.util.List;

import org.scijava.service.SciJavaService;

/** Shows what commands found, or keeps it where there is no screen. */
public interface LogoDisplay extends SciJavaService {

	/**
	 * Adds rows to a table: to the one titled "Results", which macros can read,
	 * or to one of another title.
	 */
	void show(ReportTable table);

	/** A new plot of a loss; shown where there is a screen. */
	LossPlot newLossPlot(String title);

	/** Shows a confusion matrix as an image, where there is a screen. */
	void show(ConfusionMatrix matrix, String title);

	/**
	 * Opens images that were labelled wrongly as a stack, where there is a
	 * screen; of very many only the first.
	 */
	void show(List<Outcome> mistakes, String title);

	/**
	 * Shows how far SciJava tasks are, and lets them be canceled, until what is
	 * returned is closed. In a macro the image that is active now is active then
	 * too, whatever was shown, as it is where there is no screen.
	 */
	Closeable followTasks();

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
