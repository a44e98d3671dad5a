
package io.github.logoclassifier.backbone;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a folded MobileNetV1 as an ONNX model, so that ONNX Runtime can be
 * measured on the very same weights: input "pixels" batch × 3 × side × side,
 * output "features" batch × channels × grid × grid. The protocol buffers are
 * written by hand (onnx.proto3, opset 13).
 */
final class OnnxExport {

	private static final int FLOAT = 1;
	private static final int ATTRIBUTE_INT = 2;
	private static final int ATTRIBUTE_INTS = 7;

	private final Message graph = new Message();

	private OnnxExport() {}

	static byte[] of(final MobileNetV1 network) {
		return new OnnxExport().write(network);
	}

	private byte[] write(final MobileNetV1 network) {
		graph.add(2, "mobilenet");
		tensor("zero", new float[] { 0 });
		tensor("six", new float[] { 6 });
		String data = convolution("pixels", "conv1", network.first, 3, 3, 1,
			network.geometry[0]);
		for (int i = 0; i < network.depthwise.length; i++) {
			final int channels = network.depthwise[i].outputs();
			data = convolution(data, "dw" + i, network.depthwise[i], 3, 1, channels,
				network.geometry[i + 1]);
			data = convolution(data, "pw" + i, network.pointwise[i], 1, channels, 1,
				null);
		}
		graph.add(1, new Message().add(1, data).add(2, "features").add(4,
			"Identity"));
		final int side = network.inputSize();
		final int grid = network.gridSize();
		graph.add(11, value("pixels", 3, side, side));
		graph.add(12, value("features", network.channels(), grid, grid));
		return new Message().add(1, 8).add(8, new Message().add(2, 13)).add(7,
			graph).bytes();
	}

	/** Adds a convolution and its ReLU6; returns the name of the output. */
	private String convolution(final String input, final String name,
		final FoldedLayer layer, final int taps, final int inputs, final int groups,
		final Geometry geometry)
	{
		final int outputs = layer.outputs();
		final float[] weights = new float[outputs * inputs * taps * taps];
		for (int o = 0; o < outputs; o++) {
			for (int i = 0; i < inputs; i++) {
				for (int t = 0; t < taps * taps; t++) {
					weights[(o * inputs + i) * taps * taps + t] = layer.weights[t *
						inputs + i][o];
				}
			}
		}
		tensor(name + "/w", weights, outputs, inputs, taps, taps);
		tensor(name + "/b", layer.bias, outputs);
		final Message node = new Message().add(1, input).add(1, name + "/w").add(1,
			name + "/b").add(2, name + "/y").add(4, "Conv");
		node.add(5, ints("kernel_shape", taps, taps));
		if (geometry != null) {
			final int stride = geometry.input(1, 0) - geometry.input(0, 0);
			final int before = -geometry.input(0, 0);
			final int behind = geometry.input(geometry.outputSide() - 1, 2) + 1 -
				geometry.inputSide();
			node.add(5, ints("strides", stride, stride));
			node.add(5, ints("pads", before, before, behind, behind));
		}
		node.add(5, new Message().add(1, "group").add(3, groups).add(20,
			ATTRIBUTE_INT));
		graph.add(1, node);
		graph.add(1, new Message().add(1, name + "/y").add(1, "zero").add(1, "six")
			.add(2, name).add(4, "Clip"));
		return name;
	}

	private static Message ints(final String name, final int... values) {
		final Message attribute = new Message().add(1, name);
		for (final int value : values) {
			attribute.add(8, value);
		}
		return attribute.add(20, ATTRIBUTE_INTS);
	}

	private void tensor(final String name, final float[] values,
		final int... shape)
	{
		final Message tensor = new Message();
		for (final int size : shape) {
			tensor.add(1, size);
		}
		final ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(
			ByteOrder.LITTLE_ENDIAN);
		raw.asFloatBuffer().put(values);
		graph.add(5, tensor.add(2, FLOAT).add(8, name).add(9, raw.array()));
	}

	private static Message value(final String name, final int... sizes) {
		final Message shape = new Message().add(1, new Message().add(2, "batch"));
		for (final int size : sizes) {
			shape.add(1, new Message().add(1, size));
		}
		return new Message().add(1, name).add(2, new Message().add(1, new Message()
			.add(1, FLOAT).add(2, shape)));
	}

	/** A message of protocol buffers: fields by number. */
	private static final class Message {

		private final ByteArrayOutputStream out = new ByteArrayOutputStream();

		Message add(final int field, final long value) {
			varint((long) field << 3);
			varint(value);
			return this;
		}

		Message add(final int field, final byte[] bytes) {
			varint((long) field << 3 | 2);
			varint(bytes.length);
			out.write(bytes, 0, bytes.length);
			return this;
		}

		Message add(final int field, final String text) {
			return add(field, text.getBytes(StandardCharsets.UTF_8));
		}

		Message add(final int field, final Message message) {
			return add(field, message.bytes());
		}

		byte[] bytes() {
			return out.toByteArray();
		}

		private void varint(final long value) {
			long rest = value;
			while ((rest & ~0x7fL) != 0) {
				out.write((int) (rest & 0x7f | 0x80));
				rest >>>= 7;
			}
			out.write((int) rest);
		}
	}

}
