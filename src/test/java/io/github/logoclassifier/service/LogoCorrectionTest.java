
package io.github.logoclassifier.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.CorrectionReport;
import io.github.logoclassifier.CorrectionRequest;
import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.TrainingMonitor;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.training.TrainingOptions;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** Corrections by way of the scripting interface. */
class LogoCorrectionTest {

	@TempDir
	Path folder;

	private final Context context = new Context(LogoService.class);
	private final LogoService logos = context.service(LogoService.class);
	private final PictureService pictures = context.service(PictureService.class);
	private Path shapes;
	private Path model;

	@BeforeEach
	void makeFolder() throws IOException {
		shapes = Pictures.labelledFolder(folder, 4);
		model = folder.resolve("shapes.logomodel");
	}

	@AfterEach
	void dispose() {
		context.dispose();
	}

	@Test
	void thePictureJoinsItsClassAndTheModelLearnsIt() throws IOException {
		train(TrainingRequest.of(shapes));
		final RandomAccessibleInterval<ARGBType> picture = star(70);
		final CorrectionReport report = logos.correct(CorrectionRequest.of(picture,
			"square", model).origin("star"), TrainingMonitor.NONE);
		assertTrue(report.isAdded());
		assertEquals(shapes.resolve("square/star.png").toRealPath(), report.image()
			.toRealPath());
		assertEquals("square", report.after().get().label());
		assertTrue(probability(report.after().get(), "square") > probability(report
			.before(), "square"), report.before() + " → " + report.after());
		assertEquals(report.after().get().toString(), logos.open(model).classify(
			picture).toString());
		assertEquals(13, report.training().get().images());
		// Nothing is lost on the way: the file shows the very picture.
		assertEquals(report.after().get().toString(), logos.open(model).classify(
			pictures.open(report.image())).toString());
		assertEquals("[]", report.warnings().toString());
	}

	/** None may be forgotten: the card says how to train the same again. */
	@Test
	void everySettingOfTheCardIsUsedAgain() throws IOException {
		final TrainingRequest unusual = TrainingRequest.of(shapes).options(
			TrainingOptions.of(HeadKind.TUTORIAL).epochs(7).learningRate(0.003)
				.batchSize(5).seed(9)).framing("stretch").augment(false).validation(
					0.3);
		train(unusual);
		final Map<String, String> settings = read().card().settings();
		correct("square", star(70));
		assertEquals(settings, read().card().settings());
		final LogoModel fresh = logos.train(unusual).model();
		for (int layer = 0; layer < 2; layer++) {
			assertArrayEquals(fresh.head().layers().get(layer).weights(), read()
				.head().layers().get(layer).weights());
		}
		assertEquals(7, read().card().curve().size());
	}

	@Test
	void theDefaultsOfThePooledHeadAreUsedAgain() throws IOException {
		train(TrainingRequest.of(shapes));
		final Map<String, String> settings = read().card().settings();
		assertEquals("all", settings.get("batchsize"));
		assertEquals(shapes.toAbsolutePath().toString(), settings.get("folder"));
		correct("square", star(70));
		assertEquals(settings, read().card().settings());
		assertArrayEquals(logos.train(TrainingRequest.of(shapes)).model().head()
			.layers().get(0).weights(), read().head().layers().get(0).weights());
	}

	@Test
	void theSamePictureIsNotAddedTwice() throws IOException {
		train(TrainingRequest.of(shapes));
		correct("square", star(70));
		final List<String> before = all(shapes);
		final CorrectionReport again = correct("square", star(70));
		assertFalse(again.isAdded());
		assertEquals(before, all(shapes));
		assertTrue(again.warnings().get(0).contains("already: nothing was added"),
			again.warnings().toString());
		assertEquals("square", again.after().get().label());
	}

	@Test
	void inAnotherClassItIsLeftAloneAndSaid() throws IOException {
		train(TrainingRequest.of(shapes));
		final Path disc = shapes.resolve("disc/disc 2.png");
		final CorrectionReport report = correct("square", pictures.open(disc));
		assertTrue(report.isAdded());
		assertTrue(Files.exists(disc));
		assertTrue(report.warnings().get(0).contains(disc.getFileName().toString()),
			report.warnings().toString());
	}

	@Test
	void aNewClassIsLearnedWithItsSecondPictureAndStopsNoneBefore()
		throws IOException
	{
		train(TrainingRequest.of(shapes));
		final byte[] old = Files.readAllBytes(model);
		final CorrectionReport first = correct("stella ★", star(70));
		assertTrue(Files.exists(shapes.resolve("stella ★/corrected.png")));
		assertFalse(first.training().isPresent());
		assertTrue(first.warnings().get(0).contains("Correct one more image"));
		assertArrayEquals(old, Files.readAllBytes(model));
		final CorrectionReport other = correct("disc", star(71));
		assertEquals(3, other.training().get().model().labels().size());
		assertEquals(1, other.training().get().skipped().size());
		Files.delete(other.image());
		final CorrectionReport second = correct("STELLA ★", star(72));
		assertEquals("stella ★", second.label());
		assertEquals("stella ★", second.after().get().label());
		assertEquals("[cross, disc, square, stella ★]", read().labels().toString());
	}

	@Test
	void aFlatFolderStaysFlat() throws IOException {
		final Path flat = Files.createDirectory(folder.resolve("flat"));
		for (final String label : new String[] { "disc", "cross" }) {
			for (int i = 1; i <= 3; i++) {
				Pictures.write(Pictures.shape(label, 60 + i, i), flat.resolve(label +
					"-" + i + ".png"));
			}
		}
		train(TrainingRequest.of(flat));
		correct("cross", star(70));
		assertTrue(Files.exists(flat.resolve("cross-4.png")));
		assertEquals(7, all(flat).size() - 1);
	}

	@Test
	void aTrainingThatFailsTakesThePictureAwayAgain() throws IOException {
		train(TrainingRequest.of(shapes));
		delete("cross");
		delete("square");
		assertUnchanged("1 class (disc)", IllegalArgumentException.class, "disc",
			TrainingMonitor.NONE);
	}

	@Test
	void cancelingTakesThePictureAwayAgain() throws IOException {
		train(TrainingRequest.of(shapes));
		for (final String stage : new String[] { "Looking", "Reading",
			"Training" })
		{
			for (final String label : new String[] { "disc", "cross" }) {
				assertUnchanged("cancel", CancellationException.class, label,
					cancelWhen(stage::equals));
			}
		}
	}

	@Test
	void whatIsWrongIsSaidBeforeAnythingIsWritten() throws IOException {
		train(TrainingRequest.of(shapes));
		for (final String label : new String[] { "", "..", "a/b", "Unknown" }) {
			assertUnchanged("label", IllegalArgumentException.class, label,
				TrainingMonitor.NONE);
		}
		final Path other = Files.createDirectories(folder.resolve("other/moon"));
		Files.copy(shapes.resolve("disc/disc 0.png"), other.resolve("moon.png"));
		final CorrectionRequest request = CorrectionRequest.of(star(70), "disc",
			model);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> logos.correct(
			request.folder(other.getParent()), TrainingMonitor.NONE)).getMessage()
			.contains("none of the model's classes (cross, disc, square)"));
		assertTrue(assertThrows(IOException.class, () -> logos.correct(request
			.folder(folder.resolve("none")), TrainingMonitor.NONE)).getMessage()
			.contains("there is no such folder"));
		assertEquals(1, all(other).size() - 1);
	}

	@Test
	void aFolderThatWasMovedIsGiven() throws IOException {
		train(TrainingRequest.of(shapes));
		final Path moved = Files.move(shapes, folder.resolve("moved"));
		final CorrectionRequest request = CorrectionRequest.of(star(70), "disc",
			model);
		assertTrue(assertThrows(IOException.class, () -> logos.correct(request,
			TrainingMonitor.NONE)).getMessage().contains("not there any more"));
		logos.correct(request.folder(moved), TrainingMonitor.NONE);
		assertEquals(moved.toString(), read().card().settings().get("folder"));
		assertTrue(correct("disc", star(71)).isAdded());
	}

	@Test
	void aClassThatTheFolderLostIsSaid() throws IOException {
		train(TrainingRequest.of(shapes));
		delete("cross");
		final String warnings = correct("disc", star(70)).warnings().toString();
		assertTrue(warnings.contains("no longer knows cross"), warnings);
	}

	@Test
	void aPictureThatIsStillTakenForAnotherClassIsSaid() throws IOException {
		train(TrainingRequest.of(shapes));
		for (int i = 0; i < 6; i++) {
			pictures.save(star(70), shapes.resolve("cross/same " + i + ".png"));
		}
		final String warnings = correct("disc", star(70)).warnings().toString();
		assertTrue(warnings.contains("still taken for cross"), warnings);
	}

	private static double probability(final Prediction prediction,
		final String label)
	{
		return prediction.candidates().stream().filter(candidate -> candidate
			.label().equals(label)).findFirst().get().confidence();
	}

	private void assertUnchanged(final String part,
		final Class<? extends Exception> type, final String label,
		final TrainingMonitor monitor) throws IOException
	{
		final byte[] old = Files.readAllBytes(model);
		final List<String> before = all(folder);
		final CorrectionRequest request = CorrectionRequest.of(star(70), label,
			model);
		final String message = assertThrows(type, () -> logos.correct(request,
			monitor), label).getMessage();
		assertTrue(message.contains(part), message);
		assertEquals(before, all(folder));
		assertArrayEquals(old, Files.readAllBytes(model));
	}

	private static TrainingMonitor cancelWhen(final Predicate<String> reached) {
		final boolean[] canceled = { false };
		return new TrainingMonitor() {

			@Override
			public void progress(final String stage, final int done,
				final int total)
			{
				if (reached.test(stage.split("[ ,]")[0]) && done >= 2) {
					canceled[0] = true;
				}
			}

			@Override
			public boolean isCanceled() {
				return canceled[0];
			}
		};
	}

	private CorrectionReport correct(final String label,
		final RandomAccessibleInterval<ARGBType> picture) throws IOException
	{
		return logos.correct(CorrectionRequest.of(picture, label, model),
			TrainingMonitor.NONE);
	}

	/** A cross with a triangle over it: nothing like it is in the folder. */
	private RandomAccessibleInterval<ARGBType> star(final int size)
		throws IOException
	{
		final BufferedImage image = Pictures.shape("cross", size, 0);
		final Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.BLACK);
		graphics.fillPolygon(new int[] { size / 2, size - 5, 5 }, new int[] { 5,
			size / 2, size - 5 }, 3);
		graphics.dispose();
		final Path file = Pictures.write(image, folder.resolve("star.bmp"));
		try {
			return pictures.open(file);
		}
		finally {
			Files.delete(file);
		}
	}

	private void train(final TrainingRequest request) throws IOException {
		logos.save(logos.train(request).model(), model);
	}

	private LogoModel read() throws IOException {
		return logos.open(model).model();
	}

	private void delete(final String label) throws IOException {
		try (Stream<Path> files = Files.list(shapes.resolve(label))) {
			for (final Path file : files.collect(Collectors.toList())) {
				Files.delete(file);
			}
		}
		Files.delete(shapes.resolve(label));
	}

	private static List<String> all(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.map(Path::toString).sorted().collect(Collectors.toList());
		}
	}

}
