
package io.github.logoclassifier.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a Keras file says of its network, in the JSON of its "model_config", and
 * whether it is one that can be used. Immutable.
 */
final class NetworkDescription {

	/** The attribute of the file that it is in. */
	static final String ATTRIBUTE = "model_config";

	/**
	 * Kinds of layers that were compared with Keras's arithmetic. Others may be
	 * imported and compute something else: PReLU does.
	 */
	private static final Set<String> COMPARED = new HashSet<>(Arrays.asList(
		"InputLayer", "Conv2D", "DepthwiseConv2D", "SeparableConv2D", "Dense",
		"BatchNormalization", "Activation", "ReLU", "LeakyReLU", "ELU",
		"MaxPooling2D", "AveragePooling2D", "GlobalMaxPooling2D",
		"GlobalAveragePooling2D", "ZeroPadding2D", "Cropping2D", "UpSampling2D",
		"Add", "Average", "Maximum", "Multiply", "Concatenate", "Dropout",
		"SpatialDropout2D", "GaussianNoise", "Flatten", "Reshape"));

	/** Those of which inputs of unequal shape would have to be spread out. */
	private static final Set<String> ELEMENTWISE = new HashSet<>(Arrays.asList(
		"Add", "Average", "Maximum", "Multiply"));

	private static final int LEAST_SIDE = 16;
	private static final int MOST_SIDE = 1024;
	private static final int COLOURS = 3;

	private final String file;
	private final boolean isSequential;
	private final int inputSize;
	private final Map<String, String> types = new HashMap<>();
	private final Map<String, JsonObject> configs = new HashMap<>();

	/**
	 * @param name of the network
	 * @param version of the Keras that saved it; empty if it is not known
	 * @throws IOException if it cannot be used; the message says why
	 */
	NetworkDescription(final String name, final String version, final String json)
		throws IOException
	{
		file = name + ".h5";
		// The buffer that HDF5 read into can be longer than the text in it.
		final JsonObject model = JsonParser.parseReader(new JsonReader(
			new StringReader(json))).getAsJsonObject();
		final String type = model.get("class_name").getAsString();
		isSequential = type.equals("Sequential");
		if (!isSequential && !type.equals("Functional") && !type.equals("Model")) {
			throw defect("is a " + type + ", not a chain or graph of layers");
		}
		if (version.startsWith("3")) {
			throw defect("was saved by Keras " + version.trim() +
				", of which only version 2 can be read: save it with tf_keras");
		}
		final JsonElement config = model.get("config");
		final JsonArray layers = config.isJsonArray() ? config.getAsJsonArray()
			: config.getAsJsonObject().getAsJsonArray("layers");
		JsonArray input = null;
		for (final JsonElement layer : layers) {
			final JsonArray shape = check(layer.getAsJsonObject());
			if (shape != null && input != null && !isSequential) {
				throw defect("has several inputs: a network of one picture is needed");
			}
			if (shape != null && input == null) input = shape;
		}
		inputSize = inputSize(input);
	}

	/** Looks at a layer, and gives the shape of its input if it says one. */
	private JsonArray check(final JsonObject layer) throws IOException {
		final String type = layer.get("class_name").getAsString();
		final JsonObject config = layer.getAsJsonObject("config");
		final String name = config.get("name").getAsString();
		if (config.has("layers")) {
			throw defect("has a whole network as its layer " + name +
				": save that network by itself");
		}
		final JsonElement order = config.get("data_format");
		if (order != null && order.isJsonPrimitive() && order.getAsString().equals(
			"channels_first"))
		{
			throw defect("has its channels first in layer " + name +
				": only channels_last can be read");
		}
		types.put(name, type);
		configs.put(name, config);
		final JsonElement shape = config.get("batch_input_shape");
		return shape == null || !shape.isJsonArray() ? null : shape
			.getAsJsonArray();
	}

	private int inputSize(final JsonArray input) throws IOException {
		final boolean isKnown = input != null && input.size() == 4 && !input.get(1)
			.isJsonNull() && !input.get(2).isJsonNull() && !input.get(3).isJsonNull();
		final int side = isKnown ? input.get(1).getAsInt() : 0;
		if (side < LEAST_SIDE || side > MOST_SIDE || input.get(2)
			.getAsInt() != side || input.get(3).getAsInt() != COLOURS)
		{
			throw defect("has an input of " + (input == null ? "unknown shape" : input
				.toString().replace("null", "any")) + ": a square of " + LEAST_SIDE +
				" to " + MOST_SIDE + " pixels with " + COLOURS +
				" channels, as in [any,224,224,3], is needed");
		}
		return side;
	}

	/**
	 * Checks that a layer which is used is one that computes what Keras does.
	 *
	 * @param inputs what it gets, as texts
	 * @throws IOException if it is not known to; the message names it
	 */
	void requireFaithful(final String layer, final List<String> inputs)
		throws IOException
	{
		final String type = types.get(layer);
		if (type == null) return; // the input of a chain
		if (!COMPARED.contains(type)) throw unfaithful(layer, "a " + type);
		final JsonObject config = configs.get(layer);
		for (final String one : new String[] { "groups", "depth_multiplier" }) {
			if (config.has(one) && config.get(one).getAsInt() != 1) {
				throw unfaithful(layer, "a " + type + " with " + one + " of " + config
					.get(one));
			}
		}
		final JsonElement interpolation = config.get("interpolation");
		if (interpolation != null && !interpolation.getAsString().equals(
			"nearest"))
		{
			throw unfaithful(layer, "a " + type + " that is " + interpolation
				.getAsString());
		}
		if (ELEMENTWISE.contains(type) && new HashSet<>(inputs).size() > 1) {
			throw unfaithful(layer, "a " + type + " of unequal shapes");
		}
	}

	private IOException unfaithful(final String layer, final String what) {
		return defect("needs its layer " + layer + ", " + what +
			", which is not known to compute the same here as in Keras: name a " +
			"layer before it, or use another network");
	}

	private IOException defect(final String what) {
		return new IOException(file + " " + what);
	}

	boolean isSequential() {
		return isSequential;
	}

	/** The side of its input in pixels. */
	int inputSize() {
		return inputSize;
	}

	/** What Keras calls the kind of a layer; empty if it does not say. */
	String type(final String layer) {
		return types.getOrDefault(layer, "");
	}

}
