
package io.github.logoclassifier.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.FeatureMap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class NoveltyTest {

	@Test
	void similarityIsTheCosineToTheNearestCentroid() {
		final Novelty novelty = Novelty.of(Arrays.asList(Arrays.asList(map(2, 0),
			map(4, 0)), Collections.singletonList(map(0, 1))));
		assertEquals(1, novelty.similarity(map(7, 0)), 1e-9);
		assertEquals(Math.sqrt(0.5), novelty.similarity(map(1, 1)), 1e-6);
	}

	/** Or a threshold of 0, which is for none, would reject it. */
	@Test
	void whatPointsAwayFromAllCentroidsIsNotLikeThemAtAll() {
		final Novelty novelty = new Novelty(Arrays.asList(new float[] { 1, 0 },
			new float[] { 0, 1 }), 0);
		assertEquals(0, novelty.similarity(map(-1, -2)));
	}

	@Test
	void theThresholdKeepsNearlyAllKnownImages() {
		final List<List<FeatureMap>> classes = classes(3, 200, 0.3);
		final Novelty novelty = Novelty.of(classes);
		int rejected = 0;
		for (final List<FeatureMap> ofClass : classes) {
			for (final FeatureMap map : ofClass) {
				if (novelty.similarity(map) < novelty.threshold()) rejected++;
			}
		}
		assertTrue(rejected <= 600 * Novelty.FALSE_REJECTIONS, rejected + "");
	}

	@Test
	void aThirdOfTheStrangersIsRejectedWhereClassesLieFarApart() {
		final List<List<FeatureMap>> classes = classes(3, 200, 0.3);
		int rejected = 0;
		for (int stranger = 0; stranger < 3; stranger++) {
			final List<List<FeatureMap>> others = new ArrayList<>(classes);
			final List<FeatureMap> strangers = others.remove(stranger);
			final Novelty all = Novelty.of(classes);
			final Novelty novelty = Novelty.of(others);
			for (final FeatureMap map : strangers) {
				if (novelty.similarity(map) < all.threshold()) rejected++;
			}
		}
		assertEquals(200, rejected, 2);
	}

	@Test
	void classesOfOneImageGiveNoThreshold() {
		assertEquals(0, Novelty.of(Arrays.asList(Collections.singletonList(map(1,
			0)), Collections.singletonList(map(0, 1)))).threshold());
	}

	@Test
	void aThresholdThatIsNoSimilarityIsAnError() {
		assertThrows(IllegalArgumentException.class, () -> new Novelty(Collections
			.singletonList(new float[] { 1 }), Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> new Novelty(Collections
			.singletonList(new float[] { 1 }), 1.5));
	}

	/** Clouds around different directions, all values positive. */
	private static List<List<FeatureMap>> classes(final int count,
		final int images, final double spread)
	{
		final Random random = new Random(1);
		final List<List<FeatureMap>> classes = new ArrayList<>();
		for (int c = 0; c < count; c++) {
			final List<FeatureMap> ofClass = new ArrayList<>();
			for (int i = 0; i < images; i++) {
				final float[] values = new float[6];
				for (int v = 0; v < values.length; v++) {
					values[v] = (float) (Math.abs(random.nextGaussian()) * spread + (v /
						2 == c ? 1 : 0));
				}
				ofClass.add(map(values));
			}
			classes.add(ofClass);
		}
		return classes;
	}

	private static FeatureMap map(final float... values) {
		return new FeatureMap(1, 1, values.length, values);
	}

}
