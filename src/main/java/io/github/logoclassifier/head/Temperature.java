
package io.github.logoclassifier.head;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a head as sure as it is right: the one number that its logits are
 * divided by, chosen so that the probabilities of held-out images become
 * likeliest (Guo et al., On Calibration of Modern Neural Networks, 2017). No
 * label changes by it.
 */
public final class Temperature {

	/** From four times as sure to four times less. */
	private static final double LEAST = 0.25;
	private static final double MOST = 4;

	/**
	 * How much a temperature far from 1 costs, in the loss of one image per
	 * squared logarithm: a few held-out images are no reason to go far.
	 */
	private static final double RELUCTANCE = 0.05;

	private static final int STEPS = 200;

	private final List<double[]> logits = new ArrayList<>();
	private final List<Integer> labels = new ArrayList<>();

	/**
	 * Adds a held-out image.
	 *
	 * @param probabilities what the head makes of it
	 * @param label the index of its class
	 */
	public void add(final double[] probabilities, final int label) {
		final double[] logarithms = new double[probabilities.length];
		for (int i = 0; i < logarithms.length; i++) {
			// Logits but for a constant, to which softmax is blind.
			logarithms[i] = StrictMath.log(Math.max(probabilities[i],
				Double.MIN_NORMAL));
		}
		logits.add(logarithms);
		labels.add(label);
	}

	/** The best temperature, 0.25..4; 1 if no image was added. */
	public double value() {
		if (logits.isEmpty()) return 1;
		double best = 1;
		double least = loss(1);
		for (int i = 0; i <= STEPS; i++) {
			final double temperature = LEAST * StrictMath.pow(MOST / LEAST, i /
				(double) STEPS);
			final double loss = loss(temperature);
			if (loss < least) {
				least = loss;
				best = temperature;
			}
		}
		return best;
	}

	private double loss(final double temperature) {
		final double logarithm = StrictMath.log(temperature);
		double loss = RELUCTANCE * logarithm * logarithm;
		for (int i = 0; i < logits.size(); i++) {
			final double[] logit = logits.get(i);
			double max = Double.NEGATIVE_INFINITY;
			for (final double value : logit) {
				max = Math.max(max, value);
			}
			double sum = 0;
			for (final double value : logit) {
				sum += StrictMath.exp((value - max) / temperature);
			}
			loss += StrictMath.log(sum) - (logit[labels.get(i)] - max) / temperature;
		}
		return loss;
	}

}
