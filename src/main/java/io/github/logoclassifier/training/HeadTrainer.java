
package io.github.logoclassifier.training;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Trains a head with Deeplearning4j, on the calling thread.
 * <p>
 * The tutorial's head takes mini-batches, in an order that the seed shuffles.
 * The pooled head by default takes all images in each step, and stops when
 * their loss has settled. The same features, options and seed give the same
 * bits on the same machine.
 */
public final class HeadTrainer {

	/** A loss with its penalty that changes by less than this fraction in … */
	private static final double SETTLED = 1e-3;

	/** … so many epochs has settled. */
	private static final int SETTLED_EPOCHS = 10;

	private final TrainingOptions options;
	private final boolean shuffle;

	public HeadTrainer(final TrainingOptions options) {
		this(options, true);
	}

	/** @param shuffle false to keep the order of images, to compare with */
	HeadTrainer(final TrainingOptions options, final boolean shuffle) {
		this.options = options;
		this.shuffle = shuffle;
	}

	/** A class of the engine that trains, by which to find its version. */
	public static Class<?> engine() {
		return MultiLayerNetwork.class;
	}

	/**
	 * Starts Deeplearning4j and ND4J on a thread of its own, which takes a second
	 * or two the first time, while the caller does something else. Nothing is
	 * reported if they cannot start: training will.
	 */
	public static void prepare() {
		final Thread thread = new Thread(() -> {
			final LabelledFeatures two = new LabelledFeatures(2);
			two.add(new FeatureMap(1, 1, 2, new float[] { 0, 1 }), 0);
			two.add(new FeatureMap(1, 1, 2, new float[] { 1, 0 }), 1);
			try {
				new HeadTrainer(TrainingOptions.of(HeadKind.POOLED).epochs(2)).train(
					two, two, TrainingListener.NONE);
			}
			catch (final IllegalStateException exc) {
				// The training itself will say so.
			}
		}, "ND4J start");
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Trains.
	 *
	 * @param training at least one image
	 * @param validation held-out images, or none; only watched, never trained on
	 * @throws CancellationException if the listener throws it, within one batch
	 * @throws IllegalStateException if ND4J cannot start
	 */
	public TrainedHead train(final LabelledFeatures training,
		final LabelledFeatures validation, final TrainingListener listener)
	{
		return Nd4jSession.run(() -> {
			final TrainingData data = TrainingData.of(training, validation, options,
				shuffle);
			return train(new HeadNetwork(options, data.inputs(), training
				.classCount()), data, listener);
		});
	}

	/**
	 * Trains a pooled head further, on more images: it has one solution, wherever
	 * it starts, and the old one is near.
	 *
	 * @param start a pooled head of the same classes
	 * @throws CancellationException if the listener throws it, within one batch
	 */
	public TrainedHead refit(final LabelledFeatures training, final Head start,
		final TrainingListener listener)
	{
		return Nd4jSession.run(() -> {
			final TrainingData data = TrainingData.of(training, new LabelledFeatures(
				training.classCount()), options, shuffle);
			final HeadNetwork network = new HeadNetwork(options, data.inputs(),
				training.classCount());
			network.startFrom(data.scaled(start.layers().get(0)));
			return train(network, data, listener);
		});
	}

	TrainedHead train(final HeadNetwork head, final TrainingData data,
		final TrainingListener listener)
	{
		final MultiLayerNetwork network = head.network();
		final List<DataSet> batches = new ArrayList<>(data.batches());
		final Random order = new Random(options.seed());
		final List<Epoch> curve = new ArrayList<>();
		final List<Double> objectives = new ArrayList<>();
		final BestEpoch best = new BestEpoch();
		boolean isStopped = false;
		for (int i = 1; i <= options.epochs(); i++) {
			if (shuffle) Collections.shuffle(batches, order);
			final double[] sums = epoch(network, batches, listener);
			final double loss = sums[0];
			objectives.add(sums[1]);
			if (Double.isNaN(loss) || Double.isInfinite(loss)) {
				throw new IllegalStateException("training diverged in epoch " + i +
					": the loss is no number any more. Use a smaller learningrate than " +
					options.learningRate() + ".");
			}
			final Epoch epoch = data.epoch(i, loss, network);
			curve.add(epoch);
			best.offer(epoch, network);
			listener.epochEnded(epoch);
			if (options.head() == HeadKind.POOLED && hasSettled(objectives)) break;
			isStopped = i < options.epochs() && listener.isStopped();
			if (isStopped) break;
		}
		if (isStopped) best.restore(network);
		final TrainedHead trained = new TrainedHead(data.unscaled(head.head()),
			curve, StuckHead.warnings(options, curve, network, data.batches()),
			isStopped);
		return isStopped ? trained.withWarning(best.warning(curve.size()))
			: trained;
	}

	/**
	 * One pass.
	 *
	 * @return the mean loss of the images, each before its batch's step; and the
	 *         same with the L2 penalty, which is what training makes smaller
	 */
	private static double[] epoch(final MultiLayerNetwork network,
		final List<DataSet> batches, final TrainingListener listener)
	{
		double loss = 0;
		double objective = 0;
		int images = 0;
		for (final DataSet batch : batches) {
			listener.beforeBatch();
			final double penalty = network.calcRegularizationScore(true);
			network.fit(batch);
			loss += (network.score() - penalty) * batch.numExamples();
			objective += network.score() * batch.numExamples();
			images += batch.numExamples();
		}
		return new double[] { loss / images, objective / images };
	}

	/** Whether the last objectives lie close together: it may overshoot once. */
	private static boolean hasSettled(final List<Double> objectives) {
		final int count = objectives.size();
		if (count <= SETTLED_EPOCHS) return false;
		final List<Double> last = objectives.subList(count - 1 - SETTLED_EPOCHS,
			count);
		final double lowest = Collections.min(last);
		return Collections.max(last) - lowest <= SETTLED * lowest;
	}

}
