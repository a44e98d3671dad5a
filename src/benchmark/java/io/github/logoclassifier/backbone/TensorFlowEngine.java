
package io.github.logoclassifier.backbone;

import io.github.logoclassifier.backbone.mobilenet.FoldedLayer;
import io.github.logoclassifier.backbone.mobilenet.Geometry;
import io.github.logoclassifier.backbone.mobilenet.MobileNetV1;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** TensorFlow Java, on the same folded weights. */
final class TensorFlowEngine implements FeatureEngine {

	private final Graph graph = new Graph();
	private final Ops ops = Ops.create(graph);
	private final Session session;
	private final TFloat32 pixels;

	TensorFlowEngine(final MobileNetV1 network, final int threads,
		final List<float[]> images)
	{
		final int side = network.inputSize();
		final Placeholder<TFloat32> input = ops.withName("pixels").placeholder(
			TFloat32.class, Placeholder.shape(Shape.of(-1, side, side, 3)));
		Operand<TFloat32> data = convolution(input, network.first, 3, 3,
			network.geometry[0]);
		for (int i = 0; i < network.depthwise.length; i++) {
			data = depthwise(data, network.depthwise[i], network.geometry[i + 1]);
			data = convolution(data, network.pointwise[i], 1, network.depthwise[i]
				.outputs(), null);
		}
		ops.withName("features").identity(data);
		session = new Session(graph, ConfigProto.newBuilder()
			.setIntraOpParallelismThreads(threads).setInterOpParallelismThreads(1)
			.build());
		final float[] all = new float[images.size() * side * side * 3];
		for (int i = 0; i < images.size(); i++) {
			System.arraycopy(images.get(i), 0, all, i * side * side * 3, side * side *
				3);
		}
		pixels = TFloat32.tensorOf(Shape.of(images.size(), side, side, 3),
			DataBuffers.of(all));
	}

	private Operand<TFloat32> convolution(final Operand<TFloat32> input,
		final FoldedLayer layer, final int taps, final int inputs,
		final Geometry geometry)
	{
		final Operand<TFloat32> weights = weights(layer, Shape.of(taps, taps, inputs,
			layer.outputs()));
		return activated(ops.nn.conv2d(padded(input, geometry), weights, strides(
			geometry), "VALID"), layer);
	}

	private Operand<TFloat32> depthwise(final Operand<TFloat32> input,
		final FoldedLayer layer, final Geometry geometry)
	{
		return activated(ops.nn.depthwiseConv2dNative(padded(input, geometry),
			weights(layer, Shape.of(3, 3, layer.outputs(), 1)), strides(geometry),
			"VALID"), layer);
	}

	private static List<Long> strides(final Geometry geometry) {
		final long stride = geometry == null ? 1 : geometry.input(1, 0) - geometry
			.input(0, 0);
		return Arrays.asList(1L, stride, stride, 1L);
	}

	private Operand<TFloat32> padded(final Operand<TFloat32> input,
		final Geometry geometry)
	{
		if (geometry == null) return input;
		final int before = -geometry.input(0, 0);
		final int behind = geometry.input(geometry.outputSide() - 1, 2) + 1 -
			geometry.inputSide();
		return ops.pad(input, ops.constant(new int[][] { { 0, 0 }, { before,
			behind }, { before, behind }, { 0, 0 } }), ops.constant(0f));
	}

	private Operand<TFloat32> weights(final FoldedLayer layer,
		final Shape shape)
	{
		final float[] values = new float[layer.weights.length * layer.outputs()];
		for (int i = 0; i < layer.weights.length; i++) {
			System.arraycopy(layer.weights[i], 0, values, i * layer.outputs(), layer
				.outputs());
		}
		return ops.constant(shape, DataBuffers.of(values));
	}

	private Operand<TFloat32> activated(final Operand<TFloat32> data,
		final FoldedLayer layer)
	{
		return ops.nn.relu6(ops.nn.biasAdd(data, ops.constant(layer.bias)));
	}

	@Override
	public float[] features(final List<float[]> images) {
		try (Result result = session.runner().feed("pixels", pixels).fetch(
			"features").run())
		{
			final TFloat32 out = (TFloat32) result.get(0);
			final FloatBuffer values = FloatBuffer.allocate((int) out.size());
			out.copyTo(DataBuffers.of(values));
			return values.array();
		}
	}

	@Override
	public void close() {
		pixels.close();
		session.close();
		graph.close();
	}

}
