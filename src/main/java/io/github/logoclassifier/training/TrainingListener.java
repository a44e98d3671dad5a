
package io.github.logoclassifier.training;

import io.github.logoclassifier.head.Epoch;

import java.util.concurrent.CancellationException;

/** Watches a training. Called from the thread that trains. */
public interface TrainingListener {

	/** Watches nothing. */
	TrainingListener NONE = epoch -> {};

	/** An epoch has ended. */
	void epochEnded(Epoch epoch);

	/**
	 * Called before every batch.
	 *
	 * @throws CancellationException to stop the training
	 */
	default void beforeBatch() {
		// goes on
	}

	/**
	 * Asked after every epoch but the last: whether to end the training now, and
	 * to keep the best weights so far.
	 */
	default boolean isStopped() {
		return false;
	}

}
