
package io.github.logoclassifier.backbone;

import java.util.List;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Deeplearning4j's graph of a keras.h5, cut where ours is; one thread. */
final class KerasEngine implements FeatureEngine {

	private static final String CUT = "conv_pw_13_relu";

	private final ComputationGraph graph;
	private final INDArray pixels;

	KerasEngine(final String file, final List<float[]> images) throws Exception {
		useOneThread();
		final ComputationGraph whole = KerasModelImport
			.importKerasModelAndWeights(file, false);
		final TransferLearning.GraphBuilder builder =
			new TransferLearning.GraphBuilder(whole);
		boolean behind = false;
		for (final String name : whole.getConfiguration().getTopologicalOrderStr()) {
			if (behind) builder.removeVertexAndConnections(name);
			behind |= name.equals(CUT);
		}
		graph = builder.setOutputs(CUT).build();
		pixels = batch(images, (int) Math.round(Math.sqrt(images.get(0).length /
			3.0)));
	}

	static void useOneThread() {
		Nd4j.getBackend();
		Nd4j.getEnvironment().setMaxMasterThreads(1);
		Nd4j.getEnvironment().setMaxThreads(1);
		Nd4j.factory().blas().setMaxThreads(1);
	}

	static INDArray batch(final List<float[]> images, final int side) {
		final INDArray pixels = Nd4j.create(images.size(), side, side, 3);
		for (int i = 0; i < images.size(); i++) {
			pixels.put(new INDArrayIndex[] { NDArrayIndex.point(i), NDArrayIndex.all(),
				NDArrayIndex.all(), NDArrayIndex.all() }, Nd4j.createFromArray(images.get(
					i)).reshape(side, side, 3));
		}
		return pixels;
	}

	@Override
	public float[] features(final List<float[]> images) {
		return graph.outputSingle(pixels).data().asFloat();
	}

}
