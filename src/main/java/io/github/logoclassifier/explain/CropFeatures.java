
package io.github.logoclassifier.explain;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.image.CropPlace;

/** The features of one crop of a framed picture. Immutable. */
public final class CropFeatures {

	private final FeatureMap map;
	private final double weight;
	private final CropPlace place;

	/**
	 * @param weight what it counts when the mean features of all crops are
	 *          averaged; the weights of all add up to 1
	 * @param place where it lies in the framed picture
	 */
	public CropFeatures(final FeatureMap map, final double weight,
		final CropPlace place)
	{
		this.map = map;
		this.weight = weight;
		this.place = place;
	}

	public FeatureMap map() {
		return map;
	}

	public double weight() {
		return weight;
	}

	public CropPlace place() {
		return place;
	}

}
