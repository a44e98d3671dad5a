
package io.github.logoclassifier.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.measure.ResultsTable;

import io.github.logoclassifier.imagej.ClassifyLogo;
import io.github.logoclassifier.imagej.CorrectLogoLabel;
import io.github.logoclassifier.imagej.macro.CommandLine;
import io.github.logoclassifier.table.ReportTable;
import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.Pictures;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.deeplearning4j.util.ModelSerializer;
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

/** Export Logo Model and Import Logo Model, without a screen. */
class ModelExchangeTest {

	@TempDir
	Path folder;

	private final Context context = new Context();
	private final CommandService commands = context.service(CommandService.class);
	private final List<ReportTable> shown = new ArrayList<>();
	private List<EventSubscriber<?>> subscriptions;
	private File model;
	private Path image;

	@BeforeEach
	void makeImages() throws IOException {
		subscriptions = context.service(EventService.class).subscribe(this);
		model = folder.resolve("shapes.logomodel").toFile();
		image = Pictures.write(Pictures.shape("disc", 90, 2), folder.resolve(
			"disc.png"));
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

	@Test
	void anExportedAndImportedModelSaysTheSame() throws Exception {
		train("pooled");
		final String before = classify(model);
		final File out = folder.resolve("net").toFile();
		assertDone(run(ExportLogoModel.class, "model", model, "format", "tfjs",
			"output", out));
		assertEquals("Model,Format,Output\nshapes.logomodel,tfjs," + out + "\n",
			last().toCsv());
		final File again = folder.resolve("again.logomodel").toFile();
		assertDone(run(ImportLogoModel.class, "input", out, "model", folder.resolve(
			"again").toFile()));
		assertTrue(last().toCsv().contains("Classes,\"cross, disc, square\"\n"));
		assertFalse(last().toCsv().contains("Warning"), last().toCsv());
		assertEquals(before.replace("shapes.logomodel", "again.logomodel"),
			classify(again));
	}

	@Test
	void deeplearning4jRestoresTheZip() throws Exception {
		train("pooled");
		assertDone(run(ExportLogoModel.class, "model", model, "format", "dl4j",
			"output", folder.resolve("head").toFile()));
		assertEquals(256 * 3 + 3, ModelSerializer.restoreMultiLayerNetwork(folder
			.resolve("head.zip").toFile()).numParams());
	}

	/** Nothing in it says which images are like none of its classes. */
	@Test
	void everyReaderCopesWithAHeadFromElsewhere() throws Exception {
		final File other = importedWithoutMetadata();
		assertTrue(classify(other).matches("(?s).*\ndisc,disc.png,1,[^\n]*,NaN," +
			"other.logomodel\n"), classify(other));
		assertDone(run(LogoModelInfo.class, "model", other));
		final String info = shown.get(shown.size() - 2).toCsv();
		for (final String row : new String[] { "Format version,3",
			"Images of disc,not known", "Setting imported,",
			"Threshold of unknown,none", "Warning,\"It was imported" })
		{
			assertTrue(info.contains(row), row + " in " + info);
		}
		final Path unknown = Files.createDirectories(folder.resolve(
			"shapes/unknown"));
		Files.copy(image, unknown.resolve("what.png"));
		assertDone(run(EvaluateLogoClassifier.class, "folder", folder.resolve(
			"shapes").toFile(), "model", other, "threshold", 0.9));
		final String summary = shown.stream().filter(table -> table.title().equals(
			ReportTable.RESULTS)).reduce((a, b) -> b).get().toCsv();
		assertFalse(summary.contains("AUROC"), summary);
		assertTrue(summary.startsWith("Images,Classes,Accuracy,"), summary);
	}

	@Test
	void anImportedModelCannotLearnACorrection() throws Exception {
		final File other = importedWithoutMetadata();
		final byte[] before = Files.readAllBytes(other.toPath());
		final Cancelable command = run(CorrectLogoLabel.class, "image", IJ
			.openImage(image.toString()), "label", "cross", "model", other, "folder",
			folder.resolve("shapes").toFile());
		assertTrue(command.isCanceled());
		assertTrue(command.getCancelReason().contains("was imported"), command
			.getCancelReason());
		assertArrayEquals(before, Files.readAllBytes(other.toPath()));
		assertEquals(4, folder.resolve("shapes/cross").toFile().list().length);
	}

	@Test
	void whatIsWrongIsSaid() throws Exception {
		train("pooled");
		assertReason("format must be one of tfjs,", run(ExportLogoModel.class,
			"model", model, "format", "h5", "output", folder.resolve("x").toFile()));
		assertReason("there is no model file", run(ExportLogoModel.class, "model",
			folder.resolve("gone").toFile(), "output", folder.resolve("x").toFile()));
		assertReason("exists and is no export", run(ExportLogoModel.class, "model",
			model, "format", "onnx", "output", model));
		assertReason("does not exist", run(ImportLogoModel.class, "input", folder
			.resolve("gone").toFile(), "model", model));
		assertReason("framing must be one of", run(ImportLogoModel.class, "input",
			exported("tfjs-head"), "model", folder.resolve("y").toFile(), "framing",
			"twist"));
		assertReason("is a folder", run(ImportLogoModel.class, "input", exported(
			"tfjs-head"), "model", folder.toFile()));
		assertFalse(Files.exists(folder.resolve("y")));
	}

	/** Starting ND4J takes longer than all the rest, and its natives 400 MB. */
	@Test
	void onlyDeeplearning4jsOwnFormatNeedsTheTrainingEngine() throws Exception {
		train("pooled");
		final String out = folder.resolve("out").toString();
		assertFalse(loadsEngine("Export Logo Model", "model=" + model,
			"format=tfjs", "output=" + out));
		assertFalse(loadsEngine("Export Logo Model", "model=" + model,
			"format=onnx", "output=" + out + ".onnx"));
		assertFalse(loadsEngine("Import Logo Model", "input=" + out, "model=" +
			out + ".logomodel"));
		assertTrue(loadsEngine("Export Logo Model", "model=" + model, "format=dl4j",
			"output=" + out + ".zip"));
	}

	private boolean loadsEngine(final String... arguments) throws IOException {
		final Path loaded = folder.resolve("classes.txt");
		final Path errors = folder.resolve("errors.txt");
		final JavaProcess process = JavaProcess.java(errors, Collections.emptyMap(),
			Arrays.asList("-Djava.awt.headless=true", "-Xlog:class+load:file=" +
				loaded), CommandLine.class.getName(), arguments);
		assertEquals(0, process.exitCode(), Files.readString(errors));
		assertTrue(process.out().contains("out"), process.out());
		final String classes = Files.readString(loaded);
		assertTrue(classes.contains("backbone.mobilenet.MobileNetV1 "));
		return classes.contains("org.nd4j.") || classes.contains(
			"org.deeplearning4j.");
	}

	/** As a page saves it: model.json and weights, and nothing else. */
	private File importedWithoutMetadata() throws Exception {
		train("tutorial");
		final File head = exported("tfjs-head");
		Files.delete(head.toPath().resolve("metadata.json"));
		final File other = folder.resolve("other.logomodel").toFile();
		assertDone(run(ImportLogoModel.class, "input", head, "model", other,
			"labels", "cross,disc,square", "backbone", "bundled", "framing", "trim"));
		assertTrue(last().toCsv().contains("nothing is called unknown"));
		return other;
	}

	private File exported(final String format) throws Exception {
		final File out = folder.resolve(format).toFile();
		assertDone(run(ExportLogoModel.class, "model", model, "format", format,
			"output", out));
		return out;
	}

	private String classify(final File with) throws Exception {
		ResultsTable.getResultsTable().reset();
		assertDone(run(ClassifyLogo.class, "image", IJ.openImage(image.toString()),
			"model", with));
		return last().toCsv();
	}

	private void train(final String head) throws Exception {
		assertDone(run(TrainLogoClassifier.class, "folder", Pictures.labelledFolder(
			folder, 4).toFile(), "model", model, "head", head));
	}

	private ReportTable last() {
		return shown.get(shown.size() - 1);
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

	private static void assertReason(final String part,
		final Cancelable command)
	{
		assertTrue(command.isCanceled());
		assertTrue(command.getCancelReason().contains(part), command
			.getCancelReason());
	}

}
