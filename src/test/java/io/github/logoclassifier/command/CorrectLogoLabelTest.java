
package io.github.logoclassifier.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;

import io.github.logoclassifier.imagej.CorrectLogoLabel;
import io.github.logoclassifier.table.ReportTable;
import io.github.logoclassifier.testing.Pictures;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.task.event.TaskEvent;

/** The command, run as Fiji runs it, without a screen. */
class CorrectLogoLabelTest {

	@TempDir
	Path folder;

	private final Context context = new Context();
	private final List<ReportTable> shown = new ArrayList<>();
	private List<EventSubscriber<?>> subscriptions;
	private boolean cancelTasks;
	private Path shapes;
	private File model;

	@BeforeEach
	void train() throws Exception {
		shapes = Pictures.labelledFolder(folder, 4);
		model = folder.resolve("shapes.logomodel").toFile();
		context.service(CommandService.class).run(TrainLogoClassifier.class, true,
			"folder", shapes.toFile(), "model", model).get();
		subscriptions = context.service(EventService.class).subscribe(this);
		ResultsTable.getResultsTable().reset();
	}

	@AfterEach
	void dispose() {
		context.service(EventService.class).unsubscribe(subscriptions);
		context.dispose();
	}

	@EventHandler
	void onEvent(final ReportShownEvent event) {
		shown.add(event.table());
	}

	@EventHandler
	void onEvent(final TaskEvent event) {
		if (!cancelTasks) return;
		cancelTasks = false; // canceling is an event of its own
		event.getTask().cancel("by the test");
	}

	@Test
	void aRowInResultsAndAReportSayWhatWasLearned() throws Exception {
		assertDone(correct(image("logo.jpg", "disc"), "disc"));
		final ResultsTable results = ResultsTable.getResultsTable();
		assertEquals(1, results.size());
		assertEquals("disc", results.getStringValue("Label", 0));
		assertEquals("logo.jpg", results.getStringValue("Image", 0));
		assertEquals("shapes.logomodel", results.getStringValue("Model", 0));
		assertEquals("Results", shown.get(0).title());
		assertEquals("Logo Correction", shown.get(1).title());
		final String report = shown.get(1).toCsv();
		assertTrue(report.contains("Images of disc,5\n"), report);
		assertTrue(report.contains("logo.png"), report);
	}

	@Test
	void theFileTellsTheSliceAndTheSelectionAndShowsThem() throws Exception {
		final ImageStack stack = new ImageStack(120, 100);
		for (int slice = 0; slice < 3; slice++) {
			final ByteProcessor plane = new ByteProcessor(120, 100);
			plane.setValue(200 + 20 * slice);
			plane.fill();
			plane.setValue(10);
			plane.fillOval(40, 30, 50, 50);
			stack.addSlice(plane);
		}
		final ImagePlus image = new ImagePlus("スキャン.tif", stack);
		image.setSlice(2);
		image.setRoi(20, 10, 90, 80);
		assertDone(correct(image, "disc"));
		final ImagePlus saved = IJ.openImage(shapes.resolve(
			"disc/スキャン slice 2 at 20,10 90x80.png").toString());
		assertEquals(90, saved.getWidth());
		assertEquals(80, saved.getHeight());
		assertArrayEquals(new int[] { 220, 220, 220 }, rgb(saved, 0, 0));
		assertArrayEquals(new int[] { 10, 10, 10 }, rgb(saved, 45, 45));
		assertEquals(2, (int) ResultsTable.getResultsTable().getValue("Slice", 0));
	}

	@Test
	void aNewClassWithOneImageIsNoErrorAndNoRow() throws Exception {
		assertDone(correct(image("a", "disc"), "новый"));
		assertEquals(0, ResultsTable.getResultsTable().size());
		assertEquals(1, shown.size());
		assertTrue(shown.get(0).toCsv().contains("Correct one more image"));
		assertTrue(Files.exists(shapes.resolve("новый/a.png")));
	}

	@Test
	void aFolderOfAnEarlierRunIsNotRemembered() throws Exception {
		final Path other = folder.resolve("other");
		Files.createDirectory(other);
		Files.move(Pictures.labelledFolder(other, 3), other.resolve("moved"));
		assertDone(run("image", image("a", "disc"), "label", "disc", "model", model,
			"folder", other.resolve("moved").toFile()));
		assertTrue(Files.exists(other.resolve("moved/disc/a.png")));
		assertDone(run("image", image("b", "disc"), "label", "disc", "model", model,
			"folder", shapes.toFile()));
		assertDone(correct(image("c", "disc"), "disc"));
		assertTrue(Files.exists(shapes.resolve("disc/c.png")));
	}

	@Test
	void cancelingTheTaskLeavesAllAsItWas() throws Exception {
		final List<String> before = all();
		final byte[] old = Files.readAllBytes(model.toPath());
		cancelTasks = true;
		assertFails("canceled by the user", correct(image("a", "disc"), "disc"));
		assertEquals(before, all());
		assertArrayEquals(old, Files.readAllBytes(model.toPath()));
		assertEquals(0, ResultsTable.getResultsTable().size());
	}

	@Test
	void whatIsMissingOrWrongIsNamedAndLeavesNothing() throws Exception {
		final List<String> before = all();
		final ImagePlus image = image("a", "disc");
		assertFails("there is no image", run("label", "disc", "model", model));
		assertFails("label is missing", run("image", image, "model", model));
		assertFails("model is missing", run("image", image, "label", "disc"));
		assertFails("there is no model file", run("image", image, "label", "disc",
			"model", new File("/no/such.logomodel")));
		assertFails("leave out", correct(image, "../disc"));
		assertFails("no class to learn", correct(image, "unknown"));
		assertFails("there is no such folder", run("image", image, "label", "disc",
			"model", model, "folder", new File("/no/such/folder")));
		image.setRoi(500, 500, 10, 10);
		assertFails("the selection lies outside", correct(image, "disc"));
		assertEquals(before, all());
	}

	/** A shape with dots that depend on the title: no two are the same. */
	private static ImagePlus image(final String title, final String shape) {
		final ImagePlus image = new ImagePlus(title, Pictures.shape(shape, 83, 2));
		image.getProcessor().setValue(0);
		image.getProcessor().fillOval(60, 60, 15, 15 + title.length() % 3);
		image.getProcessor().fillRect(70, 5, title.charAt(0) % 10, 5);
		return image;
	}

	private static int[] rgb(final ImagePlus image, final int x, final int y) {
		final int[] rgb = new int[3];
		image.getProcessor().convertToColorProcessor().getPixel(x, y, rgb);
		return rgb;
	}

	private Cancelable correct(final ImagePlus image, final String label)
		throws Exception
	{
		return run("image", image, "label", label, "model", model);
	}

	private Cancelable run(final Object... inputs) throws Exception {
		return (Cancelable) context.service(CommandService.class).run(
			CorrectLogoLabel.class, true, inputs).get().getDelegateObject();
	}

	private static void assertDone(final Cancelable command) {
		assertFalse(command.isCanceled(), command.getCancelReason());
	}

	private static void assertFails(final String part, final Cancelable failed) {
		assertTrue(failed.isCanceled(), part);
		assertTrue(failed.getCancelReason().contains(part), failed
			.getCancelReason());
	}

	private List<String> all() throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.map(Path::toString).sorted().collect(Collectors.toList());
		}
	}

}
