
package io.github.logoclassifier.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.table.ReportTable;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.testing.SmallKerasNetwork;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

/** Settings and models, tested without a screen. */
class EvaluateLogoClassifierTest {

	@TempDir
	Path home;

	private final Context context = new Context();
	private final List<ReportTable> shown = new ArrayList<>();
	private List<EventSubscriber<?>> subscriptions;
	private String cancelAt;
	private Path folder;
	private Path csv;

	@BeforeEach
	void makeImages() throws IOException {
		subscriptions = context.service(EventService.class).subscribe(this);
		ResultsTable.getResultsTable().reset();
		folder = Pictures.labelledFolder(home, 6);
		csv = home.resolve("outcomes.csv");
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
		final String status = event.getTask().getStatusMessage();
		if (cancelAt == null || status == null || !status.startsWith(cancelAt))
			return;
		cancelAt = null; // canceling is an event of its own
		event.getTask().cancel("by the test");
	}

	@Test
	void crossValidationTestsEachImageOnce() throws Exception {
		assertDone(run("folds", 3));
		assertEquals("[Results, Logo Evaluation by Class, Logo Confusion Matrix, " +
			"Logo Reliability, Logo Evaluation Notes]", shown.stream().map(
				ReportTable::title).collect(Collectors.toList()).toString());
		final ResultsTable results = ResultsTable.getResultsTable();
		assertEquals(1, results.size());
		assertEquals(18, results.getValue("Images", 0));
		assertEquals(3, results.getValue("Classes", 0));
		assertEquals(3, results.getValue("Folds", 0));
		assertTrue(shown.get(0).toCsv().startsWith("Images,Classes,Accuracy,"));
		final List<String> lines = Files.readAllLines(csv);
		assertEquals("Image,Truth,Label,Confidence,Second,Second confidence," +
			"Similarity,Correct,Fold", lines.get(0));
		assertEquals(19, lines.size());
		assertEquals("cross/cross 0.png", lines.get(1).split(",")[0]);
		final long right = lines.stream().filter(line -> line.contains(",true,"))
			.count();
		assertEquals(right / 18.0, results.getValue("Accuracy", 0), 1e-12);
		assertTrue(right >= 15, right + " right");
		final Set<String> folds = new HashSet<>();
		lines.stream().skip(1).forEach(line -> folds.add(cells(line)[8]));
		assertEquals(new HashSet<>(Arrays.asList("1", "2", "3")), folds);
		assertEquals("cross,6", shown.get(1).toCsv().split("\n")[1].substring(0,
			7));
	}

	@Test
	void copiesAreTestedTogether() throws Exception {
		for (int i = 0; i < 6; i++) {
			Files.copy(folder.resolve("disc/disc " + i + ".png"), folder.resolve(
				"disc/copy " + i + ".png"));
		}
		assertDone(run("folds", 3, "repeats", 3));
		final Map<String, List<String>> folds = new HashMap<>();
		for (final String line : Files.readAllLines(csv)) {
			folds.computeIfAbsent(cells(line)[0], name -> new ArrayList<>()).add(
				cells(line)[8]);
		}
		for (int i = 0; i < 6; i++) {
			final List<String> ofCopy = folds.get("disc/copy " + i + ".png");
			assertEquals(3, ofCopy.size());
			assertEquals(folds.get("disc/disc " + i + ".png"), ofCopy);
		}
		assertEquals(24, ResultsTable.getResultsTable().getValue("Images", 0));
		assertTrue(shown.get(4).toCsv().contains("images look like another once"));
	}

	@Test
	void theSameSeedGivesTheSameFileAndThreadsDoNotMatter() throws Exception {
		assertDone(run("threads", 1));
		final String first = Files.readString(csv);
		assertDone(run("threads", 8));
		assertEquals(first, Files.readString(csv));
		assertDone(run("seed", 2L));
		assertFalse(first.equals(Files.readString(csv)));
	}

	@Test
	void aModelIsTestedOnAFolder() throws Exception {
		final Path model = model();
		Files.createDirectory(folder.resolve("whale"));
		Files.createDirectory(folder.resolve("unknown"));
		Pictures.write(Pictures.shape("disc", 90, 1), folder.resolve(
			"whale/1.png"));
		Pictures.write(Pictures.shape("disc", 80, 1), folder.resolve(
			"unknown/1.png"));
		Files.writeString(folder.resolve("disc/notes.txt"), "no image");
		assertDone(run("model", model.toFile()));
		final ResultsTable results = ResultsTable.getResultsTable();
		assertEquals(18, results.getValue("Images", 0));
		assertEquals(1, results.getValue("Accuracy", 0));
		assertEquals(0, results.getValue("Folds", 0));
		assertEquals(1, results.getValue("Not counted", 0));
		assertEquals(1, results.getValue("Skipped", 0));
		assertEquals(1, results.getValue("Unknown images", 0));
		assertTrue(results.getValue("AUROC of unknown", 0) >= 0);
		final String notes = shown.get(4).toCsv();
		assertTrue(notes.contains("does not know the label whale"), notes);
		assertTrue(notes.contains("notes.txt,not an image"), notes);
		final String whale = Files.readAllLines(csv).get(20);
		assertTrue(whale.startsWith("whale/1.png,whale,disc,"), whale);
		assertTrue(whale.endsWith(",,"), whale);
	}

	@Test
	void theThresholdRejects() throws Exception {
		final Path model = model();
		assertDone(run("model", model.toFile(), "threshold", 1.0));
		final ResultsTable results = ResultsTable.getResultsTable();
		assertEquals(0, results.getValue("Accuracy", 0));
		assertEquals(1, results.getValue("Known rejected", 0));
		assertTrue(shown.get(2).toCsv().startsWith(
			"Truth,as cross,as disc,as square,as unknown\ncross,0,0,0,6\n"), shown
				.get(2).toCsv());
	}

	@Test
	void aFileOfAnotherKindIsLeftAlone() throws Exception {
		csv = folder.resolve("disc/disc 0.png");
		final byte[] before = Files.readAllBytes(csv);
		assertFails("is no table of outcomes");
		assertArrayEquals(before, Files.readAllBytes(csv));
		csv = Files.writeString(home.resolve("own.csv"), "Image,Truth\n");
		assertFails("is no table of outcomes");
		csv = home.resolve("no/such/folder.csv");
		assertFails("there is no folder");
	}

	@Test
	void whatIsWrongIsNamed() throws Exception {
		assertFails("folds must be at least 2", "folds", 1);
		assertFails("repeats must be at least 1", "repeats", 0);
		assertFails("threshold must be between 0 and 1", "threshold", -2.0);
		assertFails("head must be", "head", "big");
		assertFails("there is no such folder", "folder", home.resolve("none")
			.toFile());
		assertFails("there is no model file", "model", home.resolve("none")
			.toFile());
		// Trimmed, all discs are one picture, and so are all squares and crosses.
		assertFails("too few images that differ", "framing", "trim", "folder",
			discs().toFile());
		final Path others = Files.createDirectories(home.resolve("others/whale"));
		Pictures.write(Pictures.shape("disc", 90, 1), others.resolve("1.png"));
		assertFails("has images of whale, but the model knows cross, disc, square",
			"model", model().toFile(), "folder", others.getParent().toFile());
		assertFalse(Files.exists(csv));
		assertEquals(0, ResultsTable.getResultsTable().size());
	}

	@Test
	void cancelingStopsWhileReadingAndBetweenFolds() throws Exception {
		for (final String stage : new String[] { "Reading images",
			"Cross-validation, fold" })
		{
			cancelAt = stage;
			assertFails("canceled by the user");
		}
		final Path model = model();
		cancelAt = "Classifying";
		assertFails("canceled by the user", "model", model.toFile());
		assertFalse(Files.exists(csv));
		assertTrue(shown.isEmpty());
	}

	@Test
	void aKerasNetworkIsCutWhereItIsAskedTo() throws Exception {
		final String network = SmallKerasNetwork.functional(3).write(home.resolve(
			"net.h5")).toString();
		assertDone(run("backbone", network, "layer", "relu", "preprocessing",
			"0..255", "folds", 2));
		final String relu = Files.readString(csv);
		assertDone(run("backbone", network, "layer", "pool", "preprocessing",
			"0..255", "folds", 2));
		assertFalse(relu.equals(Files.readString(csv)));
		assertFails("net.h5 has no layer \"last\"", "backbone", network, "layer",
			"last", "preprocessing", "tf");
		assertFails("preprocessing is missing", "backbone", network);
		assertFails("preprocessing must be one of tf, torch", "backbone", network,
			"preprocessing", "imagenet");
		assertFails("layer and preprocessing are for Keras", "layer", "relu");
	}

	/** Two classes, in each of which all images are the same. */
	private Path discs() throws IOException {
		final Path same = home.resolve("same");
		for (final String label : new String[] { "disc", "square" }) {
			Files.createDirectories(same.resolve(label));
			for (int i = 0; i < 3; i++) {
				Pictures.write(Pictures.shape(label, 64, 0), same.resolve(label)
					.resolve(i + ".png"));
			}
		}
		return same;
	}

	private Path model() throws IOException {
		final Path model = home.resolve("shapes.logomodel");
		final LogoService logos = context.service(LogoService.class);
		logos.save(logos.train(TrainingRequest.of(folder)).model(), model);
		return model;
	}

	private static String[] cells(final String line) {
		return line.split(",", -1);
	}

	private void assertFails(final String part, final Object... inputs)
		throws Exception
	{
		final Cancelable failed = run(inputs);
		assertTrue(failed.isCanceled(), part);
		assertTrue(failed.getCancelReason().contains(part), failed
			.getCancelReason());
	}

	/** Runs the command; stretched, the shapes differ from one another. */
	private Cancelable run(final Object... inputs) throws Exception {
		final Map<String, Object> all = new LinkedHashMap<>();
		all.put("folder", folder.toFile());
		all.put("output", csv.toFile());
		all.put("framing", "stretch");
		all.put("augment", false);
		all.put("epochs", 40); // enough, and far quicker
		for (int i = 0; i < inputs.length; i += 2) {
			all.put((String) inputs[i], inputs[i + 1]);
		}
		return (Cancelable) context.service(CommandService.class).run(
			EvaluateLogoClassifier.class, true, all).get().getDelegateObject();
	}

	private static void assertDone(final Cancelable command) {
		assertFalse(command.isCanceled(), command.getCancelReason());
	}

}
