
package io.github.logoclassifier.testing;

import ij.IJ;
import ij.ImageJ;
import ij.WindowManager;
import ij.gui.ImageWindow;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import ij.text.TextWindow;

import java.awt.Color;
import java.awt.Dialog;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Window;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.function.BooleanSupplier;

/**
 * Uses plain ImageJ as a person does, by its menus, dialogs and windows, in a
 * JVM of its own: trains on a folder, opens an image and classifies it. Takes
 * pictures on the way, and writes what it saw to a file.
 */
public final class DialogMain {

	private static final long MAX_NANOS = 120_000_000_000L;

	private final Path pictures;
	private final Path model;

	private DialogMain(final Path pictures, final Path model) {
		this.pictures = pictures;
		this.model = model;
	}

	/** Arguments: folder of images, model, image, folder for pictures, log. */
	public static void main(final String... arguments) throws Exception {
		backdrop();
		final ImageJ imagej = new ImageJ();
		imagej.setLocation(20, 20);
		new DialogMain(Paths.get(arguments[3]), Paths.get(arguments[1])).run(
			arguments[0], arguments[2], Paths.get(arguments[4]));
		System.exit(0);
	}

	/** Without a window manager the screen behind the windows is black. */
	static void backdrop() {
		final Frame frame = new Frame();
		frame.setUndecorated(true);
		frame.setFocusableWindowState(false);
		frame.setBackground(new Color(0x8899aa));
		frame.setBounds(0, 0, 1280, 900);
		frame.setVisible(true);
		frame.toBack();
	}

	private void run(final String folder, final String image, final Path log)
		throws Exception
	{
		final Recorder recorder = new Recorder();
		recorder.setLocation(20, 640);
		IJ.doCommand("Train Logo Classifier");
		final Dialogs train = Dialogs.waitFor("Train Logo Classifier");
		train.set("folder", folder);
		train.set("model", model.toString());
		train.said("3 classes: android 20, apple 20, windows 20");
		shoot("train-dialog");
		train.press("OK");
		waitFor(() -> window(ImageWindow.class, "Loss") != null);
		shoot("training");
		waitFor(() -> Files.exists(model) && WindowManager.getFrame(
			"Logo Training Report") != null);
		shoot("trained");
		((TextWindow) WindowManager.getFrame("Logo Training Report")).close();
		IJ.open(image);
		IJ.doCommand("Classify Logo");
		final Dialogs classify = Dialogs.waitFor("Classify Logo");
		classify.said("android, apple, windows; trained ");
		shoot("classify-dialog");
		classify.press("OK");
		waitFor(() -> WindowManager.getFrame("Results") != null);
		final Frame results = WindowManager.getFrame("Results");
		results.setBounds(20, 684, 930, 100);
		window(ImageWindow.class, "Loss").setLocation(20, 110);
		WindowManager.getCurrentImage().getWindow().setLocation(740, 110);
		recorder.setLocation(20, 800);
		shoot("results");
		Windows.screenshot(new File(pictures.toFile(), "readme.png"), new Rectangle(
			10, 10, 950, 780));
		Files.writeString(log, ResultsTable.getResultsTable().getStringValue(
			"Label", 0) + "\n" + recorder.getText());
		IJ.doCommand("Classify Logo");
		final Dialogs wrong = Dialogs.waitFor("Classify Logo");
		wrong.set("model", "/no/such.logomodel");
		wrong.said("There is no such file.");
		shoot("error");
		if (wrong.isEnabled("OK")) throw new IllegalStateException("OK");
		wrong.press("Cancel");
	}

	static Window window(final Class<?> type, final String title) {
		for (final Window window : Window.getWindows()) {
			final String name = window instanceof Frame ? ((Frame) window).getTitle()
				: window instanceof Dialog ? ((Dialog) window).getTitle() : "";
			if (window.isVisible() && type.isInstance(window) && name.startsWith(
				title)) return window;
		}
		return null;
	}

	private void shoot(final String name) throws Exception {
		Windows.screenshot(new File(pictures.toFile(), name + ".png"));
	}

	/** Windows of another thread can only be waited for by looking. */
	static void waitFor(final BooleanSupplier condition)
		throws InterruptedException
	{
		final long start = System.nanoTime();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - start > MAX_NANOS) {
				throw new IllegalStateException("waited in vain");
			}
			Thread.sleep(20);
		}
	}

}
