
package io.github.logoclassifier.evaluation;

/**
 * A proportion of images, with the interval in which it would lie for 95 of 100
 * such sets of images: E. B. Wilson, "Probable inference, the law of
 * succession, and statistical inference", JASA 22 (1927). Immutable.
 */
public final class Accuracy {

	/** The normal distribution's 97.5 % quantile. */
	private static final double Z = 1.959963984540054;

	private final double value;
	private final double low;
	private final double high;

	/**
	 * @param value the proportion, 0..1
	 * @param images how many independent images it is of: an image that was
	 *          tested several times is one; 0 gives 0..1 around NaN
	 */
	public Accuracy(final double value, final int images) {
		this.value = images == 0 ? Double.NaN : value;
		if (images == 0) {
			low = 0;
			high = 1;
			return;
		}
		final double square = Z * Z / images;
		final double centre = (value + square / 2) / (1 + square);
		final double half = Z / (1 + square) * Math.sqrt(value * (1 - value) /
			images + square / (4 * images));
		low = Math.max(0, centre - half);
		high = Math.min(1, centre + half);
	}

	/** The proportion, 0..1; NaN if there are no images. */
	public double value() {
		return value;
	}

	/** The lower end of the interval, 0..1. */
	public double low() {
		return low;
	}

	/** The upper end of the interval, 0..1. */
	public double high() {
		return high;
	}

}
