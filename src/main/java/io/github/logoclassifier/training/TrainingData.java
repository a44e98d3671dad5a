
package io.github.logoclassifier.training;

import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Features as ND4J arrays: mini-batches, cut once, and the held-out images. */
final class TrainingData {

	private final Standardization scaling;
	private final List<DataSet> batches;
	private final INDArray validation;
	private final LabelledFeatures validationLabels;
	private final int inputs;

	private TrainingData(final Standardization scaling,
		final List<DataSet> batches, final INDArray validation,
		final LabelledFeatures validationLabels, final int inputs)
	{
		this.scaling = scaling;
		this.batches = Collections.unmodifiableList(batches);
		this.validation = validation;
		this.validationLabels = validationLabels;
		this.inputs = inputs;
	}

	static TrainingData of(final LabelledFeatures training,
		final LabelledFeatures validation, final TrainingOptions options,
		final boolean shuffle)
	{
		final HeadKind head = options.head();
		List<float[]> rows = rows(training, head);
		final int inputs = rows.get(0).length;
		final Standardization scaling = head == HeadKind.POOLED ? Standardization
			.of(rows) : null;
		rows = scaled(rows, scaling);
		final List<Integer> order = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			order.add(i);
		}
		if (shuffle) Collections.shuffle(order, new Random(options.seed()));
		final List<DataSet> batches = new ArrayList<>();
		final int size = Math.min(options.batchSize(), order.size());
		for (int from = 0; from < order.size(); from += size) {
			batches.add(batch(rows, training, order.subList(from, Math.min(from +
				size, order.size()))));
		}
		final INDArray held = validation.size() == 0 ? null : matrix(scaled(rows(
			validation, head), scaling));
		return new TrainingData(scaling, batches, held, validation, inputs);
	}

	/** How many features each row has. */
	int inputs() {
		return inputs;
	}

	List<DataSet> batches() {
		return batches;
	}

	/** Ends an epoch: adds what the network now makes of the held-out images. */
	Epoch epoch(final int number, final double loss,
		final MultiLayerNetwork network)
	{
		if (validation == null) {
			return new Epoch(number, loss, Double.NaN, Double.NaN);
		}
		// One copy out of native memory: a read of each value costs far more.
		final float[][] probabilities = network.output(validation).toFloatMatrix();
		double sum = 0;
		int right = 0;
		final int images = validationLabels.size();
		for (int i = 0; i < images; i++) {
			final float[] row = probabilities[i];
			final int label = validationLabels.label(i);
			sum -= Math.log(Math.max(row[label], Float.MIN_NORMAL));
			if (isLargest(row, label)) right++;
		}
		return new Epoch(number, loss, sum / images, right / (double) images);
	}

	private static boolean isLargest(final float[] values, final int index) {
		for (int i = 0; i < values.length; i++) {
			if (values[i] > values[index] || i < index && values[i] == values[index])
				return false;
		}
		return true;
	}

	/** A head that takes raw features, from one that was trained on these. */
	Head unscaled(final Head trained) {
		if (scaling == null) return trained;
		return new Head(trained.kind(), Collections.singletonList(scaling.foldInto(
			trained.layers().get(0))));
	}

	/**
	 * The inverse: the layer to train from, of a head that takes raw features.
	 */
	DenseLayer scaled(final DenseLayer raw) {
		return scaling.takeOutOf(raw);
	}

	private static List<float[]> rows(final LabelledFeatures features,
		final HeadKind head)
	{
		final List<float[]> rows = new ArrayList<>();
		for (int i = 0; i < features.size(); i++) {
			rows.add(head.inputs(features.map(i)));
		}
		return rows;
	}

	private static List<float[]> scaled(final List<float[]> rows,
		final Standardization scaling)
	{
		if (scaling == null) return rows;
		final List<float[]> scaled = new ArrayList<>();
		for (final float[] row : rows) {
			scaled.add(scaling.apply(row));
		}
		return scaled;
	}

	private static DataSet batch(final List<float[]> rows,
		final LabelledFeatures labels, final List<Integer> indices)
	{
		final List<float[]> chosen = new ArrayList<>();
		final List<float[]> targets = new ArrayList<>();
		for (final int i : indices) {
			chosen.add(rows.get(i));
			final float[] target = new float[labels.classCount()];
			target[labels.label(i)] = 1;
			targets.add(target);
		}
		return new DataSet(matrix(chosen), matrix(targets));
	}

	private static INDArray matrix(final List<float[]> rows) {
		return Nd4j.create(rows.toArray(new float[0][]));
	}

}
