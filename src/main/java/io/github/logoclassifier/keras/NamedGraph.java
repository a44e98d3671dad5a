
package io.github.logoclassifier.keras;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.TransferLearning;

/** A graph of Deeplearning4j, whose layers are called as Keras called them. */
final class NamedGraph {

	private static final int COLOURS = 3;

	private final ComputationGraph graph;
	/** Keras's name of each vertex that has another one. */
	private final Map<String, String> names;

	/** A graph whose vertices have Keras's names. */
	NamedGraph(final ComputationGraph graph) {
		this(graph, Collections.emptyMap());
	}

	/** A graph that was a chain, whose vertices are numbered. */
	NamedGraph(final ComputationGraph graph, final List<String> chain) {
		this(graph, numbered(chain));
	}

	private NamedGraph(final ComputationGraph graph,
		final Map<String, String> names)
	{
		this.graph = graph;
		this.names = names;
	}

	private static Map<String, String> numbered(final List<String> chain) {
		final Map<String, String> names = new HashMap<>();
		for (int i = 0; i < chain.size(); i++) {
			names.put(String.valueOf(i), chain.get(i));
		}
		return names;
	}

	/**
	 * What each layer gives for a picture, from the input to the output.
	 *
	 * @param inputSize side of the picture
	 */
	Map<String, InputType> outputs(final int inputSize) {
		final ComputationGraphConfiguration configuration = graph
			.getConfiguration();
		final Map<String, InputType> types = configuration.getLayerActivationTypes(
			InputType.convolutional(inputSize, inputSize, COLOURS, CNN2DFormat.NHWC));
		final Map<String, InputType> outputs = new LinkedHashMap<>();
		for (final String vertex : configuration.getTopologicalOrderStr()) {
			outputs.put(name(vertex), types.get(vertex));
		}
		return outputs;
	}

	/** The layers that a layer gets its input from. */
	List<String> inputs(final String layer) {
		return graph.getConfiguration().getVertexInputs().getOrDefault(vertex(
			layer), Collections.emptyList()).stream().map(this::name).collect(
				Collectors.toList());
	}

	/** Numbers that a layer keeps. */
	long parameters(final String layer) {
		final Layer found = graph.getLayer(vertex(layer));
		return found == null ? 0 : found.numParams();
	}

	/** A graph of its own of the same layers, with the same weights in memory. */
	ComputationGraph twin() {
		return twin(graph);
	}

	private ComputationGraph twin(final ComputationGraph other) {
		final ComputationGraphConfiguration configuration = other.getConfiguration()
			.clone();
		// A cloned MergeVertex forgets its axis; vertices are never changed.
		configuration.getVertices().replaceAll((name,
			vertex) -> vertex instanceof LayerVertex ? vertex : graph
				.getConfiguration().getVertices().get(name));
		final ComputationGraph twin = new ComputationGraph(configuration);
		twin.init(other.params(), false);
		return twin;
	}

	/** A graph of the layers that one needs, which is then the output. */
	NamedGraph cutBehind(final String layer) {
		final String last = vertex(layer);
		final Set<String> needed = needed(last);
		final List<String> backwards = new ArrayList<>(graph.getConfiguration()
			.getTopologicalOrderStr());
		Collections.reverse(backwards);
		final TransferLearning.GraphBuilder builder =
			new TransferLearning.GraphBuilder(graph);
		for (final String vertex : backwards) {
			if (!needed.contains(vertex)) builder.removeVertexAndConnections(vertex);
		}
		return new NamedGraph(twin(builder.setOutputs(last).build()), names);
	}

	private Set<String> needed(final String last) {
		final Map<String, List<String>> inputs = graph.getConfiguration()
			.getVertexInputs();
		final Set<String> needed = new HashSet<>();
		final Deque<String> next = new ArrayDeque<>(Collections.singletonList(
			last));
		while (!next.isEmpty()) {
			final String vertex = next.pop();
			if (needed.add(vertex)) next.addAll(inputs.getOrDefault(vertex,
				Collections.emptyList()));
		}
		return needed;
	}

	private String name(final String vertex) {
		return names.getOrDefault(vertex, vertex);
	}

	private String vertex(final String name) {
		return names.entrySet().stream().filter(entry -> entry.getValue().equals(
			name)).map(Map.Entry::getKey).findFirst().orElse(name);
	}

}
