
package io.github.logoclassifier.testing;

import ij.IJ;
import ij.ImageJ;
import ij.WindowManager;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;

import java.awt.Frame;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Paths;

/**
 * Uses plain ImageJ as a person does: opens an image, corrects its label, and
 * looks at the model. Takes pictures on the way, and writes what it saw.
 */
public final class CorrectionDialogMain {

	private final String pictures;

	private CorrectionDialogMain(final String pictures) {
		this.pictures = pictures;
	}

	/** Arguments: model, image, right label, folder for pictures, log. */
	public static void main(final String... arguments) {
		Windows.backdrop();
		final ImageJ imagej = new ImageJ();
		imagej.setLocation(20, 20);
		int code = 1;
		try {
			new CorrectionDialogMain(arguments[3]).run(arguments[0], arguments[1],
				arguments[2], arguments[4]);
			code = 0;
		}
		catch (final Exception exc) {
			exc.printStackTrace();
		}
		finally {
			// Windows would keep the JVM alive.
			System.exit(code);
		}
	}

	private void run(final String model, final String image, final String label,
		final String log) throws Exception
	{
		final Recorder recorder = new Recorder();
		recorder.setLocation(20, 740);
		IJ.open(image);
		IJ.doCommand("Correct Logo Label");
		final Dialogs correct = Dialogs.waitFor("Correct Logo Label");
		shoot("correct-empty");
		correct.set("label", label);
		correct.set("model", model);
		correct.said("cross, disc");
		shoot("correct-dialog");
		correct.press("OK");
		place("Logo Correction", 120, 380, 850, 250);
		place("Results", 120, 220);
		shoot("corrected");
		IJ.doCommand("Logo Model Info");
		Dialogs.waitFor("Logo Model Info").press("OK");
		place("Logo Model Layers", 660, 120, 600, 700);
		place("Logo Model Info", 20, 120, 620, 700);
		shoot("model-info");
		Files.writeString(Paths.get(log), ResultsTable.getResultsTable()
			.getStringValue("Label", 0) + "\n" + recorder.getText());
	}

	private static void place(final String title, final int x, final int y)
		throws InterruptedException
	{
		place(title, x, y, 850, 150);
	}

	private static void place(final String title, final int x, final int y,
		final int width, final int height) throws InterruptedException
	{
		Windows.waitFor(() -> WindowManager.getFrame(title) != null);
		final Frame frame = WindowManager.getFrame(title);
		frame.setBounds(x, y, width, height);
		frame.toFront();
	}

	private void shoot(final String name) throws Exception {
		Windows.screenshot(new File(pictures, name + ".png"));
	}

}
