
package io.github.logoclassifier.training;

import io.github.logoclassifier.head.DenseLayer.Activation;
import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;

import java.util.ArrayList;
import java.util.List;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A head as a Deeplearning4j network. */
final class HeadNetwork {

	/** Adam as Keras and TF.js have it. */
	private static final double BETA1 = 0.9;
	private static final double BETA2 = 0.999;
	private static final double EPSILON = 1e-7;

	/** In place of 0, which ND4J takes for "another one each time". */
	private static final long ZERO = 0x5eed;

	private final HeadKind kind;
	private final MultiLayerNetwork network;

	/**
	 * A head with the first weights that the seed gives: Glorot normal for the
	 * tutorial's, zero for the pooled one, whose loss is convex.
	 */
	HeadNetwork(final TrainingOptions options, final int inputs,
		final int classes)
	{
		kind = options.head();
		final NeuralNetConfiguration.Builder common =
			new NeuralNetConfiguration.Builder().seed(options.seed() == 0 ? ZERO
				: options.seed()).updater(new Adam(options.learningRate(), BETA1, BETA2,
					EPSILON));
		if (options.l2() > 0) common.l2(options.l2());
		final OutputLayer.Builder output = new OutputLayer.Builder(
			LossFunction.MCXENT).nOut(classes).activation(
				org.nd4j.linalg.activations.Activation.SOFTMAX);
		if (kind == HeadKind.TUTORIAL) {
			network = new MultiLayerNetwork(common.weightInit(WeightInit.XAVIER)
				.list().layer(new org.deeplearning4j.nn.conf.layers.DenseLayer.Builder()
					.nIn(inputs).nOut(HeadKind.HIDDEN_UNITS).activation(
						org.nd4j.linalg.activations.Activation.RELU).build()).layer(output
							.nIn(HeadKind.HIDDEN_UNITS).build()).build());
		}
		else {
			network = new MultiLayerNetwork(common.weightInit(WeightInit.ZERO).list()
				.layer(output.nIn(inputs).build()).build());
		}
		network.init();
	}

	private HeadNetwork(final HeadKind kind, final MultiLayerNetwork network) {
		this.kind = kind;
		this.network = network;
	}

	/** A trained head as a network, with layers of any number and size. */
	static HeadNetwork of(final Head head) {
		final NeuralNetConfiguration.ListBuilder list =
			new NeuralNetConfiguration.Builder().weightInit(WeightInit.ZERO).list();
		for (final DenseLayer layer : head.layers()) {
			if (layer.activation() == Activation.SOFTMAX) list.layer(
				new OutputLayer.Builder(LossFunction.MCXENT).nIn(layer.inputs()).nOut(
					layer.outputs()).activation(
						org.nd4j.linalg.activations.Activation.SOFTMAX).build());
			else list.layer(new org.deeplearning4j.nn.conf.layers.DenseLayer.Builder()
				.nIn(layer.inputs()).nOut(layer.outputs()).activation(
					org.nd4j.linalg.activations.Activation.RELU).build());
		}
		final HeadNetwork network = new HeadNetwork(head.kind(),
			new MultiLayerNetwork(list.build()));
		network.network.init();
		for (int i = 0; i < head.layers().size(); i++) {
			network.assign(i, head.layers().get(i));
		}
		return network;
	}

	MultiLayerNetwork network() {
		return network;
	}

	/** Goes on from a layer of a pooled head. */
	void startFrom(final DenseLayer layer) {
		assign(0, layer);
	}

	private void assign(final int index, final DenseLayer layer) {
		network.getParam(index + "_W").assign(Nd4j.createFromArray(layer.weights())
			.reshape('c', layer.inputs(), layer.outputs()));
		network.getParam(index + "_b").assign(Nd4j.createFromArray(layer.bias())
			.reshape(1, layer.outputs()));
	}

	/** The network as plain numbers. */
	Head head() {
		final List<DenseLayer> layers = new ArrayList<>();
		final int count = network.getnLayers();
		for (int i = 0; i < count; i++) {
			layers.add(new DenseLayer(values(network.getParam(i + "_W")), values(
				network.getParam(i + "_b")), i == count - 1 ? Activation.SOFTMAX
					: Activation.RELU));
		}
		return new Head(kind, layers);
	}

	private static float[] values(final INDArray array) {
		return array.dup('c').data().asFloat();
	}

}
