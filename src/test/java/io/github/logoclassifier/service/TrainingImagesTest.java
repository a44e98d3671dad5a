
package io.github.logoclassifier.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.TrainingMonitor;
import io.github.logoclassifier.TrainingReport;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.dataset.LabelledFile;
import io.github.logoclassifier.features.FeatureCache;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.testing.Pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** A folder is read once, and models are fitted to parts of it. */
class TrainingImagesTest {

	@TempDir
	Path folder;

	private final Context context = new Context(LogoService.class);
	private Path shapes;

	@BeforeEach
	void makeImages() throws IOException {
		shapes = Pictures.labelledFolder(folder, 3);
	}

	@AfterEach
	void dispose() {
		context.dispose();
	}

	@Test
	void imagesAreSortedAndCounted() throws IOException {
		Files.writeString(shapes.resolve("disc/notes.txt"), "no image");
		final TrainingImages images = training().read();
		assertEquals(Arrays.asList("cross", "disc", "square"), images.labels());
		assertEquals("{cross=3, disc=3, square=3}", images.counts().toString());
		assertEquals(9, images.size());
		assertEquals(12, images.features().get(0).views().size());
		assertEquals(1, images.skipped().size());
		for (int i = 0; i < images.size(); i++) {
			assertEquals(images.files().get(i).label(), images.labels().get(images
				.labelOf(i)));
		}
	}

	@Test
	void imagesOfNoClassAreKeptApartAndChangeNoBitOfTheModel()
		throws IOException
	{
		final LogoService logos = context.service(LogoService.class);
		final TrainingReport before = logos.train(TrainingRequest.of(shapes));
		final Path unknown = Files.createDirectory(shapes.resolve("unknown"));
		// Its name sorts before that of no class, and after that of all.
		Pictures.write(Pictures.shape("disc", 40, 9), unknown.resolve("a.png"));
		Files.createDirectory(shapes.resolve("zebra"));
		for (final String name : new String[] { "1.png", "2.png" }) {
			Pictures.write(Pictures.shape("cross", 40, name.hashCode()), shapes
				.resolve("zebra").resolve(name));
		}
		final TrainingImages images = training().read();
		assertEquals(Arrays.asList("cross", "disc", "square", "zebra"), images
			.labels());
		assertEquals(1, images.unknownFiles().size());
		assertEquals(8, images.unknownFeatures().get(0).views().size());
		Files.delete(shapes.resolve("zebra/1.png"));
		Files.delete(shapes.resolve("zebra/2.png"));
		final TrainingReport after = logos.train(TrainingRequest.of(shapes));
		assertEquals(Arrays.asList("cross", "disc", "square"), after.model()
			.labels());
		assertEquals(9, after.images());
		assertArrayEquals(weights(before.model()), weights(after.model()));
	}

	@Test
	void aFolderOfOneClassAndUnknownImagesIsTooLittle() throws IOException {
		final Path few = folder.resolve("few");
		for (final String label : new String[] { "disc", "unknown" }) {
			Files.createDirectories(few.resolve(label));
			for (int i = 0; i < 2; i++) {
				Pictures.write(Pictures.shape("disc", 40, i), few.resolve(label)
					.resolve(i + ".png"));
			}
		}
		final LogoTraining training = training(TrainingRequest.of(few));
		assertTrue(assertThrows(IllegalArgumentException.class, training::read)
			.getMessage().contains("has 1 class (disc)"));
	}

	@Test
	void aModelFittedToSomeImagesKnowsTheirClassesOnly() throws IOException {
		final LogoTraining training = training();
		final TrainingImages images = training.read();
		final List<Integer> some = indices(images, "disc", "square");
		final LogoModel model = training.fit(images, some);
		assertEquals(Arrays.asList("disc", "square"), model.labels());
		assertEquals("{disc=3, square=3}", model.card().images().toString());
		assertEquals("square", model.predict(images.seen(images.size() - 1), 0)
			.label());
		assertFalse(Arrays.equals(weights(model), weights(training.fit(images, some
			.subList(0, 5)))));
		assertThrows(IllegalArgumentException.class, () -> training.fit(images,
			indices(images, "disc")));
	}

	@Test
	void fittingToAllImagesIsTrainingWithoutValidation() throws IOException {
		final TrainingRequest request = TrainingRequest.of(shapes).validation(0);
		final LogoTraining training = training(request);
		final TrainingImages images = training.read();
		assertArrayEquals(weights(training.train().model()), weights(training.fit(
			images, IntStream.range(0, images.size()).boxed().collect(Collectors
				.toList()))));
	}

	private static List<Integer> indices(final TrainingImages images,
		final String... labels)
	{
		return IntStream.range(0, images.size()).filter(i -> Arrays.asList(labels)
			.contains(label(images.files().get(i)))).boxed().collect(Collectors
				.toList());
	}

	private static String label(final LabelledFile file) {
		return file.label();
	}

	private LogoTraining training() {
		return training(TrainingRequest.of(shapes));
	}

	private LogoTraining training(final TrainingRequest request) {
		return new LogoTraining(request, TrainingMonitor.NONE, context.service(
			PictureService.class), () -> ChosenBackbone.open(request.backbone(),
				new Backbones()), new FeatureCache(1 << 20),
			java.util.function.UnaryOperator.identity());
	}

	private static float[] weights(final LogoModel model) {
		return model.head().layers().get(0).weights();
	}

}
