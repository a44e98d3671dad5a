
package io.github.logoclassifier.evaluation;

/** How well one class is recognised. Immutable. */
public final class ClassScore {

	private final String label;
	private final int support;
	private final double precision;
	private final double recall;

	/**
	 * @param support how many images of the class were tested, each once
	 * @param hits predictions of the class that were right
	 * @param predicted predictions of the class
	 * @param actual predictions for images of the class
	 */
	ClassScore(final String label, final int support, final long hits,
		final long predicted, final long actual)
	{
		this.label = label;
		this.support = support;
		precision = predicted == 0 ? 0 : hits / (double) predicted;
		recall = actual == 0 ? 0 : hits / (double) actual;
	}

	public String label() {
		return label;
	}

	/** How many images of the class there were, each counted once. */
	public int support() {
		return support;
	}

	/** Of the images that were said to be of it, how many are; 0 if none was. */
	public double precision() {
		return precision;
	}

	/** Of its images, how many were said to be of it. */
	public double recall() {
		return recall;
	}

	/** The harmonic mean of precision and recall; 0 if both are 0. */
	public double f1() {
		return precision + recall == 0 ? 0 : 2 * precision * recall / (precision +
			recall);
	}

}
