
package io.github.logoclassifier.exchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * An ONNX graph that is being written: nodes, constants, one input and one
 * output. The numbers are those of onnx.proto3.
 */
final class OnnxGraph {

	private static final int FLOAT = 1;
	private static final int INT64 = 7;

	/** IR version 8 came with opsets 15 and 16, and reads all before. */
	private static final int IR_VERSION = 8;

	private final ProtoMessage graph = new ProtoMessage();

	/** A node that is being written. */
	static final class Node {

		private static final int ATTRIBUTE_INT = 2;
		private static final int ATTRIBUTE_STRING = 3;
		private static final int ATTRIBUTE_INTS = 7;

		private final ProtoMessage node = new ProtoMessage();

		private Node(final String type, final String output,
			final String... inputs)
		{
			for (final String input : inputs) {
				node.add(1, input);
			}
			node.add(2, output).add(4, type);
		}

		/** Names another output. */
		Node output(final String name) {
			node.add(2, name);
			return this;
		}

		Node with(final String attribute, final int value) {
			node.add(5, new ProtoMessage().add(1, attribute).add(3, value).add(20,
				ATTRIBUTE_INT));
			return this;
		}

		Node with(final String attribute, final String value) {
			node.add(5, new ProtoMessage().add(1, attribute).add(4, value).add(20,
				ATTRIBUTE_STRING));
			return this;
		}

		Node withAll(final String attribute, final int... values) {
			final ProtoMessage message = new ProtoMessage().add(1, attribute);
			for (final int value : values) {
				message.add(8, value);
			}
			node.add(5, message.add(20, ATTRIBUTE_INTS));
			return this;
		}
	}

	OnnxGraph(final String name) {
		graph.add(2, name);
	}

	/** Begins a node with one output; {@link #add} puts it into the graph. */
	static Node node(final String type, final String output,
		final String... inputs)
	{
		return new Node(type, output, inputs);
	}

	/** Adds a node; nodes must come behind those that they take from. */
	OnnxGraph add(final Node node) {
		graph.add(1, node.node);
		return this;
	}

	/** Adds a node without attributes. */
	OnnxGraph add(final String type, final String output,
		final String... inputs)
	{
		return add(node(type, output, inputs));
	}

	/** Adds a constant of float32; without a shape it is a single number. */
	void constant(final String name, final float[] values, final int... shape) {
		final ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(
			ByteOrder.LITTLE_ENDIAN);
		raw.asFloatBuffer().put(values);
		constant(name, FLOAT, raw.array(), shape);
	}

	/** Adds a constant list of integers. */
	void integers(final String name, final long... values) {
		final ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(
			ByteOrder.LITTLE_ENDIAN);
		raw.asLongBuffer().put(values);
		constant(name, INT64, raw.array(), values.length);
	}

	private void constant(final String name, final int type, final byte[] raw,
		final int... shape)
	{
		final ProtoMessage tensor = new ProtoMessage();
		for (final int size : shape) {
			tensor.add(1, size);
		}
		graph.add(5, tensor.add(2, type).add(8, name).add(9, raw));
	}

	/** States the input: batch × these sizes. */
	void input(final String name, final int... sizes) {
		graph.add(11, value(name, sizes));
	}

	/** States the output: batch × these sizes. */
	void output(final String name, final int... sizes) {
		graph.add(12, value(name, sizes));
	}

	private static ProtoMessage value(final String name, final int... sizes) {
		final ProtoMessage shape = new ProtoMessage().add(1, new ProtoMessage().add(
			2, "batch"));
		for (final int size : sizes) {
			shape.add(1, new ProtoMessage().add(1, size));
		}
		return new ProtoMessage().add(1, name).add(2, new ProtoMessage().add(1,
			new ProtoMessage().add(1, FLOAT).add(2, shape)));
	}

	/**
	 * The file.
	 *
	 * @param opset the version of the operators that were used
	 * @param properties what is written beside the graph, by key
	 */
	byte[] file(final int opset, final String producer,
		final Map<String, String> properties)
	{
		final ProtoMessage file = new ProtoMessage().add(1, IR_VERSION).add(2,
			producer).add(8, new ProtoMessage().add(2, opset)).add(7, graph);
		properties.forEach((key, value) -> file.add(14, new ProtoMessage().add(1,
			key).add(2, value)));
		return file.bytes();
	}

}
