
package io.github.logoclassifier.testing;

import ij.IJ;
import ij.ImageJ;
import ij.gui.ImageWindow;

/**
 * Starts ImageJ, trains in it, and quits it in the middle, as a person does who
 * closes its window.
 */
public final class QuitMain {

	private QuitMain() {}

	/** Arguments: labelled folder, model. */
	public static void main(final String... arguments) throws Exception {
		final ImageJ imagej = new ImageJ();
		imagej.exitWhenQuitting(true);
		new Thread(() -> IJ.runMacro("run(\"Train Logo Classifier\", \"folder=[" +
			arguments[0] + "] model=[" + arguments[1] +
			"] head=tutorial epochs=10000\");"), "Macro").start();
		Windows.waitFor(() -> Windows.window(ImageWindow.class, "Loss") != null);
		System.out.println("training");
		imagej.quit();
	}

}
