
package io.github.logoclassifier.testing;

import ij.IJ;
import ij.ImageJ;
import ij.WindowManager;
import ij.gui.ImageWindow;
import ij.text.TextWindow;

import io.github.logoclassifier.command.TrainLogoClassifier;

import java.awt.Button;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Robot;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.event.KeyEvent;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/**
 * Uses the dialog and the window of a training in plain ImageJ as a person
 * does, wrongly at first. Takes pictures on the way, and writes what it saw to
 * a file, a line for each thing.
 */
public final class TrainingWindowMain {

	private static final String TRAIN = "Train Logo Classifier";

	private final Path folder;
	private final Path pictures;
	private final List<String> seen = new ArrayList<>();

	private TrainingWindowMain(final Path folder, final Path pictures) {
		this.folder = folder;
		this.pictures = pictures;
	}

	/** Arguments: labelled folder, folder for pictures, log. */
	public static void main(final String... arguments) throws Exception {
		Windows.backdrop();
		new ImageJ().setLocation(20, 20);
		final TrainingWindowMain person = new TrainingWindowMain(Paths.get(
			arguments[0]), Paths.get(arguments[1]));
		int code = 1;
		try {
			person.answerWrongly();
			person.stop();
			person.cancel();
			person.closeWhileItWorks();
			person.runAMacro();
			person.runWithSciJava();
			code = 0;
		}
		catch (final Exception exc) {
			exc.printStackTrace();
			person.shoot("failed");
		}
		finally {
			Files.write(Paths.get(arguments[2]), person.seen);
			// Windows would keep the JVM alive.
			System.exit(code);
		}
	}

	private void answerWrongly() throws Exception {
		final Dialogs dialog = ask();
		shoot("train-empty");
		seen.add("empty: " + dialog.isEnabled("OK"));
		key(KeyEvent.VK_ENTER);
		seen.add("open after Enter: " + dialog.isOpen());
		dialog.set("folder", "/no/such/folder");
		dialog.said("There is no such folder.");
		dialog.set("folder", folder.resolve("disc").toString());
		seen.add(dialog.said("No images"));
		shoot("train-wrong");
		seen.add("wrong: " + dialog.isEnabled("OK"));
		dialog.set("folder", folder.toString());
		seen.add(dialog.said("3 classes"));
		seen.add("proposed: " + dialog.text("model"));
		dialog.press("advanced");
		dialog.set("learningrate", "quick");
		seen.add(dialog.said("learningrate"));
		shoot("train-advanced");
		seen.add("no number: " + dialog.isEnabled("OK"));
		dialog.set("learningrate", "0");
		dialog.set("epochs", "10000");
		Windows.waitFor(() -> dialog.isEnabled("OK"));
		key(KeyEvent.VK_ESCAPE);
		Windows.waitFor(() -> !dialog.isOpen());
		seen.add("written after Escape: " + Files.exists(model()));
	}

	private void stop() throws Exception {
		final Dialogs dialog = ask();
		seen.add("remembered after Escape: [" + dialog.text("folder") + "]");
		dialog.set("folder", folder.toString());
		dialog.press("advanced");
		dialog.set("epochs", "10000");
		dialog.choose("head", "tutorial");
		dialog.tick("gallery", true);
		dialog.press("OK");
		final ImageWindow window = trainingWindow();
		shoot("training");
		press(window, "Stop and keep best");
		Windows.waitFor(() -> WindowManager.getFrame(
			"Logo Training Report") != null);
		final TextWindow report = (TextWindow) WindowManager.getFrame(
			"Logo Training Report");
		// The window is there before its text is.
		Windows.waitFor(() -> report.getTextPanel().getText().contains(
			"stopped by the user"));
		seen.add("stopped: " + Files.exists(model()));
		Windows.waitFor(() -> hasButton(window, "Stopped"));
		seen.add("can be stopped again: " + button(window, "Stopped").isEnabled());
		Windows.waitFor(() -> Windows.window(ImageWindow.class,
			"Images of") != null);
		shoot("stopped");
		report.setVisible(false);
		shoot("gallery");
		report.close();
		closeImages();
	}

	private void cancel() throws Exception {
		final long before = Files.getLastModifiedTime(model()).toMillis();
		final Dialogs dialog = ask();
		seen.add("remembered: " + dialog.text("epochs"));
		seen.add(dialog.said("Will be replaced: cross, disc, square; trained "));
		shoot("train-again");
		dialog.press("OK");
		press(trainingWindow(), "Cancel");
		Windows.waitFor(() -> !isTraining());
		seen.add("written after Cancel: " + (Files.getLastModifiedTime(model())
			.toMillis() != before) + ", report " + (WindowManager.getFrame(
				"Logo Training Report") != null));
		shoot("canceled");
		closeImages();
	}

	private void closeWhileItWorks() throws Exception {
		final Dialogs dialog = ask();
		dialog.set("epochs", "60");
		dialog.press("OK");
		trainingWindow().close();
		Windows.waitFor(() -> WindowManager.getFrame(
			"Logo Training Report") != null);
		final TextWindow report = (TextWindow) WindowManager.getFrame(
			"Logo Training Report");
		Windows.waitFor(() -> report.getTextPanel().getText().contains(
			"Epochs\t60"));
		seen.add("after closing: " + Files.exists(model()));
		((TextWindow) WindowManager.getFrame("Logo Training Report")).close();
		closeImages();
	}

	private void runAMacro() throws Exception {
		IJ.runMacro("run(\"Train Logo Classifier\", \"folder=[" + folder +
			"] model=[" + folder.resolveSibling("macro.logomodel") +
			"] epochs=3 seed=99 head=tutorial\");");
		shoot("macro");
		closeImages();
		final Dialogs dialog = ask();
		seen.add("after a macro: " + dialog.text("epochs") + " " + dialog.text(
			"seed") + " " + dialog.text("model"));
		dialog.press("Defaults");
		Windows.waitFor(() -> isText(dialog, "epochs", "0"));
		dialog.press("Cancel");
		Windows.waitFor(() -> !dialog.isOpen());
	}

	/** As Fiji's menu and scripts do. */
	private void runWithSciJava() throws Exception {
		try (Context context = new Context()) {
			final CommandService commands = context.service(CommandService.class);
			final Future<CommandModule> asked = commands.run(
				TrainLogoClassifier.class, true);
			final Dialogs dialog = Dialogs.waitFor(TRAIN);
			seen.add("SciJava's dialog: " + dialog.text("folder"));
			dialog.press("Cancel");
			seen.add("canceled: " + asked.get().isCanceled());
			final Path written = folder.resolveSibling("script.logomodel");
			final Future<CommandModule> given = commands.run(
				TrainLogoClassifier.class, true, "folder", folder.toFile(), "model",
				written.toFile());
			seen.add("a script's epochs: " + given.get().getInput("epochs") + " " +
				Files.exists(written));
		}
	}

	private static boolean isText(final Dialogs dialog, final String input,
		final String text)
	{
		try {
			return dialog.text(input).equals(text);
		}
		catch (final Exception exc) {
			return false;
		}
	}

	private static boolean isTraining() {
		return Thread.getAllStackTraces().keySet().stream().anyMatch(
			thread -> thread.getName().startsWith("Run$_" + TRAIN));
	}

	private Path model() {
		return folder.resolveSibling(folder.getFileName() + ".logomodel");
	}

	private static Dialogs ask() throws InterruptedException {
		IJ.doCommand(TRAIN);
		return Dialogs.waitFor(TRAIN);
	}

	private static ImageWindow trainingWindow() throws InterruptedException {
		Windows.waitFor(() -> Windows.window(ImageWindow.class, "Loss") != null);
		return (ImageWindow) Windows.window(ImageWindow.class, "Loss");
	}

	private static void closeImages() throws InterruptedException {
		IJ.run("Close All");
		Windows.waitFor(() -> WindowManager.getImageCount() == 0);
	}

	private static boolean hasButton(final ImageWindow window,
		final String label)
	{
		try {
			return button(window, label) != null;
		}
		catch (final IllegalStateException exc) {
			return false;
		}
	}

	private static void press(final ImageWindow window, final String label)
		throws InterruptedException
	{
		Windows.waitFor(() -> hasButton(window, label));
		final Button button = button(window, label);
		for (final ActionListener listener : button.getActionListeners()) {
			EventQueue.invokeLater(() -> listener.actionPerformed(new ActionEvent(
				button, ActionEvent.ACTION_PERFORMED, label)));
		}
	}

	private static Button button(final Container container, final String label) {
		for (final Component part : container.getComponents()) {
			if (part instanceof Button && ((Button) part).getLabel().equals(label))
				return (Button) part;
			if (part instanceof Container && !(part instanceof Button)) {
				for (final Component inner : ((Container) part).getComponents()) {
					if (inner instanceof Button && ((Button) inner).getLabel().equals(
						label)) return (Button) inner;
				}
			}
		}
		throw new IllegalStateException("no " + label);
	}

	private static void key(final int key) throws Exception {
		final Robot robot = new Robot();
		robot.waitForIdle();
		robot.keyPress(key);
		robot.keyRelease(key);
		robot.waitForIdle();
	}

	private void shoot(final String name) throws Exception {
		Windows.screenshot(new File(pictures.toFile(), name + ".png"));
	}

}
