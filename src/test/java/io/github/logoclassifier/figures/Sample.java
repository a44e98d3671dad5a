
package io.github.logoclassifier.figures;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.features.ImageFeatures;

import java.util.ArrayList;
import java.util.List;

/** An image's features: those to train on, and those to be classified by. */
final class Sample {

	private final List<FeatureMap> views;
	private final FeatureMap seen;

	private Sample(final List<FeatureMap> views, final FeatureMap seen) {
		this.views = views;
		this.seen = seen;
	}

	static Sample of(final ImageFeatures features) {
		return new Sample(features.views(), features.seen());
	}

	List<FeatureMap> views() {
		return views;
	}

	FeatureMap seen() {
		return seen;
	}

	/** The mean features of two backbones, one behind the other. */
	Sample with(final Sample other) {
		final List<FeatureMap> both = new ArrayList<>();
		for (int i = 0; i < views.size(); i++) {
			both.add(concatenated(views.get(i), other.views.get(i)));
		}
		return new Sample(both, concatenated(seen, other.seen));
	}

	private static FeatureMap concatenated(final FeatureMap a,
		final FeatureMap b)
	{
		final float[] first = a.mean();
		final float[] second = b.mean();
		final float[] all = new float[first.length + second.length];
		System.arraycopy(first, 0, all, 0, first.length);
		System.arraycopy(second, 0, all, first.length, second.length);
		return new FeatureMap(1, 1, all.length, all);
	}

}
