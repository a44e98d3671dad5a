
package io.github.logoclassifier.command;

import io.github.logoclassifier.head.Epoch;

import java.io.IOException;
import java.nio.file.Path;

/** A plot that grows as a training goes on. */
public interface LossPlot {

	/** Adds an epoch. */
	void add(Epoch epoch);

	/** The training has ended: shows the last epochs too. */
	void finish();

	/**
	 * Saves the plot as a PNG.
	 *
	 * @throws IOException if it cannot be written
	 */
	void save(Path file) throws IOException;

}
