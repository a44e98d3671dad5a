
package io.github.logoclassifier.backbone;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network as its file holds it: named tensors and the Keras description of
 * its layers. Names are those of TF.js, "conv1/kernel" say. Immutable.
 */
public final class Weights {

	private final String origin;
	private final JsonObject topology;
	private final SortedMap<String, Tensor> tensors;

	/**
	 * @param origin the file, for messages
	 * @param topology the Keras "config" object, with "name" and "layers"
	 */
	public Weights(final String origin, final JsonObject topology,
		final Map<String, Tensor> tensors)
	{
		this.origin = origin;
		this.topology = topology;
		this.tensors = new TreeMap<>(tensors);
	}

	/** The file that they were read from, for messages. */
	public String origin() {
		return origin;
	}

	/** The Keras "config" object, with "layers". */
	public JsonObject topology() {
		return topology;
	}

	public SortedMap<String, Tensor> tensors() {
		return tensors;
	}

	/** Whether there is a tensor of this name. */
	public boolean has(final String name) {
		return tensors.containsKey(name);
	}

	/** The network's own name, or the given one if it has none. */
	public String nameOr(final String other) {
		final JsonElement name = topology.get("name");
		return name == null || !name.isJsonPrimitive() ? other : name.getAsString();
	}

	/** The settings of a layer, or null if there is no such layer. */
	public JsonObject layer(final String name) {
		final JsonElement layers = topology.get("layers");
		if (layers == null || !layers.isJsonArray()) return null;
		for (final JsonElement layer : layers.getAsJsonArray()) {
			final JsonObject config = layer.getAsJsonObject().getAsJsonObject(
				"config");
			if (config != null && config.has("name") && name.equals(config.get("name")
				.getAsString()))
			{
				return config;
			}
		}
		return null;
	}

	/**
	 * A tensor of a stated shape.
	 *
	 * @param shape -1 where any length will do
	 * @throws IOException if there is none, or its shape is another
	 */
	public float[] values(final String name, final int... shape)
		throws IOException
	{
		return tensor(name, shape).values();
	}

	/**
	 * A tensor of a stated shape.
	 *
	 * @throws IOException as above
	 */
	public Tensor tensor(final String name, final int... shape)
		throws IOException
	{
		final Tensor tensor = tensors.get(name);
		if (tensor == null) {
			throw new IOException(origin + " has no weights \"" + name + "\"" + (name
				.startsWith("conv") ? ": it is not a MobileNetV1" : ""));
		}
		final int[] actual = tensor.shape();
		boolean fits = actual.length == shape.length;
		for (int i = 0; fits && i < shape.length; i++) {
			fits = shape[i] < 0 || shape[i] == actual[i];
		}
		if (!fits) {
			throw new IOException(origin + ": weights \"" + name +
				"\" have the shape " + Arrays.toString(actual) + ", expected " + Arrays
					.toString(shape).replace("-1", "any"));
		}
		return tensor;
	}

}
