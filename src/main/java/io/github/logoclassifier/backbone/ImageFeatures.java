
package io.github.logoclassifier.backbone;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The features of one image: a map for each of its views. Immutable. */
public final class ImageFeatures {

	private final String content;
	private final List<FeatureMap> views;

	ImageFeatures(final String content, final List<FeatureMap> views) {
		this.content = content;
		this.views = Collections.unmodifiableList(views);
	}

	/**
	 * Identifies the framed picture: equal for two images that look equal to the
	 * network, whatever their files.
	 */
	public String content() {
		return content;
	}

	/** One feature map for each view, the picture itself first. */
	public List<FeatureMap> views() {
		return views;
	}

	/** The same with maps of one place, the mean of all: 1 × 1 × channels. */
	public ImageFeatures pooled() {
		return new ImageFeatures(content, views.stream().map(map -> new FeatureMap(
			1, 1, map.channels(), map.mean())).collect(Collectors.toList()));
	}

}
