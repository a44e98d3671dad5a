
package io.github.logoclassifier.features;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.image.Thumbnail;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The features of one image: a map for each of its views, which are its crops
 * and then its recoloured copies. Immutable.
 */
public final class ImageFeatures {

	private final String content;
	private final Thumbnail thumbnail;
	private final List<FeatureMap> views;
	private final double[] weights;

	/**
	 * @param content identifies the framed picture
	 * @param thumbnail of the framed picture
	 * @param views its crops, then its recoloured copies
	 * @param weights what each crop counts
	 */
	public ImageFeatures(final String content, final Thumbnail thumbnail,
		final List<FeatureMap> views, final double[] weights)
	{
		this.content = content;
		this.thumbnail = thumbnail;
		this.views = Collections.unmodifiableList(views);
		this.weights = weights;
	}

	/**
	 * Identifies the framed picture: equal for two images that look equal to the
	 * network, whatever their files.
	 */
	public String content() {
		return content;
	}

	/** The framed picture, small: by it pictures that look alike are found. */
	public Thumbnail thumbnail() {
		return thumbnail;
	}

	/**
	 * What a classifier sees of the image: the map of its only crop, or the
	 * weighted mean of its crops, 1 × 1 × channels.
	 */
	public FeatureMap seen() {
		return weights.length == 1 ? views.get(0) : FeatureMap.average(views,
			weights);
	}

	/** One feature map for each view, the picture itself first. */
	public List<FeatureMap> views() {
		return views;
	}

	/** The same with maps of one place, the mean of all: 1 × 1 × channels. */
	public ImageFeatures pooled() {
		return new ImageFeatures(content, thumbnail, views.stream().map(
			map -> new FeatureMap(1, 1, map.channels(), map.mean())).collect(
				Collectors.toList()), weights);
	}

}
