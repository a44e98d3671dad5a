
package io.github.logoclassifier.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whether confidences mean what they say: of the images with a confidence near
 * 0.8, are 8 in 10 right? The expected calibration error of M. P. Naeini et
 * al., "Obtaining well calibrated probabilities using Bayesian binning", AAAI
 * 2015, with 10 bins of equal width. Immutable.
 */
public final class Calibration {

	/** How many bins there are. */
	public static final int BINS = 10;

	/** Images whose confidence lies in (low, high]. */
	public static final class Bin {

		private final int index;
		private int count;
		private int right;
		private double confidence;

		private Bin(final int index) {
			this.index = index;
		}

		/** The confidence that all of them are above; the first includes 0. */
		public double low() {
			return index / (double) BINS;
		}

		/** The highest confidence that belongs to it. */
		public double high() {
			return (index + 1) / (double) BINS;
		}

		/** How many predictions there are. */
		public int count() {
			return count;
		}

		/** Their mean confidence; NaN if there are none. */
		public double confidence() {
			return confidence / count;
		}

		/** What fraction of them is right; NaN if there are none. */
		public double accuracy() {
			return right / (double) count;
		}
	}

	private final List<Bin> bins = new ArrayList<>();
	private final double error;
	private final double excess;

	/**
	 * @param outcomes of images of the classes; it is the likeliest class that is
	 *          right or not, whatever the threshold
	 */
	public Calibration(final List<Outcome> outcomes) {
		for (int i = 0; i < BINS; i++) {
			bins.add(new Bin(i));
		}
		for (final Outcome outcome : outcomes) {
			final double confidence = outcome.prediction().confidence();
			final int at = (int) Math.ceil(confidence * BINS) - 1;
			final Bin bin = bins.get(Math.max(0, Math.min(BINS - 1, at)));
			bin.count++;
			bin.confidence += confidence;
			if (outcome.isAmong(1)) bin.right++;
		}
		double sum = 0;
		double signed = 0;
		for (final Bin bin : bins) {
			sum += Math.abs(bin.confidence - bin.right);
			signed += bin.confidence - bin.right;
		}
		error = outcomes.isEmpty() ? Double.NaN : sum / outcomes.size();
		excess = outcomes.isEmpty() ? Double.NaN : signed / outcomes.size();
	}

	/** The bins, the least confident first. */
	public List<Bin> bins() {
		return Collections.unmodifiableList(bins);
	}

	/**
	 * The mean of |accuracy − confidence| over the bins, weighted by how many
	 * predictions each has, 0..1; NaN if there are none.
	 */
	public double error() {
		return error;
	}

	/** Mean confidence minus accuracy: above 0, it promises too much. */
	public double excess() {
		return excess;
	}

}
