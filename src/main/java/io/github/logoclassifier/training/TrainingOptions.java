
package io.github.logoclassifier.training;

import io.github.logoclassifier.head.HeadKind;

import java.util.Objects;

/**
 * How a head is trained. Immutable: each setter returns a changed copy. For
 * epochs, learning rate and batch size, 0 means the head's own default; so it
 * does for L2, where it is negative.
 */
public final class TrainingOptions {

	/** Adam's settings for the tutorial's head, and its number of epochs. */
	private static final int TUTORIAL_EPOCHS = 20;
	private static final int TUTORIAL_BATCH = 32;
	private static final double TUTORIAL_RATE = 1e-3;

	/** The pooled head stops before, once its loss no longer falls. */
	private static final int POOLED_EPOCHS = 500;
	private static final double POOLED_RATE = 0.01;

	/** Chosen by cross-validation, see README. */
	private static final double POOLED_L2 = 3e-3;

	private static final double OWN_L2 = -1;

	private final HeadKind head;
	private final int epochs;
	private final double learningRate;
	private final int batchSize;
	private final double l2;
	private final long seed;

	private TrainingOptions(final HeadKind head, final int epochs,
		final double learningRate, final int batchSize, final double l2,
		final long seed)
	{
		this.head = head;
		this.epochs = epochs;
		this.learningRate = learningRate;
		this.batchSize = batchSize;
		this.l2 = l2;
		this.seed = seed;
	}

	/** The defaults of a kind of head, seed 1. */
	public static TrainingOptions of(final HeadKind head) {
		return new TrainingOptions(Objects.requireNonNull(head), 0, 0, 0, OWN_L2,
			1);
	}

	/**
	 * @param epochs passes over the images, at most; 0 for the head's default
	 * @throws IllegalArgumentException if it is not 0 to 10,000
	 */
	public TrainingOptions epochs(final int epochs) {
		if (epochs < 0 || epochs > 10000) {
			throw new IllegalArgumentException("epochs must be between 1 and 10000" +
				" (or 0 for the head's default), not " + epochs);
		}
		return new TrainingOptions(head, epochs, learningRate, batchSize, l2, seed);
	}

	/**
	 * @param learningRate of Adam; 0 for the head's default
	 * @throws IllegalArgumentException if it is not 0 to 10
	 */
	public TrainingOptions learningRate(final double learningRate) {
		if (!(learningRate >= 0 && learningRate <= 10)) {
			throw new IllegalArgumentException("learningrate must be above 0 and at" +
				" most 10 (or 0 for the head's default), not " + learningRate);
		}
		return new TrainingOptions(head, epochs, learningRate, batchSize, l2, seed);
	}

	/**
	 * @param batchSize images in one step; 0 for the head's default
	 * @throws IllegalArgumentException if it is negative
	 */
	public TrainingOptions batchSize(final int batchSize) {
		if (batchSize < 0) {
			throw new IllegalArgumentException("batchsize must be at least 1 (or 0 " +
				"for the head's default), not " + batchSize);
		}
		return new TrainingOptions(head, epochs, learningRate, batchSize, l2, seed);
	}

	/**
	 * @param l2 the strength of L2 regularisation: λ in loss + λ/2 · ‖W‖²;
	 *          negative for the head's default
	 * @throws IllegalArgumentException if it is no number, or above 1000
	 */
	public TrainingOptions l2(final double l2) {
		if (!(l2 <= 1000)) {
			throw new IllegalArgumentException("l2 must be between 0 and 1000 (or " +
				"negative for the head's default), not " + l2);
		}
		return new TrainingOptions(head, epochs, learningRate, batchSize, l2, seed);
	}

	/** @param seed of the first weights and the order of images */
	public TrainingOptions seed(final long seed) {
		return new TrainingOptions(head, epochs, learningRate, batchSize, l2, seed);
	}

	public HeadKind head() {
		return head;
	}

	/** At least 1. */
	public int epochs() {
		if (epochs > 0) return epochs;
		return head == HeadKind.TUTORIAL ? TUTORIAL_EPOCHS : POOLED_EPOCHS;
	}

	/** Above 0. */
	public double learningRate() {
		if (learningRate > 0) return learningRate;
		return head == HeadKind.TUTORIAL ? TUTORIAL_RATE : POOLED_RATE;
	}

	/** At least 1; for the pooled head by default more than any folder holds. */
	public int batchSize() {
		if (batchSize > 0) return batchSize;
		return head == HeadKind.TUTORIAL ? TUTORIAL_BATCH : Integer.MAX_VALUE;
	}

	/** λ in loss + λ/2 · ‖W‖², at least 0. */
	public double l2() {
		if (l2 >= 0) return l2;
		return head == HeadKind.TUTORIAL ? 0 : POOLED_L2;
	}

	public long seed() {
		return seed;
	}

}
