
package io.github.logoclassifier;

import io.github.logoclassifier.head.Epoch;

/** Watches a training from outside, and may cancel it. */
public interface TrainingMonitor {

	/** Watches nothing. */
	TrainingMonitor NONE = new TrainingMonitor() {};

	/**
	 * A stage goes on: reading images, or training. Called from the thread that
	 * trains, or from its workers.
	 */
	default void progress(final String stage, final int done, final int total) {
		// not shown
	}

	/** An epoch has ended. Called from the thread that trains. */
	default void epochEnded(final Epoch epoch) {
		// not shown
	}

	/**
	 * Whether to end the training of the head now and keep the best weights so
	 * far; asked after each epoch. The rest of the work goes on.
	 */
	default boolean isStopped() {
		return false;
	}

	/** Whether to give all up; asked after each image, and before each batch. */
	default boolean isCanceled() {
		return false;
	}

}
