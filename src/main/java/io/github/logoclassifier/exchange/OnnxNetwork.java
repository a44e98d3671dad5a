
package io.github.logoclassifier.exchange;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.Convolution;
import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;

import java.util.Collections;
import java.util.Map;

/**
 * Writes a network as an ONNX file that takes "pixels", batch × 3 × side × side
 * values in -1..1: planes of red, green, blue.
 */
public final class OnnxNetwork {

	/** What is written as the producer's name. */
	static final String PRODUCER = "Logo Classifier";

	/** The least one that has all operators, but for turning pictures. */
	private static final int OPSET = 13;

	private static final String INPUT = "pixels";

	private final OnnxGraph graph;
	private final Backbone backbone;

	private OnnxNetwork(final Backbone backbone) {
		this.backbone = backbone;
		graph = new OnnxGraph(backbone.name());
		graph.constant("zero", new float[] { 0 });
		graph.constant("six", new float[] { 6 });
	}

	/**
	 * A backbone alone, with the output "features", batch × channels × grid ×
	 * grid.
	 */
	public static byte[] features(final Backbone backbone) {
		final OnnxNetwork network = new OnnxNetwork(backbone);
		final int side = backbone.inputSize();
		network.graph.input(INPUT, 3, side, side);
		network.graph.add("Identity", "features", network.convolutions(INPUT));
		network.graph.output("features", backbone.channels(), backbone.gridSize(),
			backbone.gridSize());
		return network.graph.file(OPSET, PRODUCER, Collections.emptyMap());
	}

	/**
	 * A whole classifier, with the output "probabilities", batch × classes. The
	 * input is the framed picture, of which the network itself makes the crops.
	 *
	 * @param properties what is written beside the graph, by key
	 */
	static byte[] classifier(final Backbone backbone, final Crops crops,
		final Head head, final Map<String, String> properties)
	{
		final OnnxNetwork network = new OnnxNetwork(backbone);
		final int side = crops.frameSize(backbone.inputSize());
		network.graph.input(INPUT, 3, side, side);
		final boolean single = crops == Crops.SINGLE;
		final OnnxCrops views = new OnnxCrops(network.graph, crops, backbone
			.inputSize());
		String data = network.convolutions(single ? INPUT : views.add(INPUT));
		data = network.inputs(head.kind(), data);
		data = network.dense(head, single ? data : views.addMean(data, backbone
			.channels()));
		network.graph.add("Identity", "probabilities", data);
		network.graph.output("probabilities", head.classes());
		return network.graph.file(single ? OPSET : OnnxCrops.OPSET, PRODUCER,
			properties);
	}

	/** What the head takes of the features, batch × inputs. */
	private String inputs(final HeadKind kind, final String features) {
		if (kind == HeadKind.POOLED) {
			graph.add("GlobalAveragePool", "mean", features);
			return flat("mean");
		}
		// Keras flattens row by row, with the channel running fastest.
		graph.add(OnnxGraph.node("Transpose", "rows", features).withAll("perm", 0,
			2, 3, 1));
		return flat("rows");
	}

	private String flat(final String input) {
		graph.add(OnnxGraph.node("Flatten", "flat", input).with("axis", 1));
		return "flat";
	}

	private String dense(final Head head, final String input) {
		String data = input;
		int number = 1;
		for (final DenseLayer layer : head.layers()) {
			final String name = "dense_" + number++;
			graph.constant(name + "/kernel", layer.weights(), layer.inputs(), layer
				.outputs());
			graph.constant(name + "/bias", layer.bias(), layer.outputs());
			graph.add("Gemm", name + "/sum", data, name + "/kernel", name + "/bias");
			graph.add(layer.activation() == DenseLayer.Activation.RELU ? OnnxGraph
				.node("Relu", name, name + "/sum") : OnnxGraph.node("Softmax", name,
					name + "/sum").with("axis", 1));
			data = name;
		}
		return data;
	}

	private String convolutions(final String input) {
		String data = input;
		for (final Convolution convolution : backbone.convolutions()) {
			data = convolution(data, convolution);
		}
		return data;
	}

	/** Adds a convolution and its ReLU6; returns the name of the output. */
	private String convolution(final String input,
		final Convolution convolution)
	{
		final String name = convolution.name();
		final int taps = convolution.taps();
		final int inputs = convolution.isDepthwise() ? 1 : convolution.inputs();
		graph.constant(name + "/kernel", outputsFirst(convolution.weights(), taps *
			taps, inputs, convolution.outputs()), convolution.outputs(), inputs, taps,
			taps);
		graph.constant(name + "/bias", convolution.bias(), convolution.outputs());
		graph.add(OnnxGraph.node("Conv", name, input, name + "/kernel", name +
			"/bias").withAll("kernel_shape", taps, taps).withAll("strides",
				convolution.stride(), convolution.stride()).withAll("pads", convolution
					.before(), convolution.before(), convolution.behind(), convolution
						.behind()).with("group", convolution.isDepthwise() ? convolution
							.outputs() : 1));
		graph.add("Clip", name + "_relu", name, "zero", "six");
		return name + "_relu";
	}

	/** From taps × inputs × outputs to outputs × inputs × taps. */
	private static float[] outputsFirst(final float[] weights, final int taps,
		final int inputs, final int outputs)
	{
		final float[] turned = new float[weights.length];
		for (int o = 0; o < outputs; o++) {
			for (int i = 0; i < inputs; i++) {
				for (int t = 0; t < taps; t++) {
					turned[(o * inputs + i) * taps + t] = weights[(t * inputs + i) *
						outputs + o];
				}
			}
		}
		return turned;
	}

}
