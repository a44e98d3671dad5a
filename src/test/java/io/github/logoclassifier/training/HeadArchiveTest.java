
package io.github.logoclassifier.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.head.DenseLayer.Activation;
import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class HeadArchiveTest {

	private static final int CHANNELS = 5;

	@TempDir
	Path folder;

	@Test
	void aPooledHeadIsRestored() throws IOException {
		assertRestored(new Head(HeadKind.POOLED, Collections.singletonList(dense(
			CHANNELS, 3, Activation.SOFTMAX))));
	}

	@Test
	void theTutorialsHeadIsRestored() throws IOException {
		assertRestored(new Head(HeadKind.TUTORIAL, Arrays.asList(dense(2 * 2 *
			CHANNELS, 10, Activation.RELU), dense(10, 3, Activation.SOFTMAX))));
	}

	@Test
	void aHeadOfMoreLayersIsRestored() throws IOException {
		assertRestored(new Head(HeadKind.POOLED, Arrays.asList(dense(CHANNELS, 7,
			Activation.RELU), dense(7, 4, Activation.RELU), dense(4, 2,
				Activation.SOFTMAX))));
	}

	private void assertRestored(final Head head) throws IOException {
		final File file = folder.resolve("head.zip").toFile();
		try (OutputStream out = Files.newOutputStream(file.toPath())) {
			HeadArchive.write(head, out);
		}
		final MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(
			file);
		assertNull(ModelSerializer.restoreNormalizerFromFile(file));
		final FeatureMap map = new FeatureMap(2, 2, CHANNELS, values(4 * CHANNELS));
		final INDArray output = network.output(Nd4j.createFromArray(head.kind()
			.inputs(map)).reshape(1, head.inputs()));
		final double[] expected = head.probabilities(map);
		assertEquals(expected.length, output.columns());
		for (int c = 0; c < expected.length; c++) {
			assertEquals(expected[c], output.getDouble(0, c), 1e-6);
		}
	}

	private static DenseLayer dense(final int inputs, final int outputs,
		final Activation activation)
	{
		return new DenseLayer(values(inputs * outputs), values(outputs),
			activation);
	}

	private static float[] values(final int count) {
		final Random random = new Random(count);
		final float[] values = new float[count];
		for (int i = 0; i < count; i++) {
			values[i] = (float) random.nextGaussian();
		}
		return values;
	}

}
