
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.exchange.ImportRequest;
import io.github.logoclassifier.exchange.ModelImporter;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.image.Preprocessing;
import io.github.logoclassifier.testing.Seed;
import io.github.logoclassifier.training.TrainingOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** The tutorial's own classifier, on the tutorial's own images. */
class TutorialParityTest {

	private static final List<String> LABELS = Arrays.asList("android", "apple",
		"windows");

	private static final List<String> TEST_IMAGES = Arrays.asList("android.jpg",
		"apple-reverse.jpg", "apple8.0.jpeg", "windows.png");

	@TempDir
	Path folder;

	@Test
	void theAuthorsHeadSaysTheSameOfTheTrainingFeatures() throws IOException {
		final Head head = authorsHead();
		final JsonArray browser = Seed.json("author_head_all94.json")
			.getAsJsonObject("probs").getAsJsonArray("browser");
		final float[] features = Seed.npy("train_features_cpu.npy");
		final int size = 7 * 7 * 256;
		for (int i = 0; i < 90; i++) {
			final FeatureMap map = new FeatureMap(7, 7, 256, Arrays.copyOfRange(
				features, i * size, (i + 1) * size));
			assertProbabilities(browser.get(i).getAsJsonArray(), head.probabilities(
				map), "training image " + i);
		}
	}

	@Test
	void theAuthorsHeadSaysTheSameOfTheGoldenPixels() throws IOException {
		final Head head = authorsHead();
		final JsonArray order = Seed.json("author_head_all94.json").getAsJsonArray(
			"order");
		final JsonArray browser = Seed.json("author_head_all94.json")
			.getAsJsonObject("probs").getAsJsonArray("browser");
		final Map<String, JsonArray> byImage = new HashMap<>();
		for (int i = 0; i < order.size(); i++) {
			byImage.put(order.get(i).getAsString().replaceFirst("__", "-")
				.replaceFirst("\\.[a-z]+$", ""), browser.get(i).getAsJsonArray());
		}
		final Backbone mobilenet = mobilenet();
		for (final String image : Seed.json("expected.json").getAsJsonObject(
			"images").keySet())
		{
			final byte[] rgb = Files.readAllBytes(Seed.path("golden", image +
				".rgb224.bin"));
			final int[] framed = new int[224 * 224];
			for (int i = 0; i < framed.length; i++) {
				framed[i] = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 |
					rgb[3 * i + 2] & 0xff;
			}
			final FeatureMap map = mobilenet.newWorker().features(new Preprocessing(
				Framing.STRETCH, 224).normalize(framed));
			assertProbabilities(byImage.get(image), head.probabilities(map), image);
		}
	}

	@Test
	void theAuthorsHeadGetsAllTestImagesRightFromTheirFiles() throws IOException {
		final Head head = authorsHead();
		final Backbone mobilenet = mobilenet();
		final Preprocessing stretch = new Preprocessing(Framing.STRETCH, 224);
		try (Context context = new Context(PictureService.class)) {
			final PictureService pictures = context.service(PictureService.class);
			for (final String image : TEST_IMAGES) {
				final double[] probabilities = head.probabilities(mobilenet.newWorker()
					.features(stretch.normalize(stretch.frame(pictures.open(Seed.path(
						"test", image))))));
				int best = 0;
				for (int c = 1; c < 3; c++) {
					if (probabilities[c] > probabilities[best]) best = c;
				}
				assertEquals(labelOf(image), LABELS.get(best), image);
			}
		}
	}

	@Test
	void theDefaultsGetAllTestImagesRightWithTheTutorialsBackboneAndTwentySeeds()
		throws IOException
	{
		try (Context context = new Context(LogoService.class)) {
			final LogoService logos = context.service(LogoService.class);
			final PictureService pictures = context.service(PictureService.class);
			for (int seed = 1; seed <= 20; seed++) {
				final Path file = folder.resolve(seed + ".logomodel");
				logos.save(logos.train(TrainingRequest.of(Seed.path("train")).backbone(
					Seed.path("mobilenet", "web_model").toString()).options(
						TrainingOptions.of(HeadKind.POOLED).seed(seed))).model(), file);
				for (final String image : TEST_IMAGES) {
					assertEquals(labelOf(image), logos.open(file).classify(pictures.open(
						Seed.path("test", image))).label(), image + ", seed " + seed);
				}
			}
		}
	}

	private static String labelOf(final String image) {
		return image.replaceFirst("[^a-z].*", "");
	}

	private static Backbone mobilenet() throws IOException {
		return new Backbones().open(Seed.path("mobilenet", "web_model").toString());
	}

	private static void assertProbabilities(final JsonArray expected,
		final double[] actual, final String image)
	{
		for (int c = 0; c < 3; c++) {
			assertEquals(expected.get(c).getAsDouble(), actual[c], 1e-4, image);
		}
	}

	/** Imported from the files that he saved. */
	private static Head authorsHead() throws IOException {
		return new ModelImporter(new Backbones(), Collections.emptyMap()).read(
			ImportRequest.of(Seed.path("head")).labels(LABELS).backbone(Seed.path(
				"mobilenet", "web_model").toString())).head();
	}

}
