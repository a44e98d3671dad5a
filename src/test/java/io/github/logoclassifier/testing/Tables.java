
package io.github.logoclassifier.testing;

import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.text.TextWindow;

import java.awt.Frame;

/** The tables that ImageJ shows, from inside its JVM. */
final class Tables {

	private Tables() {}

	/** The label in a row of Results. */
	static String label(final int row) {
		return ResultsTable.getResultsTable().getLabel(row);
	}

	/** Waits for as many rows. */
	static Frame results(final int rows) throws InterruptedException {
		Windows.waitFor(() -> ResultsTable.getResultsTable().size() == rows &&
			WindowManager.getFrame("Results") != null);
		return WindowManager.getFrame("Results");
	}

	/** Waits for a table of that very title, and for its text. */
	static TextWindow report(final String title) throws InterruptedException {
		Windows.waitFor(() -> WindowManager.getFrame(title) instanceof TextWindow &&
			((TextWindow) WindowManager.getFrame(title)).getTextPanel()
				.getLineCount() > 0);
		return (TextWindow) WindowManager.getFrame(title);
	}

	/** Closes all, and empties Results. */
	static void close() throws Exception {
		for (final Frame frame : WindowManager.getNonImageWindows()) {
			if (!(frame instanceof TextWindow)) continue;
			// It asks whether to save them.
			if (frame.getTitle().equals("Results")) ResultsTable.getResultsTable()
				.reset();
			((TextWindow) frame).close(false);
		}
	}

}
