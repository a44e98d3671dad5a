
package io.github.logoclassifier.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.head.DenseLayer.Activation;
import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.CropPlace;
import io.github.logoclassifier.image.Crops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationMapTest {

	private static final int SIDE = 3;
	private static final int CHANNELS = 7;
	private static final int CLASSES = 4;

	private final Random random = new Random(5);
	private final FeatureMap empty = map();

	@ParameterizedTest
	@EnumSource(Crops.class)
	void contributionsAddUpToTheLogitsExcess(final Crops crops) {
		final Head head = head(HeadKind.POOLED, CHANNELS);
		final List<FeatureMap> maps = new ArrayList<>();
		final List<CropFeatures> features = new ArrayList<>();
		for (int i = 0; i < crops.count(); i++) {
			maps.add(map());
			features.add(new CropFeatures(maps.get(i), crops.weights()[i], crops
				.places().get(i)));
		}
		final FeatureMap seen = FeatureMap.average(maps, crops.weights());
		for (int c = 0; c < CLASSES; c++) {
			double sum = 0;
			for (final double[][] parts : new ActivationMap(head, c, features, empty)
				.contributions())
			{
				for (final double[] row : parts) {
					for (final double part : row) {
						sum += part;
					}
				}
			}
			assertEquals(excess(head, seen, c) - excess(head, empty, c), sum, 1e-5);
		}
	}

	@Test
	void theHeatsMeanIsTheSumOfTheContributions() {
		final ActivationMap map = new ActivationMap(head(HeadKind.POOLED, CHANNELS),
			2, whole(map()), empty);
		double sum = 0;
		for (final double[] row : map.contributions().get(0)) {
			for (final double part : row) {
				sum += part;
			}
		}
		double mean = 0;
		for (final float value : map.heat().values()) {
			mean += value / (HeatMap.SIDE * HeatMap.SIDE);
		}
		assertEquals(sum, mean, 0.01 * Math.abs(sum) + 0.01);
	}

	@Test
	void aPlaceThatLooksEmptyCountsNothing() {
		final float[] values = empty.values().clone();
		for (int k = 0; k < CHANNELS; k++) {
			values[5 * CHANNELS + k] += 1; // row 1, column 2
		}
		final double[][] parts = new ActivationMap(head(HeadKind.POOLED, CHANNELS),
			0, whole(new FeatureMap(SIDE, SIDE, CHANNELS, values)), empty)
			.contributions().get(0);
		for (int i = 0; i < SIDE * SIDE; i++) {
			assertEquals(i == 5, parts[i / SIDE][i % SIDE] != 0);
		}
	}

	@Test
	void otherHeadsHaveNone() {
		assertThrows(IllegalArgumentException.class, () -> new ActivationMap(head(
			HeadKind.TUTORIAL, SIDE * SIDE * CHANNELS), 0, whole(map()), empty));
	}

	private static List<CropFeatures> whole(final FeatureMap map) {
		return Collections.singletonList(new CropFeatures(map, 1, CropPlace.WHOLE));
	}

	/** A logit less the mean of all, from the probabilities. */
	private static double excess(final Head head, final FeatureMap map,
		final int c)
	{
		final double[] probabilities = head.probabilities(map);
		double mean = 0;
		for (final double probability : probabilities) {
			mean += Math.log(probability) / CLASSES;
		}
		return Math.log(probabilities[c]) - mean;
	}

	private FeatureMap map() {
		return new FeatureMap(SIDE, SIDE, CHANNELS, numbers(SIDE * SIDE *
			CHANNELS));
	}

	private Head head(final HeadKind kind, final int inputs) {
		return new Head(kind, Collections.singletonList(new DenseLayer(numbers(
			inputs * CLASSES), numbers(CLASSES), Activation.SOFTMAX)));
	}

	private float[] numbers(final int count) {
		final float[] numbers = new float[count];
		for (int i = 0; i < count; i++) {
			numbers[i] = (float) random.nextGaussian();
		}
		return numbers;
	}

}
