
package io.github.logoclassifier.training;

import io.github.logoclassifier.head.Head;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import org.deeplearning4j.util.ModelSerializer;

/** A head in Deeplearning4j's own file format. */
public final class HeadArchive {

	private HeadArchive() {}

	/**
	 * Writes a head as ModelSerializer does: without updater state or normaliser,
	 * to be read by its restoreMultiLayerNetwork. The network takes batch ×
	 * inputs features: of a pooled head the mean of each channel, of the
	 * tutorial's the whole map, flattened row by row, the channel running
	 * fastest.
	 *
	 * @throws IllegalStateException if ND4J cannot start on this machine
	 */
	public static void write(final Head head, final OutputStream out)
		throws IOException
	{
		try {
			Nd4jSession.run(() -> {
				try {
					ModelSerializer.writeModel(HeadNetwork.of(head).network(), out,
						false);
				}
				catch (final IOException exc) {
					throw new UncheckedIOException(exc);
				}
				return null;
			});
		}
		catch (final UncheckedIOException exc) {
			throw exc.getCause();
		}
	}

}
