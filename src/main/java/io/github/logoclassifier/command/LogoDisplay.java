
package io.github.logoclassifier.command;

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

	/** Whether there is a screen to show things on. */
	boolean isVisible();

}
