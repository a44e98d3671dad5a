
package io.github.logoclassifier.model;

import io.github.logoclassifier.backbone.FeatureMap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Tells how like the known classes an image is, by the cosine of its mean
 * features to the centroid of each class. A head's probabilities cannot tell:
 * they add up to 1 for any picture. Immutable.
 */
public final class Novelty {

	private final List<float[]> centroids;

	/** @param centroids the mean features of each class, in label order */
	Novelty(final List<float[]> centroids) {
		this.centroids = Collections.unmodifiableList(new ArrayList<>(centroids));
	}

	/**
	 * Computes the centroids.
	 *
	 * @param maps the training images of each class, in label order, one or more
	 */
	public static Novelty of(final List<List<FeatureMap>> maps) {
		final List<float[]> centroids = new ArrayList<>();
		for (final List<FeatureMap> ofClass : maps) {
			final float[] centroid = new float[ofClass.get(0).channels()];
			for (final FeatureMap map : ofClass) {
				final float[] mean = map.mean();
				for (int i = 0; i < centroid.length; i++) {
					centroid[i] += mean[i] / ofClass.size();
				}
			}
			centroids.add(centroid);
		}
		return new Novelty(centroids);
	}

	List<float[]> centroids() {
		return centroids;
	}

	/** The cosine to the nearest class, 0..1 for features that are never < 0. */
	public double similarity(final FeatureMap map) {
		final float[] mean = map.mean();
		double best = -1;
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
