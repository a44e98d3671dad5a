
package io.github.logoclassifier.exchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.github.logoclassifier.backbone.Tensor;

import java.util.ArrayList;
import java.util.List;

/** A chain of Keras layers and their weights, as TF.js writes them down. */
final class KerasLayers {

	private final JsonArray layers = new JsonArray();
	private final List<Tensor> tensors = new ArrayList<>();
	private String last = "";

	/** Adds a layer behind the last one. */
	void add(final String type, final String name, final JsonObject config) {
		config.addProperty("name", name);
		final JsonObject layer = new JsonObject();
		layer.addProperty("class_name", type);
		layer.addProperty("name", name);
		layer.add("config", config);
		layer.add("inbound_nodes", last.isEmpty() ? new JsonArray() : array(array(
			node(last, true))));
		layers.add(layer);
		last = name;
	}

	/** Adds weights of the last layer. */
	void weights(final String name, final float[] values, final int... shape) {
		tensors.add(new Tensor(last + "/" + name, shape, values));
	}

	List<Tensor> tensors() {
		return tensors;
	}

	/** The layers as a graph from the first to the last, for a "Model". */
	JsonObject graph(final String name) {
		final JsonObject config = new JsonObject();
		config.addProperty("name", name);
		config.add("layers", layers);
		config.add("input_layers", array(node(layers.get(0).getAsJsonObject().get(
			"name").getAsString(), false)));
		config.add("output_layers", array(node(last, false)));
		return config;
	}

	/** The layers as a list, for a "Sequential" model. */
	JsonArray list() {
		for (int i = 0; i < layers.size(); i++) {
			final JsonObject layer = layers.get(i).getAsJsonObject();
			layer.remove("name");
			layer.remove("inbound_nodes");
		}
		return layers;
	}

	/** The first output of a layer. */
	private static JsonArray node(final String layer,
		final boolean withArguments)
	{
		final JsonArray node = new JsonArray();
		node.add(layer);
		node.add(0);
		node.add(0);
		if (withArguments) node.add(new JsonObject());
		return node;
	}

	private static JsonArray array(final JsonArray inner) {
		final JsonArray outer = new JsonArray();
		outer.add(inner);
		return outer;
	}

	/** A list of numbers, the first null if it is below 0: any batch. */
	static JsonArray numbers(final int... values) {
		final JsonArray array = new JsonArray();
		for (final int value : values) {
			array.add(value < 0 ? null : (Number) value);
		}
		return array;
	}

}
