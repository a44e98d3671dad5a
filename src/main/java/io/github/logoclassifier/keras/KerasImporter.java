
package io.github.logoclassifier.keras;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.KerasCut;
import io.github.logoclassifier.backbone.Tensor;
import io.github.logoclassifier.backbone.weights.KerasNetworkFile;
import io.github.logoclassifier.training.Nd4jSession;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a backbone of a Keras 2 network: a whole model in an .h5 file, chain or
 * graph, of one square picture with the channels last. It is read and checked
 * in plain Java, up to the layer that it is cut behind, and only what was found
 * to fit together is given to Deeplearning4j.
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
		final KerasNetworkFile network = KerasNetworkFile.open(file, name + ".h5");
		final NetworkDescription description = NetworkDescription.of(network
			.called(), network.version(), network.backend(), network.description());
		final NetworkForms forms = new NetworkForms(description);
		final String last = new CutLayers(description, forms).choose(cut.layer());
		final List<LayerDescription> layers = forms.upTo(last);
		final Map<String, Map<String, Tensor>> weights = network.weights(layers
			.stream().map(LayerDescription::name).collect(Collectors.toList()));
		for (final LayerDescription layer : layers) {
			forms.of(layer.name()).requireWeights(layer, weights.get(layer.name()));
		}
		return inSession(() -> new KerasBackbone(name, description.inputSize(),
			layers, forms, weights, cut.behind(last)));
	}

	/** Work of ND4J. */
	private interface Making {

		Backbone make() throws IOException;
	}

	private static Backbone inSession(final Making making) throws IOException {
		try {
			return Nd4jSession.run(() -> {
				try {
					return making.make();
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

}
