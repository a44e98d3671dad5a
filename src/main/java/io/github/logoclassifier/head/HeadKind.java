
package io.github.logoclassifier.head;

import io.github.logoclassifier.backbone.FeatureMap;

import java.util.Locale;

/** The kinds of head that can be trained. */
public enum HeadKind {

		/**
		 * As in the tutorial: all features, a hidden layer of 10 units with ReLU,
		 * then softmax. It is bound to where on the map a feature lies, and gets
		 * stuck from one start in ten.
		 */
		TUTORIAL,

		/**
		 * The mean of each feature over the map, then softmax regression. Its loss
		 * is convex: it has one solution, whatever the seed.
		 */
		POOLED;

	/** Units in the hidden layer of the tutorial's head. */
	public static final int HIDDEN_UNITS = 10;

	/** The name that users write: "tutorial", "pooled". */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Finds a kind by the name that users write, in any case.
	 *
	 * @throws IllegalArgumentException if there is none; the message lists them
	 */
	public static HeadKind of(final String id) {
		for (final HeadKind kind : values()) {
			if (kind.id().equalsIgnoreCase(id)) return kind;
		}
		throw new IllegalArgumentException(
			"head must be pooled or tutorial, not \"" + id + "\"");
	}

	/** What this kind of head sees of a feature map. */
	public float[] inputs(final FeatureMap map) {
		return this == POOLED ? map.mean() : map.values();
	}

}
