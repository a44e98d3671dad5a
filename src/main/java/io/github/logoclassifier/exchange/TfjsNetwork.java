
package io.github.logoclassifier.exchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.Convolution;
import io.github.logoclassifier.backbone.weights.TfjsWriter;
import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes a classifier as a TF.js layers model. Layers have the names of Keras's
 * MobileNet, "conv_pw_13_relu" say, so that the model can be cut where the
 * tutorial cuts it; batch normalisation is folded into the convolutions.
 */
final class TfjsNetwork {

	private final KerasLayers layers = new KerasLayers();

	private TfjsNetwork() {}

	/**
	 * Writes backbone and head as one model: batch × side × side × 3 pixels in
	 * -1..1 to batch × classes probabilities.
	 */
	static void write(final Backbone backbone, final Head head, final Path folder)
		throws IOException
	{
		final TfjsNetwork network = new TfjsNetwork();
		final int side = backbone.inputSize();
		network.layers.add("InputLayer", "input_1", input(side, side, 3));
		network.backbone(backbone.convolutions());
		network.head(head, new JsonObject());
		TfjsWriter.write("Model", network.layers.graph(backbone.name()),
			network.layers.tensors(), folder);
	}

	/**
	 * Writes a head alone, as the tutorial saves it: batch × grid × grid ×
	 * channels features to batch × classes probabilities.
	 */
	static void writeHead(final Backbone backbone, final Head head,
		final Path folder) throws IOException
	{
		final TfjsNetwork network = new TfjsNetwork();
		final int grid = backbone.gridSize();
		network.head(head, input(grid, grid, backbone.channels()));
		TfjsWriter.write("Sequential", network.layers.list(), network.layers
			.tensors(), folder);
	}

	private static JsonObject input(final int... shape) {
		final JsonObject config = new JsonObject();
		config.add("batch_input_shape", KerasLayers.numbers(-1, shape[0], shape[1],
			shape[2]));
		config.addProperty("dtype", "float32");
		return config;
	}

	private void backbone(final List<Convolution> convolutions) {
		// Zeros on one side only are a layer of their own, as in Keras's MobileNet.
		final boolean byHand = convolutions.stream().noneMatch(
			convolution -> convolution.stride() > 1 && convolution.before() > 0);
		for (final Convolution convolution : convolutions) {
			final String name = convolution.name();
			final boolean padded = byHand && convolution.stride() > 1;
			if (padded) pad(name);
			convolution(convolution, padded ? "valid" : "same");
			final JsonObject relu = new JsonObject();
			relu.addProperty("max_value", 6);
			layers.add("ReLU", name + "_relu", relu);
		}
	}

	private void pad(final String behind) {
		final JsonArray sides = new JsonArray();
		sides.add(KerasLayers.numbers(0, 1));
		sides.add(KerasLayers.numbers(0, 1));
		final JsonObject config = new JsonObject();
		config.add("padding", sides);
		config.addProperty("data_format", "channels_last");
		layers.add("ZeroPadding2D", behind.equals("conv1") ? "conv1_pad" : behind
			.replace("conv_dw_", "conv_pad_"), config);
	}

	private void convolution(final Convolution convolution,
		final String padding)
	{
		final int taps = convolution.taps();
		final int outputs = convolution.outputs();
		final JsonObject config = new JsonObject();
		config.add("kernel_size", KerasLayers.numbers(taps, taps));
		config.add("strides", KerasLayers.numbers(convolution.stride(), convolution
			.stride()));
		config.addProperty("padding", padding);
		config.addProperty("data_format", "channels_last");
		config.add("dilation_rate", KerasLayers.numbers(1, 1));
		config.addProperty("activation", "linear");
		config.addProperty("use_bias", true);
		if (convolution.isDepthwise()) {
			config.addProperty("depth_multiplier", 1);
			layers.add("DepthwiseConv2D", convolution.name(), config);
			layers.weights("depthwise_kernel", convolution.weights(), taps, taps,
				outputs, 1);
		}
		else {
			config.addProperty("filters", outputs);
			layers.add("Conv2D", convolution.name(), config);
			layers.weights("kernel", convolution.weights(), taps, taps, convolution
				.inputs(), outputs);
		}
		layers.weights("bias", convolution.bias(), outputs);
	}

	/** @param first the config of its first layer, with an input shape or not */
	private void head(final Head head, final JsonObject first) {
		final boolean pooled = head.kind() == HeadKind.POOLED;
		first.addProperty("data_format", "channels_last");
		layers.add(pooled ? "GlobalAveragePooling2D" : "Flatten", pooled ? "pooling"
			: "flatten", first);
		int number = 1;
		for (final DenseLayer layer : head.layers()) {
			final JsonObject config = new JsonObject();
			config.addProperty("units", layer.outputs());
			config.addProperty("activation", layer.activation().name().toLowerCase(
				Locale.ROOT));
			config.addProperty("use_bias", true);
			layers.add("Dense", "dense_" + number++, config);
			layers.weights("kernel", layer.weights(), layer.inputs(), layer
				.outputs());
			layers.weights("bias", layer.bias(), layer.outputs());
		}
	}

}
