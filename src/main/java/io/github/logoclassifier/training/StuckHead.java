
package io.github.logoclassifier.training;

import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.head.HeadKind;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Notices a tutorial head that learns no more: too many of its few hidden units
 * are dead (ReLU gives 0 for every image, so that no gradient reaches them),
 * and its loss stays where it is.
 */
final class StuckHead {

	/** A loss above this is not worth keeping when it no longer falls. */
	private static final double HIGH_LOSS = 0.1;

	/** Flat: falls by less than this fraction over the last quarter. */
	private static final double FLAT = 0.05;

	private StuckHead() {}

	static List<String> warnings(final TrainingOptions options,
		final List<Epoch> curve, final MultiLayerNetwork network,
		final List<DataSet> batches)
	{
		if (options.head() != HeadKind.TUTORIAL || curve.size() < 8) {
			return Collections.emptyList();
		}
		final double last = curve.get(curve.size() - 1).loss();
		final double before = curve.get(curve.size() - 1 - curve.size() / 4).loss();
		if (last < HIGH_LOSS || before - last > FLAT * before) {
			return Collections.emptyList();
		}
		final int dead = deadUnits(network, batches);
		return Collections.singletonList(String.format(Locale.ROOT,
			"Training is stuck: the loss stays at %.2f, and %d of %d hidden units " +
				"are dead. The classifier will confuse classes: train again with " +
				"another seed than %d, or with head=pooled, which cannot get stuck.",
			last, dead, HeadKind.HIDDEN_UNITS, options.seed()));
	}

	/** Hidden units that are 0 for every training image. */
	private static int deadUnits(final MultiLayerNetwork network,
		final List<DataSet> batches)
	{
		INDArray largest = null;
		for (final DataSet batch : batches) {
			final INDArray hidden = network.feedForwardToLayer(0, batch.getFeatures())
				.get(1).max(0);
			largest = largest == null ? hidden : Transforms.max(largest, hidden);
		}
		return largest == null ? 0 : (int) largest.length() - largest.gt(0).castTo(
			DataType.INT32).sumNumber().intValue();
	}

}
