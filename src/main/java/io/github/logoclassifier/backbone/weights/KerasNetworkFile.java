
package io.github.logoclassifier.backbone.weights;

import io.github.logoclassifier.backbone.Tensor;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Keras .h5 file of a whole network of any family: what it says of itself,
 * and its weights. It is read in plain Java, and may come from a stranger:
 * nothing that is read of it is larger than the file. Immutable; the file is
 * opened for each reading.
 */
public final class KerasNetworkFile {

	private static final String DESCRIPTION = "model_config";
	private static final String VERSION = "keras_version";
	private static final String BACKEND = "backend";
	private static final String WEIGHTS = "model_weights";
	private static final String NAMES = "weight_names";
	private static final int LONGEST_NAME = 80;

	private final Path path;
	private final String called;
	private final String description;
	private final String version;
	private final String backend;

	private KerasNetworkFile(final Path path, final String called,
		final Hdf5File file) throws IOException
	{
		this.path = path;
		this.called = called;
		description = file.optionalText(DESCRIPTION).orElseThrow(
			() -> new IOException(called + " has weights alone, and does not say " +
				"of which layers: save the whole model with model.save"));
		version = file.optionalText(VERSION).orElse("");
		backend = file.optionalText(BACKEND).orElse("");
	}

	/**
	 * Reads what a file says of its network.
	 *
	 * @param called what messages are to call it
	 * @throws IOException if it is no Keras file, damaged, or has weights alone
	 */
	public static KerasNetworkFile open(final Path path, final String called)
		throws IOException
	{
		return Hdf5File.read(path, called, file -> new KerasNetworkFile(path,
			called, file));
	}

	/** What messages call it. */
	public String called() {
		return called;
	}

	/** The layers, as a stranger's JSON, which was not looked at. */
	public String description() {
		return description;
	}

	/** Of the Keras that saved it; empty if it does not say. */
	public String version() {
		return version;
	}

	/** What that Keras computed with; empty if it does not say. */
	public String backend() {
		return backend;
	}

	/**
	 * Reads the weights of some layers.
	 *
	 * @return of each layer its tensors by their names within it, "kernel" say;
	 *         none of a layer that has none in the file
	 * @throws IOException if they are damaged, or not as Keras writes them
	 */
	public Map<String, Map<String, Tensor>> weights(
		final Collection<String> layers) throws IOException
	{
		return Hdf5File.read(path, called, file -> {
			final Map<String, Map<String, Tensor>> weights = new LinkedHashMap<>();
			for (final String layer : layers) {
				weights.put(layer, weights(file, layer));
			}
			return weights;
		});
	}

	/**
	 * A layer's group lists the paths of its tensors in it, of any depth: that of
	 * "conv" has "conv/kernel:0", say.
	 */
	private Map<String, Tensor> weights(final Hdf5File file, final String layer)
		throws IOException
	{
		final Optional<Node> group = file.find(file.root(), WEIGHTS + "/" + layer);
		if (!group.isPresent() || !(group.get() instanceof Group)) {
			return Collections.emptyMap();
		}
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		for (final String path : file.texts((Group) group.get(), NAMES)) {
			final Optional<Node> data = file.find((Group) group.get(), path);
			final String name = name(path);
			if (!data.isPresent() || !(data.get() instanceof Dataset)) {
				throw new IOException(called + " is damaged: it names weights \"" +
					name + "\" of its layer " + layer + ", and has none");
			}
			if (tensors.put(name, file.tensor(layer + "/" + name, (Dataset) data
				.get())) != null)
			{
				throw new IOException(called + " is damaged: its layer " + layer +
					" has two weights \"" + name + "\"");
			}
		}
		return tensors;
	}

	/** TensorFlow may put numbers behind it: "conv/kernel_1:0". */
	private static String name(final String path) {
		final String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst(
			":\\d+$", "").replaceFirst("_\\d+$", "").replaceAll("\\p{Cntrl}", "?");
		return name.substring(0, Math.min(LONGEST_NAME, name.length()));
	}

}
