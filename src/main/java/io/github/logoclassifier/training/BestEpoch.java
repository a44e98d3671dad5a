
package io.github.logoclassifier.training;

import io.github.logoclassifier.head.Epoch;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Keeps the weights of the epoch with the lowest loss on held-out images.
 * Without any it keeps the last: the loss of the training images is known from
 * before each step only.
 */
final class BestEpoch {

	private Epoch epoch;
	private INDArray weights;

	/** An epoch has ended; looks at the network, and does not change it. */
	void offer(final Epoch ended, final MultiLayerNetwork network) {
		if (!ended.isValidated()) epoch = ended;
		else if (epoch == null || ended.validationLoss() < epoch.validationLoss()) {
			epoch = ended;
			weights = network.params().dup();
		}
	}

	/** Gives the network the weights back. */
	void restore(final MultiLayerNetwork network) {
		if (weights != null) network.setParams(weights);
	}

	/** What happened, for a person, when training was stopped. */
	String warning(final int last) {
		final String stopped = "Training was stopped by the user after epoch " +
			last + ": ";
		return epoch.isValidated() ? stopped + "the weights of epoch " + epoch
			.number() + ", which had the lowest loss on the held-out images, were " +
			"kept." : stopped + "the last weights were kept.";
	}

}
