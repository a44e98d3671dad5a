
package io.github.logoclassifier.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.testing.Seed;

import java.io.IOException;
import java.util.Arrays;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The tutorial's head, begun with the same weights and fed in the same order,
 * learns step by step as it does in TF.js.
 */
class TutorialTrajectoryTest {

	@Test
	void aHealthyRunFollowsTheTutorial() throws IOException {
		final TrainedHead trained = assertFollows("traj_a");
		assertTrue(trained.warnings().isEmpty(), trained.warnings().toString());
	}

	@Test
	void aStuckRunFollowsTheTutorialAndIsNoticed() throws IOException {
		final TrainedHead trained = assertFollows("traj_b");
		assertEquals(1, trained.warnings().size());
		assertTrue(trained.warnings().get(0).contains("stuck"), trained.warnings()
			.get(0));
	}

	private static TrainedHead assertFollows(final String run)
		throws IOException
	{
		final JsonArray losses = Seed.json(run + ".json").getAsJsonArray(
			"loss_per_epoch");
		final LabelledFeatures features = goldenFeatures();
		final TrainingOptions options = TrainingOptions.of(HeadKind.TUTORIAL);
		final float[][] first = { Seed.npy(run + ".init_dense1_kernel.npy"), Seed
			.npy(run + ".init_dense1_bias.npy"), Seed.npy(run +
				".init_dense2_kernel.npy"), Seed.npy(run + ".init_dense2_bias.npy") };
		final TrainedHead trained = Nd4jSession.run(() -> {
			final HeadNetwork head = new HeadNetwork(options, 7 * 7 * 256, 3);
			final MultiLayerNetwork network = head.network();
			network.setParam("0_W", matrix(first[0], 10));
			network.setParam("0_b", matrix(first[1], 10));
			network.setParam("1_W", matrix(first[2], 3));
			network.setParam("1_b", matrix(first[3], 3));
			return new HeadTrainer(options, false).train(head, TrainingData.of(
				features, new LabelledFeatures(3), options, false),
				TrainingListener.NONE);
		});
		assertEquals(losses.size(), trained.curve().size());
		for (int i = 0; i < losses.size(); i++) {
			final double expected = losses.get(i).getAsDouble();
			assertEquals(expected, trained.curve().get(i).loss(), 1e-3 * expected,
				run + ", epoch " + (i + 1));
		}
		assertProbabilities(Seed.npy(run + ".final_probs_train.npy"), trained
			.head(), features);
		return trained;
	}

	private static void assertProbabilities(final float[] expected,
		final Head head, final LabelledFeatures features)
	{
		for (int i = 0; i < features.size(); i++) {
			final double[] actual = head.probabilities(features.map(i));
			for (int c = 0; c < 3; c++) {
				assertEquals(expected[3 * i + c], actual[c], 1e-3, "image " + i);
			}
		}
	}

	private static LabelledFeatures goldenFeatures() throws IOException {
		final float[] values = Seed.npy("train_features_cpu.npy");
		final float[] labels = Seed.npy("train_labels_onehot.npy");
		final LabelledFeatures features = new LabelledFeatures(3);
		final int size = 7 * 7 * 256;
		for (int i = 0; i < 90; i++) {
			int label = 0;
			while (labels[3 * i + label] == 0) {
				label++;
			}
			features.add(new FeatureMap(7, 7, 256, Arrays.copyOfRange(values, i *
				size, (i + 1) * size)), label);
		}
		return features;
	}

	private static INDArray matrix(final float[] values, final int columns) {
		return Nd4j.create(values, new int[] { values.length / columns, columns },
			'c');
	}

}
