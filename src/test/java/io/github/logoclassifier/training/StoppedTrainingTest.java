
package io.github.logoclassifier.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.head.HeadKind;

import java.util.Comparator;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** A training that a person ends before its end. */
class StoppedTrainingTest {

	/** Overfits: its loss on held-out images rises after some epochs. */
	private static final TrainingOptions OPTIONS = TrainingOptions.of(
		HeadKind.TUTORIAL).epochs(60).learningRate(0.05).batchSize(4);

	private final LabelledFeatures training = noise(12, 1);
	private final LabelledFeatures held = noise(12, 2);

	@Test
	void theWeightsOfTheBestEpochAreKept() {
		final TrainedHead whole = new HeadTrainer(OPTIONS.epochs(30)).train(
			training, held, TrainingListener.NONE);
		final Epoch best = whole.curve().stream().min(Comparator.comparingDouble(
			Epoch::validationLoss)).orElseThrow(AssertionError::new);
		assertTrue(best.number() < 30, "it overfits: " + best);
		final TrainedHead stopped = new HeadTrainer(OPTIONS).train(training, held,
			stopAfter(30));
		assertTrue(stopped.isStopped());
		assertEquals(30, stopped.curve().size());
		final TrainedHead atBest = new HeadTrainer(OPTIONS.epochs(best.number()))
			.train(training, held, TrainingListener.NONE);
		assertArrayEquals(atBest.head().layers().get(0).weights(), stopped.head()
			.layers().get(0).weights());
		assertTrue(stopped.warnings().get(stopped.warnings().size() - 1).startsWith(
			"Training was stopped by the user after epoch 30: the weights of epoch " +
				best.number() + ","), stopped.warnings().toString());
	}

	@Test
	void withNothingHeldOutTheLastWeightsAreKept() {
		final TrainedHead stopped = new HeadTrainer(OPTIONS).train(training,
			new LabelledFeatures(2), stopAfter(7));
		final TrainedHead whole = new HeadTrainer(OPTIONS.epochs(7)).train(training,
			new LabelledFeatures(2), TrainingListener.NONE);
		assertArrayEquals(whole.head().layers().get(0).weights(), stopped.head()
			.layers().get(0).weights());
		assertTrue(stopped.warnings().toString().contains(
			"the last weights were kept"));
	}

	@Test
	void beingAskedToStopAfterTheLastEpochChangesNothing() {
		final TrainedHead asked = new HeadTrainer(OPTIONS.epochs(5)).train(training,
			held, stopAfter(5));
		final TrainedHead whole = new HeadTrainer(OPTIONS.epochs(5)).train(training,
			held, TrainingListener.NONE);
		assertFalse(asked.isStopped());
		assertArrayEquals(whole.head().layers().get(0).weights(), asked.head()
			.layers().get(0).weights());
	}

	private static TrainingListener stopAfter(final int last) {
		return new TrainingListener() {

			private int ended;

			@Override
			public void epochEnded(final Epoch epoch) {
				ended = epoch.number();
			}

			@Override
			public boolean isStopped() {
				return ended >= last;
			}

		};
	}

	/** Features that have little to do with their labels. */
	private static LabelledFeatures noise(final int images, final long seed) {
		final Random random = new Random(seed);
		final LabelledFeatures features = new LabelledFeatures(2);
		for (int i = 0; i < images; i++) {
			final float[] values = new float[8];
			for (int f = 0; f < values.length; f++) {
				values[f] = random.nextFloat();
			}
			values[0] += i % 2;
			features.add(new FeatureMap(1, 1, 8, values), i % 2);
		}
		return features;
	}

}
