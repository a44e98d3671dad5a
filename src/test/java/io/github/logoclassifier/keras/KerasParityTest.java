
package io.github.logoclassifier.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.backbone.library.BackboneChoice;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.testing.Seed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that Keras itself wrote: a MobileNetV1, run in both ways. */
class KerasParityTest {

	@TempDir
	Path cache;

	@Test
	void deeplearning4jGivesWhatOurKernelGives() throws IOException {
		final BackboneChoice file = BackboneChoice.of(Seed.path("mobilenet",
			"keras.h5").toString());
		final Backbones backbones = new Backbones(cache, KerasImporter::read);
		final Backbone own = backbones.open(file);
		final Backbone imported = backbones.open(file.layer(
			"global_average_pooling2d_1").preprocessing("tf"));
		final Random random = new Random(2);
		final float[] pixels = new float[own.inputSize() * own.inputSize() * 3];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = 2 * random.nextFloat() - 1;
		}
		final float[] expected = own.newWorker().features(pixels).mean();
		final FeatureMap actual = imported.newWorker().features(pixels);
		assertEquals(own.channels(), actual.channels());
		for (int i = 0; i < expected.length; i++) {
			assertEquals(expected[i], actual.values()[i], 1e-4, "feature " + i);
		}
	}

}
