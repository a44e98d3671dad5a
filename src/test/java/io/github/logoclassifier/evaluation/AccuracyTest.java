
package io.github.logoclassifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Proportions and how well they are known. */
class AccuracyTest {

	/**
	 * From R's prop.test(x, n, correct = FALSE), and Wilson's formula by hand.
	 */
	@Test
	void theIntervalIsWilsons() {
		assertInterval(0.4901625, 0.9433178, 8, 10);
		assertInterval(0.0, 0.2775328, 0, 10);
		assertInterval(0.7224672, 1.0, 10, 10);
		assertInterval(0.8863623, 0.9908107, 58, 60);
	}

	@Test
	void itHoldsTheValueAndShrinksWithMoreImages() {
		double before = 1;
		for (int images = 1; images < 5000; images *= 3) {
			final Accuracy accuracy = new Accuracy(2 / 3.0, images);
			assertTrue(accuracy.low() < accuracy.value());
			assertTrue(accuracy.high() > accuracy.value());
			assertTrue(accuracy.high() - accuracy.low() < before);
			before = accuracy.high() - accuracy.low();
		}
	}

	@Test
	void withoutImagesNothingIsKnown() {
		final Accuracy accuracy = new Accuracy(Double.NaN, 0);
		assertTrue(Double.isNaN(accuracy.value()));
		assertEquals(0, accuracy.low());
		assertEquals(1, accuracy.high());
	}

	private static void assertInterval(final double low, final double high,
		final int right, final int images)
	{
		final Accuracy accuracy = new Accuracy(right / (double) images, images);
		assertEquals(low, accuracy.low(), 1e-6);
		assertEquals(high, accuracy.high(), 1e-6);
	}

}
