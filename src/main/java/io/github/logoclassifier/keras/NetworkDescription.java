
package io.github.logoclassifier.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import io.github.logoclassifier.io.StrangersJson;
import io.github.logoclassifier.io.UnexpectedJsonException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a Keras file says of its network, in the JSON of its "model_config": a
 * chain of layers is a graph too here. It may be a stranger's: whatever it is,
 * it is read, or an error says what is wrong with which file. Immutable.
 */
final class NetworkDescription {

	private static final int LEAST_SIDE = 16;
	private static final int MOST_SIDE = 1024;
	private static final int COLOURS = 3;

	private static final String SHAPE = "batch_input_shape";
	private static final String INPUT = "InputLayer";

	/** Names go into messages. */
	private static final Pattern READABLE = Pattern.compile(
		"[^\\p{Cntrl}]{1,200}");

	private static final Pattern VERSION = Pattern.compile(
		"2(\\.[\\w.+-]{0,40})?");
	private static final Pattern SIDE = Pattern.compile("\\d{1,4}");
	private static final int LONGEST_SHAPE = 80;

	private final String file;
	private final boolean isChain;
	private final int inputSize;
	private final Map<String, LayerDescription> layers = new LinkedHashMap<>();
	private String last;

	/**
	 * @param file for messages
	 * @param model the JSON
	 */
	private NetworkDescription(final String file, final JsonObject model)
		throws IOException
	{
		this.file = file;
		final String type = readable(model.get("class_name"));
		isChain = type.equals("Sequential");
		if (!isChain && !type.equals("Functional") && !type.equals("Model")) {
			throw defect("is a " + type + ", not a chain or graph of layers");
		}
		final JsonElement config = model.get("config");
		final JsonArray described = config.isJsonArray() ? config.getAsJsonArray()
			: config.getAsJsonObject().getAsJsonArray("layers");
		JsonElement input = null;
		for (final JsonElement layer : described) {
			final JsonElement shape = add(layer.getAsJsonObject());
			if (shape == null) continue;
			if (input != null) throw defect(
				"has several inputs: a network of one picture is needed");
			input = shape;
		}
		inputSize = inputSize(input);
	}

	/**
	 * Reads a description.
	 *
	 * @param file for messages
	 * @param version of the Keras that saved it; empty if it is not known
	 * @param backend what that Keras computed with; empty if it is not known
	 * @throws IOException if it cannot be used; the message says why
	 */
	static NetworkDescription of(final String file, final String version,
		final String backend, final String json) throws IOException
	{
		if (!VERSION.matcher(version.trim()).matches()) {
			final boolean isReadable = READABLE.matcher(version.trim()).matches();
			throw new IOException(file + " was saved by Keras " + (isReadable
				? version.trim() : "of unknown version") +
				", of which only version 2 can be read: save it with tf_keras");
		}
		// Theano's kernels are the other way round.
		if (!backend.trim().equals("tensorflow")) {
			throw new IOException(file + " was not saved by Keras on TensorFlow, " +
				"or does not say so: save it so");
		}
		try {
			return new NetworkDescription(file, StrangersJson.object(json));
		}
		catch (final RuntimeException exc) {
			throw new IOException(file + " is damaged: its model_config: " +
				UnexpectedJsonException.of(exc).getMessage(), exc);
		}
	}

	/** Adds a layer, and gives the shape of its input if it is the first one. */
	private JsonElement add(final JsonObject layer) throws IOException {
		final String type = readable(layer.get("class_name"));
		final JsonObject config = layer.getAsJsonObject("config");
		final String name = readable(config.get("name"));
		if (config.has("layers")) {
			throw defect("has a whole network as its layer " + name +
				": save that network by itself");
		}
		if (layer.has("name") && !name.equals(readable(layer.get("name")))) {
			throw defect("is damaged: its layer " + name + " has two names");
		}
		final JsonElement order = config.get("data_format");
		if (LayerDescription.isText(order) && order.getAsString().equals(
			"channels_first"))
		{
			throw defect("has its channels first in layer " + name +
				": only channels_last can be read");
		}
		final boolean isInput = type.equals(INPUT);
		final boolean isFirst = isInput || isChain && layers.isEmpty();
		final JsonElement shape = config.has(SHAPE) ? config.get(SHAPE)
			: JsonNull.INSTANCE;
		if (isFirst && !isInput) addInput(name, shape);
		add(new LayerDescription(file, type, name, config, isInput ? Collections
			.emptyList() : isChain ? Collections.singletonList(last) : inputs(
				layer)));
		return isFirst ? shape : null;
	}

	private void add(final LayerDescription layer) throws IOException {
		last = layer.name();
		if (layers.put(last, layer) != null) {
			throw defect("has two layers called " + last);
		}
	}

	/** A chain need not have its input among its layers. */
	private void addInput(final String first, final JsonElement shape)
		throws IOException
	{
		final String name = first.equals("input") ? "picture" : "input";
		final JsonObject config = new JsonObject();
		config.add(SHAPE, shape);
		add(new LayerDescription(file, INPUT, name, config, Collections
			.emptyList()));
	}

	/** None if it is more than one use of the only outputs of other layers. */
	private static List<String> inputs(final JsonObject layer) {
		final JsonElement uses = layer.get("inbound_nodes");
		if (uses == null || !uses.isJsonArray() || uses.getAsJsonArray()
			.size() != 1 || !uses.getAsJsonArray().get(0).isJsonArray())
		{
			return Collections.emptyList();
		}
		final List<String> inputs = new ArrayList<>();
		for (final JsonElement input : uses.getAsJsonArray().get(0)
			.getAsJsonArray())
		{
			if (!input.isJsonArray()) return Collections.emptyList();
			final JsonArray place = input.getAsJsonArray();
			if (place.size() < 3 || !LayerDescription.isText(place.get(0)) || !isZero(
				place.get(1)) || !isZero(place.get(2)))
			{
				return Collections.emptyList();
			}
			inputs.add(place.get(0).getAsString());
		}
		return inputs;
	}

	private static boolean isZero(final JsonElement number) {
		return number.isJsonPrimitive() && number.getAsString().equals("0");
	}

	private int inputSize(final JsonElement shape) throws IOException {
		final JsonArray lengths = shape != null && shape.isJsonArray() ? shape
			.getAsJsonArray() : new JsonArray();
		final boolean isPicture = lengths.size() == 4 && side(lengths.get(
			3)) == COLOURS;
		final int side = isPicture ? side(lengths.get(1)) : 0;
		if (side < LEAST_SIDE || side > MOST_SIDE || side(lengths.get(2)) != side) {
			final String text = lengths.toString().replace("null", "any");
			throw defect("has an input of " + (lengths.size() == 0 ? "unknown shape"
				: text.substring(0, Math.min(LONGEST_SHAPE, text.length()))) +
				": a square of " + LEAST_SIDE + " to " + MOST_SIDE + " pixels with " +
				COLOURS + " channels, as in [any,224,224,3], is needed");
		}
		return side;
	}

	private static int side(final JsonElement length) {
		return length.isJsonPrimitive() && SIDE.matcher(length.getAsString())
			.matches() ? Integer.parseInt(length.getAsString()) : 0;
	}

	private String readable(final JsonElement name) throws IOException {
		if (LayerDescription.isText(name) && READABLE.matcher(name.getAsString())
			.matches())
		{
			return name.getAsString();
		}
		throw defect("is damaged: in its model_config, a name is missing, too " +
			"long, or no text that can be read");
	}

	private IOException defect(final String what) {
		return new IOException(file + " " + what);
	}

	/** What messages call the file. */
	String file() {
		return file;
	}

	/** The side of its input in pixels. */
	int inputSize() {
		return inputSize;
	}

	/** All layers, as a rule each behind those that it gets its input from. */
	Collection<LayerDescription> layers() {
		return layers.values();
	}

	/** A layer by name, or null. */
	LayerDescription layer(final String name) {
		return layers.get(name);
	}

}
