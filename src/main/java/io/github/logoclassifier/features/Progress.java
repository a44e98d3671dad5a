
package io.github.logoclassifier.features;

import java.util.concurrent.CancellationException;

/**
 * Watches over a long run: is told how far it is, and may stop it. Called from
 * the thread that started the run, or from one of its workers.
 */
public interface Progress {

	/** Neither shows nor stops anything. */
	Progress NONE = (done, total) -> false;

	/**
	 * Called after each step.
	 *
	 * @return true to stop the run
	 */
	boolean update(int done, int total);

	/**
	 * Reports a step.
	 *
	 * @throws CancellationException if the run is to stop
	 */
	default void step(final int done, final int total) {
		if (update(done, total)) throw new CancellationException("canceled");
	}

}
