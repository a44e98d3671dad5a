
package io.github.logoclassifier.testing;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.ImageWindow;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;
import ij.text.TextWindow;

import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.swing.JFrame;

/**
 * Uses plain ImageJ as somebody does who has just installed the plugin, by its
 * menus, dialogs and windows, in a JVM of its own: from the sample logos to a
 * sorted folder. Takes the pictures of README and the help on the way, and
 * writes what it saw to a file, a line for each thing, and what the recorder
 * wrote.
 */
public final class WalkthroughMain {

	/** Of pictures, which are to fit into the help's window. */
	private static final int WIDTH = 740;

	private final Path home;
	private final Path screens;
	private final Path pictures;
	private final List<String> seen = new ArrayList<>();
	private final Recorder recorder;

	private WalkthroughMain(final Path home, final Path screens) {
		this.home = home;
		this.screens = screens;
		pictures = screens.resolve("docs");
		recorder = new Recorder();
		recorder.setLocation(20, 800);
	}

	/** Arguments: folder to work in, folder for pictures, log. */
	public static void main(final String... arguments) throws Exception {
		Windows.backdrop();
		new ImageJ().setLocation(20, 20);
		final WalkthroughMain person = new WalkthroughMain(Paths.get(arguments[0]),
			Paths.get(arguments[1]));
		int code = 1;
		try {
			Files.createDirectories(person.pictures);
			person.openSamples();
			person.train();
			person.classifyAnImage();
			person.classifyAStack();
			person.explain();
			person.evaluate();
			person.classifyAFolder();
			person.answerWrongly();
			code = 0;
		}
		catch (final Exception exc) {
			exc.printStackTrace();
			person.shoot("failed");
		}
		finally {
			person.seen.add(person.recorder.getText());
			Files.write(Paths.get(arguments[2]), person.seen);
			// Windows would keep the JVM alive.
			System.exit(code);
		}
	}

	private void openSamples() throws Exception {
		final Dialogs dialog = ask("Open Sample Logos");
		dialog.set("folder", samples().toString());
		shoot("samples-dialog");
		dialog.press("OK");
		final ImageWindow stack = Windows.waitForWindow(ImageWindow.class,
			"Sample Logos");
		seen.add("samples: " + stack.getImagePlus().getStackSize() + " slices, " +
			Windows.waitForWindow(TextWindow.class, "Sample Logos").getTextPanel()
				.getLineCount() + " folders");
		shoot("samples");
		Tables.close();
	}

	private void train() throws Exception {
		final Dialogs dialog = ask("Train Logo Classifier");
		dialog.set("folder", samples().resolve("train").toString());
		dialog.set("model", model().toString());
		seen.add(dialog.said("3 classes"));
		shoot("train-dialog");
		picture("train-dialog", dialog.window());
		openHelp(dialog);
		dialog.press("OK");
		final ImageWindow window = Windows.waitForWindow(ImageWindow.class, "Loss");
		shoot("training");
		final TextWindow report = Tables.report("Logo Training Report");
		shoot("trained");
		window.toFront();
		picture("training-window", window);
		seen.add("trained: " + Files.exists(model()) + ", " + report.getTextPanel()
			.getText().lines().filter(line -> line.startsWith("Classes") || line
				.startsWith("Validation accuracy")).map(line -> line.replace('\t', ' ')
					.trim()).collect(Collectors.joining(", ")));
		Tables.close();
	}

	private void openHelp(final Dialogs dialog) throws Exception {
		dialog.press("Help");
		final JFrame help = Windows.waitForWindow(JFrame.class,
			"Logo Classifier Help");
		seen.add("help: " + HelpReader.heading(help));
		shoot("help");
		HelpReader.click(help, "All pages");
		seen.add("all pages: " + HelpReader.heading(help));
		shoot("help-index");
		help.dispose();
		Windows.waitFor(() -> !help.isDisplayable());
	}

	private void classifyAnImage() throws Exception {
		IJ.open(samples().resolve("test/apple-white-on-black.png").toString());
		final Dialogs dialog = ask("Classify Logo");
		seen.add(dialog.said("android, apple, windows; trained ").replaceFirst(
			"trained.*", "trained"));
		seen.add("proposed: " + dialog.text("model"));
		shoot("classify-dialog");
		dialog.press("OK");
		final Frame results = Tables.results(1);
		results.setBounds(20, 684, 930, 100);
		Windows.window(ImageWindow.class, "Loss").setLocation(20, 110);
		WindowManager.getCurrentImage().getWindow().setLocation(740, 110);
		select("Sample Logos").setLocation(670, 310);
		shoot("results");
		Windows.screenshot(pictures.resolve("readme-train-and-classify.png")
			.toFile(), new Rectangle(10, 10, 950, 780));
		seen.add("label: " + Tables.label(0));
		((ImageWindow) Windows.window(ImageWindow.class, "Loss")).close();
	}

	private void classifyAStack() throws Exception {
		final ImageWindow stack = select("Sample Logos");
		final Dialogs dialog = ask("Classify Logo");
		dialog.choose("images", "slices");
		dialog.tick("overlay", true);
		dialog.press("OK");
		final Frame results = Tables.results(10);
		final ImagePlus image = stack.getImagePlus();
		for (int i = 1; i <= image.getStackSize(); i++) {
			final String right = image.getStack().getSliceLabel(i).replaceFirst("-.*",
				"");
			seen.add("slice " + i + ": " + right + " " + Tables.label(i));
		}
		seen.add("overlay: " + image.getOverlay().size());
		image.setSlice(4);
		stack.setLocation(20, 120);
		results.setBounds(20, 440, WIDTH, 300);
		results.toFront();
		shoot("stack");
		picture("results", results);
		picture("labelled-stack", stack);
	}

	private void explain() throws Exception {
		final ImageWindow window = select("apple-white-on-black.png");
		final Dialogs dialog = ask("Explain Logo");
		shoot("explain-dialog");
		dialog.press("OK");
		Tables.results(11);
		seen.add("heat map: " + (window.getImagePlus().getOverlay() != null));
		window.getCanvas().zoomIn(0, 0);
		window.getCanvas().zoomIn(0, 0);
		shoot("explained");
		picture("heat-map", window);
		IJ.run("Close All");
		Tables.close();
	}

	private void evaluate() throws Exception {
		final Dialogs dialog = ask("Evaluate Logo Classifier");
		dialog.set("folder", samples().resolve("train").toString());
		dialog.set("folds", "3");
		shoot("evaluate-dialog");
		dialog.press("OK");
		Tables.report("Logo Evaluation Notes");
		final ImageWindow matrix = Windows.waitForWindow(ImageWindow.class,
			"Logo Confusion Matrix Image");
		final ResultsTable results = ResultsTable.getResultsTable();
		shoot("evaluated");
		final long right = Math.round(results.getValue("Accuracy", 0) * results
			.getValue("Images", 0));
		seen.add("evaluated: " + (int) results.getValue("Images", 0) + " images, " +
			"at least 55 right: " + (right >= 55));
		for (final String title : Arrays.asList("Logo Evaluation by Class",
			"Logo Confusion Matrix", "Logo Reliability"))
		{
			seen.add(title + ": " + Tables.report(title).getTextPanel()
				.getLineCount() + " rows");
		}
		matrix.toFront();
		picture("confusion-matrix", matrix);
		final int wrong = (int) results.getValue("Images", 0) - (int) right;
		seen.add("all mistakes are shown: " + (wrong == 0 || Windows.waitForWindow(
			ImageWindow.class, "Logo Mistakes").getImagePlus()
			.getStackSize() == wrong));
		IJ.run("Close All");
		Tables.close();
	}

	private void classifyAFolder() throws Exception {
		final Path sorted = home.resolve("sorted");
		final Dialogs dialog = ask("Classify Logo Folder");
		dialog.set("folder", samples().resolve("test").toString());
		dialog.set("output", home.resolve("labels.csv").toString());
		dialog.set("sort", sorted.toString());
		seen.add(dialog.said("It will be made."));
		Windows.waitFor(() -> dialog.isEnabled("OK"));
		dialog.window().setSize(WIDTH, dialog.window().getHeight());
		dialog.window().validate();
		shoot("folder-dialog");
		picture("folder-dialog", dialog.window());
		dialog.press("OK");
		Tables.report("Classified folder");
		shoot("folder");
		seen.add("table: " + Windows.waitForWindow(TextWindow.class, "labels.csv")
			.getTextPanel().getLineCount() + " rows");
		seen.add("sorted: " + counts(sorted));
		Tables.close();
	}

	private void answerWrongly() throws Exception {
		IJ.open(samples().resolve("test/apple-rainbow.jpg").toString());
		final Dialogs dialog = ask("Classify Logo");
		dialog.set("model", "/no/such.logomodel");
		seen.add(dialog.said("There is no such file."));
		shoot("error");
		seen.add("no file: " + dialog.isEnabled("OK"));
		dialog.press("Cancel");
	}

	private Path samples() {
		return home.resolve("Sample Logos");
	}

	private Path model() {
		return home.resolve("logos.logomodel");
	}

	private static Dialogs ask(final String command) throws InterruptedException {
		IJ.doCommand(command);
		return Dialogs.waitFor(command);
	}

	private static ImageWindow select(final String title) {
		final ImageWindow window = (ImageWindow) Windows.window(ImageWindow.class,
			title);
		IJ.selectWindow(window.getImagePlus().getID());
		return window;
	}

	private static Map<String, Long> counts(final Path folder) throws Exception {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).collect(Collectors.groupingBy(
				file -> file.getParent().getFileName().toString(), TreeMap::new,
				Collectors.counting()));
		}
	}

	private void shoot(final String name) throws Exception {
		Windows.screenshot(screens.resolve(name + ".png").toFile());
	}

	/** For the help: one window. */
	private void picture(final String name, final Window window)
		throws Exception
	{
		Windows.screenshot(pictures.resolve(name + ".png").toFile(), window
			.getBounds());
	}

}
