
package io.github.logoclassifier.head;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.head.DenseLayer.Activation;

import java.util.Collections;
import java.util.Random;

import org.junit.jupiter.api.Test;

class TemperatureTest {

	@Test
	void withoutImagesNothingChanges() {
		assertEquals(1, new Temperature().value());
	}

	@Test
	void aHeadThatIsTooSureIsMadeAsSureAsItIsRight() {
		// 99 % sure, and right in three of four.
		final double found = temperature(400, 0.99, 0.75);
		assertEquals(0.75, tempered(0.99, found), 0.01);
	}

	@Test
	void aHeadThatIsNotSureEnoughIsMadeSurer() {
		final double found = temperature(400, 0.75, 0.9);
		assertEquals(0.9, tempered(0.75, found), 0.01);
	}

	@Test
	void itStaysWithinItsBounds() {
		assertEquals(0.25, temperature(10000, 0.6, 1), 1e-9);
		assertEquals(4, temperature(10000, 0.99, 0), 1e-9);
	}

	@Test
	void aFewImagesAreNoReasonToGoFar() {
		final double few = temperature(4, 0.97, 1);
		final double many = temperature(4000, 0.97, 1);
		assertTrue(few > many, few + " " + many);
	}

	@Test
	void aTemperedHeadGivesTheTemperedProbabilitiesAndTheSameOrder() {
		final Random random = new Random(1);
		final float[] weights = new float[4 * 3];
		for (int i = 0; i < weights.length; i++) {
			weights[i] = (float) random.nextGaussian();
		}
		final Head head = new Head(HeadKind.POOLED, Collections.singletonList(
			new DenseLayer(weights, new float[] { 0.1f, -0.2f, 0.3f },
				Activation.SOFTMAX)));
		final FeatureMap map = new FeatureMap(1, 1, 4, new float[] { 1, 2, 0.5f,
			3 });
		final double[] before = head.probabilities(map);
		final double[] after = head.tempered(2).probabilities(map);
		double sum = 0;
		for (final double p : before) {
			sum += Math.sqrt(p);
		}
		for (int i = 0; i < before.length; i++) {
			assertEquals(Math.sqrt(before[i]) / sum, after[i], 1e-6);
		}
		assertArrayEquals(before, head.tempered(1).probabilities(map));
	}

	/** Of images of two classes, all given the first with one confidence. */
	private static double temperature(final int images, final double confidence,
		final double right)
	{
		final Temperature temperature = new Temperature();
		for (int i = 0; i < images; i++) {
			temperature.add(new double[] { confidence, 1 - confidence }, i < images *
				right ? 0 : 1);
		}
		return temperature.value();
	}

	private static double tempered(final double p, final double temperature) {
		final double a = Math.pow(p, 1 / temperature);
		return a / (a + Math.pow(1 - p, 1 / temperature));
	}

}
