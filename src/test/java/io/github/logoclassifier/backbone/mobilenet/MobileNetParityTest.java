
package io.github.logoclassifier.backbone.mobilenet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.backbone.Weights;
import io.github.logoclassifier.backbone.weights.KerasReader;
import io.github.logoclassifier.backbone.weights.TfjsReader;
import io.github.logoclassifier.backbone.weights.WeightFolder;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.image.Preprocessing;
import io.github.logoclassifier.testing.Seed;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

import org.junit.jupiter.api.Test;

/**
 * The tutorial's MobileNet against a float64 forward pass of the same weights,
 * on the pixels that a browser gives.
 */
class MobileNetParityTest {

	@Test
	void featuresFromTfjsMatchTheReference() throws IOException {
		assertFeaturesMatch(TfjsReader.read(WeightFolder.of(Seed.path("mobilenet",
			"web_model"))));
	}

	@Test
	void featuresFromKerasMatchTheReference() throws IOException {
		assertFeaturesMatch(KerasReader.read(Seed.path("mobilenet", "keras.h5"))
			.get());
	}

	@Test
	void theSameNetworkHasTheSameHashFromBothFormats() throws IOException {
		final MobileNetV1 tfjs = MobileNetV1.of(TfjsReader.read(WeightFolder.of(Seed
			.path("mobilenet", "web_model"))));
		final MobileNetV1 keras = MobileNetV1.of(KerasReader.read(Seed.path(
			"mobilenet", "keras.h5")).get());
		assertEquals(tfjs.sha256(), keras.sha256());
		assertEquals("mobilenet_0.25_224", tfjs.name());
	}

	@Test
	void theFullNetworkFindsTheSameImageNetClasses() throws IOException {
		final Weights weights = TfjsReader.read(WeightFolder.of(Seed.path(
			"mobilenet", "web_model")));
		final MobileNetV1 network = MobileNetV1.of(weights);
		final float[] kernel = weights.values("conv_preds/kernel", 1, 1, 256, 1000);
		final float[] bias = weights.values("conv_preds/bias", 1000);
		for (final String image : goldenImages()) {
			final float[] mean = features(network, image).mean();
			final double[] logits = new double[1000];
			for (int o = 0; o < 1000; o++) {
				logits[o] = bias[o];
				for (int i = 0; i < 256; i++) {
					logits[o] += mean[i] * kernel[i * 1000 + o];
				}
			}
			final float[] expected = Seed.npy(image + ".imagenet_probs_f64ref.npy");
			int best = 0;
			int expectedBest = 0;
			for (int o = 0; o < 1000; o++) {
				if (logits[o] > logits[best]) best = o;
				if (expected[o] > expected[expectedBest]) expectedBest = o;
			}
			assertEquals(expectedBest, best, image);
		}
	}

	private static void assertFeaturesMatch(final Weights weights)
		throws IOException
	{
		final MobileNetV1 network = MobileNetV1.of(weights);
		for (final String image : goldenImages()) {
			final FeatureMap map = features(network, image);
			assertEquals(7, map.height());
			assertEquals(7, map.width());
			assertEquals(256, map.channels());
			final float[] expected = Seed.npy(image + ".conv_pw_13_relu_f64ref.npy");
			double sum = 0;
			double worst = 0;
			for (int i = 0; i < expected.length; i++) {
				final double difference = Math.abs(map.values()[i] - expected[i]);
				sum += difference;
				worst = Math.max(worst, difference);
			}
			assertTrue(worst < 1e-2, image + ": worst difference " + worst);
			assertTrue(sum / expected.length < 1e-5, image + ": mean difference " +
				sum / expected.length);
		}
	}

	private static FeatureMap features(final MobileNetV1 network,
		final String image) throws IOException
	{
		final byte[] rgb = Files.readAllBytes(Seed.path("golden", image +
			".rgb224.bin"));
		final int[] framed = new int[224 * 224];
		for (int i = 0; i < framed.length; i++) {
			framed[i] = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 |
				rgb[3 * i + 2] & 0xff;
		}
		return network.newWorker().features(new Preprocessing(Framing.STRETCH, 224)
			.normalize(framed));
	}

	private static Iterable<String> goldenImages() throws IOException {
		return () -> {
			try {
				return Seed.json("expected.json").getAsJsonObject("images").entrySet()
					.stream().map(Map.Entry::getKey).iterator();
			}
			catch (final IOException exc) {
				throw new java.io.UncheckedIOException(exc);
			}
		};
	}

}
