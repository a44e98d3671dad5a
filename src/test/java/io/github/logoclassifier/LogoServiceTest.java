
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.imagej.macro.CommandLine;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.training.TrainingOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** From a folder to a label, by way of the scripting interface. */
class LogoServiceTest {

	@TempDir
	Path folder;

	private final Context context = new Context(LogoService.class);
	private final LogoService logos = context.service(LogoService.class);
	private final PictureService pictures = context.service(PictureService.class);

	@AfterEach
	void dispose() {
		context.dispose();
	}

	@Test
	void aTrainedClassifierKnowsNewShapes() throws IOException {
		final LogoClassifier classifier = trained(request());
		for (final String label : new String[] { "cross", "disc", "square" }) {
			final Path image = Pictures.write(Pictures.shape(label, 150, 2), folder
				.resolve(label + ".jpg"));
			final Prediction prediction = classifier.classify(pictures.open(image));
			assertEquals(label, prediction.label());
			assertTrue(prediction.confidence() > 0.5, prediction.toString());
			assertTrue(prediction.similarity() > 0.8, prediction.toString());
			assertEquals("unknown", classifier.classify(pictures.open(image), 1)
				.label());
		}
	}

	@Test
	void theReportSaysWhatHappened() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 8);
		Files.writeString(shapes.resolve("disc/notes.txt"), "no image");
		final List<Epoch> seen = new ArrayList<>();
		final TrainingReport report = logos.train(TrainingRequest.of(shapes),
			new TrainingMonitor()
			{

				@Override
				public void epochEnded(final Epoch epoch) {
					seen.add(epoch);
				}
			});
		assertEquals(Arrays.asList("cross", "disc", "square"), report.model()
			.labels());
		assertEquals(24, report.images());
		assertTrue(report.heldOut() >= 3 && report.heldOut() <= 9, report
			.heldOut() + " held out");
		assertEquals(1, report.skipped().size());
		assertEquals("not an image", report.skipped().get(0).reason());
		assertEquals(report.curve(), seen);
		assertTrue(seen.get(0).isValidated());
		assertTrue(seen.get(seen.size() - 1).loss() < seen.get(0).loss() / 2);
		assertEquals("trim", report.model().card().settings().get("framing"));
	}

	@Test
	void theSameSeedGivesTheSameBits() throws IOException {
		for (final HeadKind head : HeadKind.values()) {
			for (final long seed : new long[] { 3, 0, -1 }) {
				final TrainingRequest request = request().options(TrainingOptions.of(
					head).epochs(5).seed(seed));
				final float[] first = weights(logos.train(request).model());
				assertArrayEquals(first, weights(logos.train(request).model()), head
					.id() + " " + seed);
			}
		}
		assertFalse(Arrays.equals(weights(logos.train(request().options(
			TrainingOptions.of(HeadKind.TUTORIAL).epochs(5).seed(3))).model()),
			weights(logos.train(request().options(TrainingOptions.of(
				HeadKind.TUTORIAL).epochs(5).seed(4))).model())));
	}

	@Test
	void aModelFromAFileSaysTheSameToTheLastBit() throws IOException {
		final LogoModel model = logos.train(request()).model();
		final Path file = folder.resolve("shapes.logomodel");
		logos.save(model, file);
		final LogoClassifier opened = logos.open(file);
		assertSame(opened, logos.open(file));
		final FeatureMap map = randomMap();
		assertArrayEquals(model.head().probabilities(map), opened.model().head()
			.probabilities(map));
		logos.save(logos.train(request().framing("crop")).model(), file);
		assertNotEquals(model.preprocessing(), logos.open(file).model()
			.preprocessing());
	}

	/** Starting ND4J takes longer than all the rest, and its natives 400 MB. */
	@Test
	void classifyingNeedsNoClassOfTheTrainingEngine() throws IOException {
		final Path model = folder.resolve("shapes.logomodel");
		logos.save(logos.train(request()).model(), model);
		final Path image = Pictures.write(Pictures.shape("disc", 90, 2), folder
			.resolve("disc.png"));
		assertLoadsNoEngine("Classify Logo", "image=" + image, "model=" + model);
		assertLoadsNoEngine("Evaluate Logo Classifier", "folder=" + folder.resolve(
			"shapes"), "model=" + model);
	}

	private void assertLoadsNoEngine(final String... arguments)
		throws IOException
	{
		final Path loaded = folder.resolve("classes.txt");
		final Path errors = folder.resolve("errors.txt");
		final JavaProcess process = JavaProcess.java(errors, Collections.emptyMap(),
			Arrays.asList("-Djava.awt.headless=true", "-Xlog:class+load:file=" +
				loaded), CommandLine.class.getName(), arguments);
		assertEquals(0, process.exitCode(), Files.readString(errors));
		assertTrue(process.out().contains("disc"), process.out());
		final String classes = Files.readString(loaded);
		assertTrue(classes.contains("backbone.mobilenet.MobileNetV1 "));
		for (final String engine : new String[] { "org.nd4j", "org.deeplearning4j",
			"org.bytedeco" })
		{
			assertFalse(classes.contains(engine + "."), engine);
		}
	}

	/** A second training finds the features of the first on disk. */
	@Test
	void featuresAreKeptBetweenTrainings() throws IOException {
		final Path store = Paths.get(System.getProperty("logoclassifier.cache"),
			"features");
		final TrainingRequest request = TrainingRequest.of(folder.resolve("own"));
		for (final String label : new String[] { "cross", "disc" }) {
			for (int n = 0; n < 4; n++) {
				Pictures.write(Pictures.shape(label, 70 + n, 77), Files
					.createDirectories(folder.resolve("own").resolve(label)).resolve(n +
						".png"));
			}
		}
		final LogoModel first = logos.train(request).model();
		final long files = count(store);
		assertTrue(files >= 8 * 5, files + " files");
		try (Context other = new Context(LogoService.class)) {
			final LogoModel second = other.service(LogoService.class).train(request)
				.model();
			assertArrayEquals(weights(first), weights(second));
		}
		assertEquals(files, count(store));
	}

	private static long count(final Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile).count();
		}
	}

	@Test
	void cancelingStopsWhileReadingAndWhileTraining() throws IOException {
		final TrainingRequest request = request();
		for (final String stage : new String[] { "Reading", "Training" }) {
			final int[] steps = { 0 };
			final boolean[] canceled = { false };
			assertThrows(CancellationException.class, () -> logos.train(request,
				new TrainingMonitor()
				{

					@Override
					public void progress(final String now, final int done,
						final int total)
				{
						if (canceled[0]) steps[0]++;
						if (now.startsWith(stage) && done == 3) canceled[0] = true;
					}

					@Override
					public boolean isCanceled() {
						return canceled[0];
					}
				}), stage);
			assertTrue(steps[0] <= 2, steps[0] + " steps after canceling");
		}
	}

	@Test
	void anImageThatCannotBeDecodedIsSkippedWithItsReason() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 4);
		final Path image = shapes.resolve("disc/disc 0.png");
		final byte[] bytes = Files.readAllBytes(image);
		Arrays.fill(bytes, 45, bytes.length - 20, (byte) 0x55); // the pixels
		Files.write(image, bytes);
		final TrainingReport report = logos.train(TrainingRequest.of(shapes));
		assertEquals(1, report.skipped().size());
		final SkippedFile skipped = report.skipped().get(0);
		assertEquals(image, skipped.path());
		assertTrue(skipped.reason().startsWith("damaged"), skipped.reason());
		assertEquals(3, report.model().card().images().get("disc"));
	}

	@Test
	void twoImagesOfEachClassAreEnough() throws IOException {
		final TrainingReport report = logos.train(TrainingRequest.of(Pictures
			.labelledFolder(folder, 2)));
		assertEquals(0, report.heldOut());
		assertFalse(report.curve().get(0).isValidated());
	}

	@Test
	void settingsOutOfRangeAreNamed() {
		final TrainingRequest request = TrainingRequest.of(folder);
		final TrainingOptions options = TrainingOptions.of(HeadKind.POOLED);
		assertNames("framing", () -> request.framing("oval"));
		assertNames("head", () -> request.head("large"));
		assertNames("validation", () -> request.validation(1));
		assertNames("validation", () -> request.validation(Double.NaN));
		assertNames("epochs", () -> options.epochs(-1));
		assertNames("learningrate", () -> options.learningRate(-0.1));
		assertNames("learningrate", () -> options.learningRate(Double.NaN));
		assertNames("l2", () -> options.l2(Double.NaN));
		assertNames("batchsize", () -> options.batchSize(-2));
	}

	@Test
	void anUnknownBackboneIsNamedBeforeAnyWork() throws IOException {
		final TrainingRequest request = request().backbone("no such net");
		assertTrue(assertThrows(IOException.class, () -> logos.train(request))
			.getMessage().contains("no such net"));
	}

	private TrainingRequest request() throws IOException {
		return TrainingRequest.of(Pictures.labelledFolder(folder, 6));
	}

	private LogoClassifier trained(final TrainingRequest request)
		throws IOException
	{
		final Path file = folder.resolve("model.logomodel");
		logos.save(logos.train(request).model(), file);
		return logos.open(file);
	}

	private static float[] weights(final LogoModel model) {
		return model.head().layers().get(0).weights();
	}

	private static FeatureMap randomMap() {
		final float[] values = new float[3 * 3 * 256];
		final Random random = new Random(5);
		for (int i = 0; i < values.length; i++) {
			values[i] = 6 * random.nextFloat();
		}
		return new FeatureMap(3, 3, 256, values);
	}

	private static void assertNames(final String parameter,
		final Executable setting)
	{
		final String message = assertThrows(IllegalArgumentException.class, setting)
			.getMessage();
		assertTrue(message.startsWith(parameter + " must be"), message);
	}

}
