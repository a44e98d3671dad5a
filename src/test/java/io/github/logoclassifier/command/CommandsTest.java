
package io.github.logoclassifier.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import ij.process.ByteProcessor;

import io.github.logoclassifier.imagej.ClassifyLogo;
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
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.task.event.TaskEvent;

/** The commands, run as Fiji runs them, without a screen. */
class CommandsTest {

	@TempDir
	Path folder;

	private final Context context = new Context();
	private final CommandService commands = context.service(CommandService.class);
	private final List<ReportTable> shown = new ArrayList<>();
	private List<EventSubscriber<?>> subscriptions;
	private boolean cancelTasks;
	private Path shapes;
	private File model;

	@BeforeEach
	void makeImages() throws IOException {
		subscriptions = context.service(EventService.class).subscribe(this);
		ResultsTable.getResultsTable().reset();
		shapes = Pictures.labelledFolder(folder, 5);
		model = folder.resolve("shapes.logomodel").toFile();
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
	void trainingWritesModelAndPlotAndReports() throws Exception {
		assertDone(run(TrainLogoClassifier.class, "folder", shapes.toFile(),
			"model", model));
		assertTrue(model.isFile());
		assertTrue(folder.resolve("shapes-loss.png").toFile().isFile());
		assertEquals("Logo Training Report", shown.get(0).title());
		assertTrue(shown.get(0).toCsv().contains("Images of disc,5\n"), shown.get(0)
			.toCsv());
		assertEquals(0, ResultsTable.getResultsTable().size());
	}

	@Test
	void theModelGetsItsEndingAndThePlotItsPlace() throws Exception {
		assertDone(run(TrainLogoClassifier.class, "folder", shapes.toFile(),
			"model", folder.resolve("plain").toFile(), "plot", folder.resolve("p.png")
				.toFile()));
		assertEquals("p.png,plain.logomodel,shapes", names());
	}

	@Test
	void classifyingAddsARowForEachRun() throws Exception {
		train();
		for (final String label : new String[] { "disc", "square" }) {
			assertDone(run(ClassifyLogo.class, "image", new ImagePlus(label + "!",
				Pictures.shape(label, 90, 1)), "model", model, "top", 3));
		}
		final ResultsTable results = ResultsTable.getResultsTable();
		assertEquals(2, results.size());
		assertEquals("disc", results.getStringValue("Label", 0));
		assertEquals("square", results.getStringValue("Label", 1));
		assertEquals("square!", results.getStringValue("Image", 1));
		assertEquals(1, results.getValue("Confidence", 0) + results.getValue(
			"Second confidence", 0) + results.getValue("Confidence 3", 0), 1e-9);
		assertEquals("shapes.logomodel", results.getStringValue("Model", 0));
	}

	@Test
	void aSelectionIsWhatIsClassified() throws Exception {
		train();
		final ByteProcessor page = new ByteProcessor(300, 150);
		page.setColor(255);
		page.fill();
		page.insert(new ImagePlus("", Pictures.shape("disc", 100, 0)).getProcessor()
			.convertToByte(false), 10, 20);
		page.insert(new ImagePlus("", Pictures.shape("cross", 100, 0))
			.getProcessor().convertToByte(false), 180, 20);
		final ImagePlus image = new ImagePlus("page", page);
		image.setRoi(180, 20, 100, 100);
		assertDone(run(ClassifyLogo.class, "image", image, "model", model));
		image.setRoi(10, 20, 100, 100);
		assertDone(run(ClassifyLogo.class, "image", image, "model", model));
		assertEquals("cross", ResultsTable.getResultsTable().getStringValue("Label",
			0));
		assertEquals("disc", ResultsTable.getResultsTable().getStringValue("Label",
			1));
	}

	@Test
	void anotherRunsValuesAreNotRemembered() throws Exception {
		train();
		final ImagePlus image = new ImagePlus("x", Pictures.shape("disc", 90, 1));
		assertDone(run(ClassifyLogo.class, "image", image, "model", model,
			"threshold", 1.0));
		assertDone(run(ClassifyLogo.class, "image", image, "model", model));
		assertEquals("unknown", ResultsTable.getResultsTable().getStringValue(
			"Label", 0));
		assertEquals("disc", ResultsTable.getResultsTable().getStringValue("Label",
			1));
	}

	@Test
	void whatIsMissingOrWrongCancelsWithAMessageAndLeavesNothing()
		throws Exception
	{
		final File images = shapes.toFile();
		assertFails("model is missing", TrainLogoClassifier.class, "folder",
			images);
		assertFails("folder is missing", TrainLogoClassifier.class, "model", model);
		assertFails("there is no such folder", TrainLogoClassifier.class, "folder",
			new File("/no/such/folder"), "model", model);
		assertFails("there is no folder", TrainLogoClassifier.class, "folder",
			images, "model", new File("/no/such/m.logomodel"));
		assertFails("epochs must be", TrainLogoClassifier.class, "folder", images,
			"model", model, "epochs", -1);
		assertFails("head must be", TrainLogoClassifier.class, "folder", images,
			"model", model, "head", "big");
		assertFails("framing must be", TrainLogoClassifier.class, "folder", images,
			"model", model, "framing", "round");
		assertFails("validation must be", TrainLogoClassifier.class, "folder",
			images, "model", model, "validation", 1.0);
		assertFails("there is no backbone", TrainLogoClassifier.class, "folder",
			images, "model", model, "backbone", "none");
		assertEquals("shapes", names());
		final ImagePlus image = new ImagePlus("x", Pictures.shape("disc", 90, 1));
		assertFails("there is no model file", ClassifyLogo.class, "image", image,
			"model", model);
		assertFails("there is no image", ClassifyLogo.class, "model", model);
		train();
		assertFails("top must be", ClassifyLogo.class, "image", image, "model",
			model, "top", 0);
		assertFails("threshold must be", ClassifyLogo.class, "image", image,
			"model", model, "threshold", 2.0);
		assertEquals(0, ResultsTable.getResultsTable().size());
		assertFails("there is no official backbone", InstallLogoBackbone.class,
			"backbone", "vgg16");
	}

	@Test
	void cancelingTheTaskCancelsTheTrainingAndKeepsTheOldModel()
		throws Exception
	{
		Files.writeString(model.toPath(), "an older model");
		cancelTasks = true;
		assertFails("canceled by the user", TrainLogoClassifier.class, "folder",
			shapes.toFile(), "model", model);
		assertEquals("an older model", Files.readString(model.toPath()));
		assertEquals("shapes,shapes.logomodel", names());
	}

	private void train() throws Exception {
		assertDone(run(TrainLogoClassifier.class, "folder", shapes.toFile(),
			"model", model));
	}

	private Cancelable run(final Class<? extends Command> command,
		final Object... inputs) throws Exception
	{
		return (Cancelable) commands.run(command, true, inputs).get()
			.getDelegateObject();
	}

	private static void assertDone(final Cancelable command) {
		assertFalse(command.isCanceled(), command.getCancelReason());
	}

	private void assertFails(final String part,
		final Class<? extends Command> command, final Object... inputs)
		throws Exception
	{
		final Cancelable failed = run(command, inputs);
		assertTrue(failed.isCanceled(), part);
		assertTrue(failed.getCancelReason().contains(part), failed
			.getCancelReason());
	}

	private String names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(path -> path.getFileName().toString()).sorted().collect(
				Collectors.joining(","));
		}
	}

}
