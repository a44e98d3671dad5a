
package io.github.logoclassifier.exchange;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.logoclassifier.backbone.Tensor;
import io.github.logoclassifier.backbone.Weights;
import io.github.logoclassifier.head.DenseLayer.Activation;
import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the head out of a Keras network: Flatten or GlobalAveragePooling2D,
 * then Dense layers. It may stand alone, or behind a MobileNetV1 that ends in
 * "conv_pw_13_relu".
 */
final class KerasHead {

	/** The last layer of a truncated MobileNet. */
	private static final String CUT = "conv_pw_13_relu";

	private static final String EXPECTED =
		"a head is Flatten or GlobalAveragePooling2D, then Dense layers with relu" +
			" and, the last, with softmax";

	private final Weights weights;
	private final List<DenseLayer> layers = new ArrayList<>();
	private HeadKind kind;
	private final boolean behindBackbone;
	private String last = "";

	/**
	 * @throws IOException if it has no such head; the message names the file
	 */
	KerasHead(final Weights weights) throws IOException {
		this.weights = weights;
		final JsonElement all = weights.topology().get("layers");
		if (all == null || !all.isJsonArray()) {
			throw defect("has no list of layers");
		}
		behindBackbone = weights.layer(CUT) != null;
		boolean inBackbone = behindBackbone;
		for (final JsonElement element : all.getAsJsonArray()) {
			final JsonObject layer = element.getAsJsonObject();
			requireChained(layer);
			final boolean isCut = CUT.equals(name(layer));
			if (!inBackbone) add(layer);
			if (isCut) inBackbone = false;
			last = name(layer);
		}
	}

	/** Whether the network has a backbone before its head. */
	boolean isBehindBackbone() {
		return behindBackbone;
	}

	/** @throws IOException if the layers make no head */
	Head head() throws IOException {
		if (kind == null || layers.isEmpty()) throw defect("has no head: " +
			EXPECTED);
		try {
			return new Head(kind, layers);
		}
		catch (final IllegalArgumentException exc) {
			throw defect("has no head that can be used: " + exc.getMessage());
		}
	}

	/** Only a chain of layers can be read as one. */
	private void requireChained(final JsonObject layer) throws IOException {
		final JsonElement nodes = layer.get("inbound_nodes");
		if (nodes == null || nodes.getAsJsonArray().size() == 0) return;
		final JsonElement inputs = nodes.getAsJsonArray().get(0);
		if (nodes.getAsJsonArray().size() > 1 || inputs.getAsJsonArray()
			.size() > 1 || !inputs.getAsJsonArray().get(0).getAsJsonArray().get(0)
				.getAsString().equals(last))
		{
			throw defect("has branches (at layer " + name(layer) +
				"): only a chain of layers can be imported");
		}
	}

	private void add(final JsonObject layer) throws IOException {
		final String type = layer.has("class_name") ? layer.get("class_name")
			.getAsString() : "";
		switch (type) {
			case "InputLayer":
			case "Dropout":
				return;
			case "Flatten":
				begin(HeadKind.TUTORIAL, layer);
				return;
			case "GlobalAveragePooling2D":
				begin(HeadKind.POOLED, layer);
				return;
			case "Dense":
				if (kind == null) throw defect("begins with a Dense layer: " +
					EXPECTED);
				layers.add(dense(layer));
				return;
			case "Sequential":
			case "Model":
			case "Functional":
				throw defect(
					"is a network with networks inside, as Teachable Machine " +
						"saves it, around a whole MobileNetV2: only heads behind a " +
						"MobileNetV1 can be imported. Train on the same images with Train " +
						"Logo Classifier instead");
			default:
				throw defect("has a layer " + name(layer) + " of the type " + type +
					", which cannot be imported: " + EXPECTED +
					"; before it, there may be a MobileNetV1 that ends in " + CUT);
		}
	}

	private void begin(final HeadKind begun, final JsonObject layer)
		throws IOException
	{
		if (kind != null) throw defect("has two layers that flatten or pool: " +
			EXPECTED);
		final JsonElement format = config(layer).get("data_format");
		if (format != null && format.isJsonPrimitive() && !format.getAsString()
			.equals("channels_last"))
		{
			throw defect("has the channels first (at layer " + name(layer) +
				"): only channels_last can be imported");
		}
		kind = begun;
	}

	private DenseLayer dense(final JsonObject layer) throws IOException {
		final JsonObject config = config(layer);
		final String name = name(layer);
		final Tensor kernel = weights.tensor(name + "/kernel", -1, -1);
		final int outputs = kernel.shape()[1];
		if (config.has("units") && config.get("units").getAsInt() != outputs) {
			throw defect("says that layer " + name + " has " + config.get("units") +
				" units, but its weights are " + Arrays.toString(kernel.shape()));
		}
		final boolean biased = !config.has("use_bias") || config.get("use_bias")
			.getAsBoolean();
		final float[] bias = biased ? weights.values(name + "/bias", outputs)
			: new float[outputs];
		try {
			return new DenseLayer(kernel.values(), bias, activation(config, name));
		}
		catch (final IllegalArgumentException exc) {
			throw defect("cannot be used (layer " + name + "): " + exc.getMessage());
		}
	}

	private Activation activation(final JsonObject config, final String name)
		throws IOException
	{
		final JsonElement given = config.get("activation");
		final String activation = given == null || given.isJsonNull() ? "linear"
			: given.getAsString();
		if (!activation.equals("relu") && !activation.equals("softmax")) {
			throw defect("has the activation " + activation + " (at layer " + name +
				"): " + EXPECTED);
		}
		return Activation.of(activation);
	}

	private static JsonObject config(final JsonObject layer) {
		return layer.getAsJsonObject("config");
	}

	private String name(final JsonObject layer) throws IOException {
		final JsonObject config = config(layer);
		if (config == null || !config.has("name")) throw defect(
			"has a layer without a name");
		return config.get("name").getAsString();
	}

	private IOException defect(final String what) {
		return new IOException(weights.origin() + " " + what);
	}

}
