
package io.github.logoclassifier.keras;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.KerasCut;
import io.github.logoclassifier.training.Nd4jSession;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.deeplearning4j.nn.modelimport.keras.Hdf5Archive;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.utils.KerasModelBuilder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Makes a backbone of a Keras 2 network: a whole model in an .h5 file, chain or
 * graph, of one square picture with the channels last, of layers that
 * Deeplearning4j knows. HDF5 is parsed by native code.
 */
public final class KerasImporter {

	private KerasImporter() {}

	/**
	 * Reads a network and cuts it.
	 *
	 * @param name what to call it
	 * @param cut the layer may be empty: then it is the last one whose output is
	 *          a map of more than one place
	 * @throws IllegalArgumentException if it cannot be cut there; the message
	 *           lists where it can be
	 * @throws IOException if it is no such network
	 * @throws IllegalStateException if ND4J cannot start on this machine
	 */
	public static Backbone read(final Path file, final String name,
		final KerasCut cut) throws IOException
	{
		try {
			return Nd4jSession.run(() -> {
				try {
					return imported(file, name, cut);
				}
				catch (final IOException exc) {
					throw new UncheckedIOException(exc);
				}
			});
		}
		catch (final UncheckedIOException exc) {
			throw exc.getCause();
		}
	}

	private static Backbone imported(final Path file, final String name,
		final KerasCut cut) throws IOException
	{
		final NamedGraph graph;
		final NetworkDescription description;
		try {
			description = description(file, name);
			graph = graph(file, description);
		}
		catch (final InvalidKerasConfigurationException
				| UnsupportedKerasConfigurationException | RuntimeException exc)
		{
			throw new IOException("cannot read " + name +
				".h5 as a Keras 2 network: " + exc.getMessage(), exc);
		}
		return new KerasBackbone(name, description, graph, cut);
	}

	private static NetworkDescription description(final Path file,
		final String name) throws IOException,
		UnsupportedKerasConfigurationException
	{
		try (Hdf5Archive archive = open(file, name)) {
			if (!archive.hasAttribute(NetworkDescription.ATTRIBUTE)) {
				throw new IOException(name +
					".h5 has weights alone, and does not say " +
					"of which layers: save the whole model with model.save");
			}
			return new NetworkDescription(name, archive.hasAttribute("keras_version")
				? archive.readAttributeAsString("keras_version") : "", archive
					.readAttributeAsJson(NetworkDescription.ATTRIBUTE));
		}
	}

	private static Hdf5Archive open(final Path file, final String name)
		throws IOException
	{
		try {
			return new Hdf5Archive(file.toString());
		}
		catch (final LinkageError exc) {
			throw new IOException("cannot read " + name +
				".h5: this machine has no HDF5 library for Java", exc);
		}
	}

	/** A chain becomes a graph, whose layers are numbered then. */
	private static NamedGraph graph(final Path file,
		final NetworkDescription description) throws IOException,
		InvalidKerasConfigurationException, UnsupportedKerasConfigurationException
	{
		// Not KerasModelImport, which leaves the file open if it cannot read it.
		try (KerasModelBuilder builder = new KerasModel().modelBuilder()
			.modelHdf5Filename(file.toString()).enforceTrainingConfig(false))
		{
			if (!description.isSequential()) {
				return new NamedGraph(builder.buildModel().getComputationGraph());
			}
			final MultiLayerNetwork chain = builder.buildSequential()
				.getMultiLayerNetwork();
			return new NamedGraph(chain.toComputationGraph(), chain.getLayerNames());
		}
	}

}
