
package io.github.logoclassifier.backbone;

import io.github.logoclassifier.backbone.mobilenet.FoldedLayer;
import io.github.logoclassifier.backbone.mobilenet.Geometry;
import io.github.logoclassifier.backbone.mobilenet.MobileNetV1;

import java.util.Collections;
import java.util.List;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's SameDiff, on the same folded weights; one thread. */
final class SameDiffEngine implements FeatureEngine {

	private final SameDiff graph = SameDiff.create();
	private final String output;
	private final INDArray pixels;

	SameDiffEngine(final MobileNetV1 network, final List<float[]> images) {
		KerasEngine.useOneThread();
		final int side = network.inputSize();
		SDVariable data = graph.placeHolder("pixels", DataType.FLOAT, images.size(),
			side, side, 3);
		data = layer(data, network.first, network.geometry[0], 3, 3, false);
		for (int i = 0; i < network.depthwise.length; i++) {
			data = layer(data, network.depthwise[i], network.geometry[i + 1], 3,
				network.depthwise[i].outputs(), true);
			data = layer(data, network.pointwise[i], null, 1, network.depthwise[i]
				.outputs(), false);
		}
		output = data.name();
		pixels = KerasEngine.batch(images, side);
	}

	private SDVariable layer(final SDVariable input, final FoldedLayer layer,
		final Geometry geometry, final int taps, final int inputs,
		final boolean depthwise)
	{
		final int stride = geometry == null ? 1 : geometry.input(1, 0) - geometry
			.input(0, 0);
		final SDVariable padded = geometry == null ? input : graph.nn.pad(input,
			graph.constant(Nd4j.createFromArray(paddings(geometry))), 0);
		final Conv2DConfig config = Conv2DConfig.builder().kH(taps).kW(taps).sH(
			stride).sW(stride).dataFormat("NHWC").build();
		final INDArray weights = Nd4j.create(layer.weights);
		final SDVariable bias = graph.constant(Nd4j.createFromArray(layer.bias));
		final SDVariable sums = depthwise ? graph.cnn.depthWiseConv2d(padded, graph
			.constant(weights.reshape(taps, taps, inputs, 1)), bias, config)
			: graph.cnn.conv2d(padded, graph.constant(weights.reshape(taps, taps,
				inputs, layer.outputs())), bias, config);
		return graph.nn.relu6(sums, 0);
	}

	private static int[][] paddings(final Geometry geometry) {
		final int before = -geometry.input(0, 0);
		final int behind = geometry.input(geometry.outputSide() - 1, 2) + 1 -
			geometry.inputSide();
		return new int[][] { { 0, 0 }, { before, behind }, { before, behind }, { 0,
			0 } };
	}

	@Override
	public float[] features(final List<float[]> images) {
		return graph.output(Collections.singletonMap("pixels", pixels), output).get(
			output).data().asFloat();
	}

}
