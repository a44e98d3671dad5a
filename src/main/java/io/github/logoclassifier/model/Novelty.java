
package io.github.logoclassifier.model;

import io.github.logoclassifier.backbone.FeatureMap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tells how like the known classes an image is, by the cosine of its mean
 * features to the centroid of each class. A head's probabilities cannot tell:
 * they add up to 1 for any picture. Immutable.
 * <p>
 * Its threshold comes from the training images, in two ways, of which the lower
 * one holds. Each image is compared with the classes as if it had not been
 * trained on, so that its own class is the centroid of the others in it: of
 * these, {@value #FALSE_REJECTIONS} may be rejected. And each is compared with
 * the other classes only, as if its own had never been heard of: of these
 * strangers a third is rejected, and no more is asked, because a logo that is
 * drawn in another way can be as unlike its class as a stranger.
 */
public final class Novelty {

	/** The fraction of known images that the threshold may reject. */
	static final double FALSE_REJECTIONS = 0.01;

	/** The fraction of strangers that it is to reject. */
	private static final double REJECTED_STRANGERS = 1 / 3.0;

	private static final Novelty NONE = new Novelty(Collections.emptyList(), 0);

	private final List<float[]> centroids;
	private final double threshold;

	/**
	 * @param centroids the mean features of each class, in label order
	 * @param threshold the least similarity of a known image, 0..1
	 * @throws IllegalArgumentException if the threshold is none
	 */
	public Novelty(final List<float[]> centroids, final double threshold) {
		if (!(threshold >= 0 && threshold <= 1)) {
			throw new IllegalArgumentException("threshold " + threshold);
		}
		this.centroids = Collections.unmodifiableList(new ArrayList<>(centroids));
		this.threshold = threshold;
	}

	/**
	 * Of a head that came without the features of its images: the similarity is
	 * never known, and nothing is called unknown.
	 */
	public static Novelty none() {
		return NONE;
	}

	/** Whether there is anything to compare an image with. */
	public boolean isKnown() {
		return !centroids.isEmpty();
	}

	/**
	 * Computes the centroids, and calibrates the threshold.
	 *
	 * @param maps the training images of each class, in label order, one or more
	 */
	public static Novelty of(final List<List<FeatureMap>> maps) {
		final List<List<float[]>> means = new ArrayList<>();
		final List<float[]> centroids = new ArrayList<>();
		for (final List<FeatureMap> ofClass : maps) {
			final List<float[]> meansOfClass = new ArrayList<>();
			ofClass.forEach(map -> meansOfClass.add(map.mean()));
			means.add(meansOfClass);
			centroids.add(centroid(meansOfClass));
		}
		return new Novelty(centroids, threshold(means, centroids));
	}

	private static float[] centroid(final List<float[]> means) {
		final float[] centroid = new float[means.get(0).length];
		for (final float[] mean : means) {
			for (int i = 0; i < centroid.length; i++) {
				centroid[i] += mean[i] / means.size();
			}
		}
		return centroid;
	}

	private static double threshold(final List<List<float[]>> means,
		final List<float[]> centroids)
	{
		final List<Double> known = new ArrayList<>();
		final List<Double> strangers = new ArrayList<>();
		for (int c = 0; c < means.size(); c++) {
			final int size = means.get(c).size();
			for (final float[] mean : means.get(c)) {
				double other = 0;
				for (int o = 0; o < centroids.size(); o++) {
					if (o != c) other = Math.max(other, cosine(mean, centroids.get(o)));
				}
				strangers.add(other);
				if (size > 1) known.add(Math.max(other, cosine(mean, without(mean,
					centroids.get(c), size))));
			}
		}
		return known.isEmpty() ? 0 : Math.min(quantile(known, FALSE_REJECTIONS),
			quantile(strangers, REJECTED_STRANGERS));
	}

	/** The centroid of the others of a class. */
	private static float[] without(final float[] mean, final float[] centroid,
		final int size)
	{
		final float[] others = new float[mean.length];
		for (int i = 0; i < others.length; i++) {
			others[i] = (centroid[i] * size - mean[i]) / (size - 1);
		}
		return others;
	}

	/** A value below which no more than a fraction of the values is. */
	private static double quantile(final List<Double> values,
		final double fraction)
	{
		Collections.sort(values);
		return values.get((int) (fraction * values.size()));
	}

	/**
	 * The mean features of each class, in label order, for reading only; none if
	 * they are not known.
	 */
	public List<float[]> centroids() {
		return centroids;
	}

	/** The similarity below which an image is called unknown, 0..1. */
	public double threshold() {
		return threshold;
	}

	/**
	 * The cosine to the nearest class, 0..1; 0 too where it is negative, as it
	 * can be for features that are; NaN if it is not known.
	 */
	public double similarity(final FeatureMap map) {
		if (!isKnown()) return Double.NaN;
		final float[] mean = map.mean();
		double best = 0;
		for (final float[] centroid : centroids) {
			best = Math.max(best, cosine(mean, centroid));
		}
		return best;
	}

	private static double cosine(final float[] a, final float[] b) {
		double product = 0;
		double squareA = 0;
		double squareB = 0;
		for (int i = 0; i < a.length; i++) {
			product += (double) a[i] * b[i];
			squareA += (double) a[i] * a[i];
			squareB += (double) b[i] * b[i];
		}
		final double norm = Math.sqrt(squareA * squareB);
		return norm == 0 ? 0 : Math.min(1, product / norm);
	}

}
