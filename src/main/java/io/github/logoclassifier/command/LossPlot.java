
package io.github.logoclassifier.command;

import io.github.logoclassifier.head.Epoch;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A plot of losses and accuracy that grows as a training goes on, with what a
 * person can do to it.
 */
public interface LossPlot {

	/** Adds an epoch. */
	void add(Epoch epoch);

	/**
	 * The training has come to a model: shows the last epochs too, and marks the
	 * one with the lowest loss on held-out images.
	 */
	void finish();

	/** Nothing can be done to the training any more, however it ended. */
	void end();

	/**
	 * Saves the plot as a PNG.
	 *
	 * @throws IOException if it cannot be written
	 */
	void save(Path file) throws IOException;

}
