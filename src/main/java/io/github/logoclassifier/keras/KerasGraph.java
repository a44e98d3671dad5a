
package io.github.logoclassifier.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.github.logoclassifier.backbone.Tensor;
import io.github.logoclassifier.io.UnexpectedJsonException;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeFeedForward;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasLayer;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Layers of a Keras network as a graph of Deeplearning4j, which is only told of
 * layers whose form and weights were checked, and never sees the file. All is
 * done within a session of ND4J.
 */
final class KerasGraph {

	private final ComputationGraph graph;

	/**
	 * Makes a graph.
	 *
	 * @param file for messages
	 * @param layers each behind its inputs; the last one is the output
	 * @param forms of all layers
	 * @param weights of each layer
	 * @throws IOException if Deeplearning4j cannot do so, or understands them
	 *           otherwise
	 */
	KerasGraph(final String file, final List<LayerDescription> layers,
		final NetworkForms forms, final Map<String, Map<String, Tensor>> weights)
		throws IOException
	{
		final LayerDescription last = layers.get(layers.size() - 1);
		try {
			final KerasModel model = new KerasModel().modelBuilder().modelJson(json(
				layers, forms).toString()).enforceTrainingConfig(false).buildModel();
			for (final LayerDescription layer : layers) {
				if (!isOf(model.getOutputTypes().get(layer.name()), forms.of(layer
					.name()).output()))
				{
					throw layer.unfaithful("a " + layer.type() + " of unusual form");
				}
				give(model.getLayers().get(layer.name()), layer, weights.get(layer
					.name()));
			}
			graph = model.getComputationGraph();
		}
		catch (final InvalidKerasConfigurationException
				| UnsupportedKerasConfigurationException | RuntimeException exc)
		{
			throw new IOException("Deeplearning4j cannot read the layers of " + file +
				" up to " + last.name() + ": " + words(exc), exc);
		}
	}

	private static String words(final Exception exc) {
		final boolean isClear = exc instanceof IllegalArgumentException ||
			exc instanceof IllegalStateException ||
			!(exc instanceof RuntimeException);
		return isClear ? String.valueOf(exc.getMessage()) : UnexpectedJsonException
			.of((RuntimeException) exc).getMessage();
	}

	/**
	 * Keras's own description of a network of these layers, and one more behind
	 * them that does nothing: Deeplearning4j cannot end with a Flatten.
	 */
	private static JsonObject json(final List<LayerDescription> layers,
		final NetworkForms forms)
	{
		final JsonArray described = new JsonArray();
		final Set<String> names = new HashSet<>();
		for (final LayerDescription layer : layers) {
			final JsonObject settings = layer.settings();
			// Deeplearning4j does not know that -1 is what is left over.
			if (layer.type().equals("Reshape")) settings.add("target_shape", forms.of(
				layer.name()).output().json());
			described.add(json(layer, settings));
			names.add(layer.name());
		}
		String end = "end";
		while (names.contains(end)) {
			end += "_";
		}
		final JsonObject settings = new JsonObject();
		settings.addProperty("activation", "linear");
		described.add(json(new LayerDescription("", "Activation", end, settings,
			Collections.singletonList(layers.get(layers.size() - 1).name())),
			settings));
		final JsonObject config = new JsonObject();
		config.addProperty("name", "network");
		config.add("layers", described);
		config.add("input_layers", array(place(layers.stream().filter(layer -> layer
			.inputs().isEmpty()).findFirst().get().name())));
		config.add("output_layers", array(place(end)));
		final JsonObject model = new JsonObject();
		model.addProperty("class_name", "Functional");
		model.addProperty("keras_version", "2");
		model.addProperty("backend", "tensorflow");
		model.add("config", config);
		return model;
	}

	private static JsonObject json(final LayerDescription layer,
		final JsonObject settings)
	{
		settings.addProperty("name", layer.name());
		// Some of Keras's layers do not say it, and Deeplearning4j guesses then.
		settings.addProperty("data_format", "channels_last");
		final JsonArray inputs = new JsonArray();
		for (final String input : layer.inputs()) {
			final JsonArray place = place(input);
			place.add(new JsonObject());
			inputs.add(place);
		}
		final JsonObject json = new JsonObject();
		json.addProperty("class_name", layer.type());
		json.addProperty("name", layer.name());
		json.add("config", settings);
		json.add("inbound_nodes", inputs.size() == 0 ? inputs : array(inputs));
		return json;
	}

	private static JsonArray array(final JsonArray only) {
		final JsonArray array = new JsonArray();
		array.add(only);
		return array;
	}

	private static JsonArray place(final String layer) {
		final JsonArray place = new JsonArray();
		place.add(layer);
		place.add(0);
		place.add(0);
		return place;
	}

	private static boolean isOf(final InputType type, final LayerShape shape) {
		if (type instanceof InputTypeFeedForward) {
			return !shape.isMap() && ((InputTypeFeedForward) type).getSize() == shape
				.channels();
		}
		if (!(type instanceof InputTypeConvolutional) || !shape.isMap()) {
			return false;
		}
		final InputTypeConvolutional map = (InputTypeConvolutional) type;
		return map.getFormat() == CNN2DFormat.NHWC && map.getHeight() == shape
			.length(0) && map.getWidth() == shape.length(1) && map
				.getChannels() == shape.channels();
	}

	private static void give(final KerasLayer receiver,
		final LayerDescription layer, final Map<String, Tensor> weights)
		throws InvalidKerasConfigurationException
	{
		if (weights.isEmpty()) return;
		final Map<String, INDArray> arrays = new HashMap<>();
		weights.forEach((name, tensor) -> arrays.put(name, Nd4j.create(tensor
			.values(), Arrays.stream(tensor.shape()).asLongStream().toArray(), 'c')));
		if (layer.type().equals("BatchNormalization")) {
			// Deeplearning4j asks for both, although Keras may have neither.
			final INDArray mean = arrays.get("moving_mean");
			arrays.computeIfAbsent("gamma", name -> Nd4j.onesLike(mean));
			arrays.computeIfAbsent("beta", name -> Nd4j.zerosLike(mean));
		}
		receiver.setWeights(arrays);
	}

	/** A graph of its own of the same layers, with the same weights in memory. */
	ComputationGraph twin() {
		final ComputationGraphConfiguration configuration = graph.getConfiguration()
			.clone();
		// A cloned MergeVertex forgets its axis; vertices are never changed.
		configuration.getVertices().replaceAll((name,
			vertex) -> vertex instanceof LayerVertex ? vertex : graph
				.getConfiguration().getVertices().get(name));
		final ComputationGraph twin = new ComputationGraph(configuration);
		twin.init(graph.params(), false);
		return twin;
	}

}
