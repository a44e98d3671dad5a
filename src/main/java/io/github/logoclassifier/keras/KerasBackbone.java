
package io.github.logoclassifier.keras;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.backbone.KerasCut;
import io.github.logoclassifier.backbone.LayerSummary;
import io.github.logoclassifier.backbone.Tensor;
import io.github.logoclassifier.training.Nd4jSession;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.scijava.util.VersionUtils;

/**
 * A Keras network, cut behind one of its layers, and run by Deeplearning4j.
 * <p>
 * Deeplearning4j's graphs keep state while they compute. So each worker has a
 * graph of its own, with the same weights, which are in memory once. An image
 * is computed by one thread: it gives the same bits however many there are.
 */
final class KerasBackbone implements Backbone {

	private static final int COLOURS = 3;

	private final String name;
	private final int inputSize;
	private final KerasCut cut;
	private final int gridSize;
	private final int channels;
	private final List<LayerSummary> layers;
	private final KerasGraph graph;

	/**
	 * Makes it of layers that were checked; within a session of ND4J.
	 *
	 * @param parts each layer behind its inputs; it is cut behind the last one
	 * @param forms of all layers
	 * @param weights of each layer
	 * @throws IOException if the weights are damaged, or Deeplearning4j cannot
	 *           run it
	 */
	KerasBackbone(final String name, final int inputSize,
		final List<LayerDescription> parts, final NetworkForms forms,
		final Map<String, Map<String, Tensor>> weights, final KerasCut cut)
		throws IOException
	{
		this.name = name;
		this.inputSize = inputSize;
		this.cut = cut;
		final LayerShape output = forms.of(cut.layer()).output();
		gridSize = output.side();
		channels = output.channels();
		layers = parts.stream().map(layer -> summary(layer, forms.of(layer.name())))
			.collect(Collectors.toUnmodifiableList());
		graph = new KerasGraph(name + ".h5", parts, forms, weights);
		requireFinite();
	}

	private static LayerSummary summary(final LayerDescription layer,
		final LayerForm form)
	{
		return new LayerSummary(layer.name(), layer.inputs().isEmpty()
			? "input, red green blue" : layer.type(), form.output().toString(), Math
				.toIntExact(form.parameters()));
	}

	/** One weight that is no number spoils what a gray picture gives. */
	private void requireFinite() throws IOException {
		for (final float value : run(graph.twin(), new float[inputSize * inputSize *
			COLOURS]).values())
		{
			if (!Float.isFinite(value)) throw new IOException(name +
				".h5 gives features that are not numbers: its weights are damaged");
		}
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public String sha256() {
		return cut.sha256();
	}

	@Override
	public String arithmetic() {
		return "dl4j-" + VersionUtils.getVersion(ComputationGraph.class);
	}

	@Override
	public int inputSize() {
		return inputSize;
	}

	@Override
	public int gridSize() {
		return gridSize;
	}

	@Override
	public int channels() {
		return channels;
	}

	@Override
	public List<LayerSummary> layers() {
		return layers;
	}

	@Override
	public Optional<KerasCut> kerasCut() {
		return Optional.of(cut);
	}

	@Override
	public Worker newWorker() {
		final ComputationGraph own = Nd4jSession.run(graph::twin);
		return pixels -> {
			if (pixels.length != inputSize * inputSize * COLOURS) {
				throw new IllegalArgumentException(name + " needs " + inputSize + "×" +
					inputSize + "×" + COLOURS + " values, not " + pixels.length);
			}
			return Nd4jSession.share(() -> run(own, cut.scaling().apply(pixels)));
		};
	}

	/** Within a session of ND4J. */
	private FeatureMap run(final ComputationGraph network, final float[] scaled) {
		try (INDArray in = Nd4j.createFromArray(scaled).reshape(1, inputSize,
			inputSize, COLOURS);
				INDArray out = network.outputSingle(in);
				INDArray values = out.dup('c'))
		{
			return new FeatureMap(gridSize, gridSize, channels, values.data()
				.asFloat());
		}
	}

}
