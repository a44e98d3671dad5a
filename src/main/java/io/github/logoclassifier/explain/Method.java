
package io.github.logoclassifier.explain;

import io.github.logoclassifier.head.Head;

import java.util.Locale;

/** How to find out what spoke for a class. */
public enum Method {

		/**
		 * By covering parts of the picture: for every head. It finds where a logo
		 * is more finely than the activation map of a small network, and plain
		 * background never counts.
		 */
		OCCLUSION,

		/**
		 * By the class activation map: for a pooled head only. Its parts add up
		 * exactly, but it is as coarse as the network's map, each place of which
		 * sees most of the picture.
		 */
		ACTIVATION;

	/** The name that users write: "occlusion", "activation". */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Finds a method by the name that users write, in any case.
	 *
	 * @throws IllegalArgumentException if there is none; the message lists them
	 */
	public static Method of(final String id) {
		for (final Method method : values()) {
			if (method.id().equalsIgnoreCase(id)) return method;
		}
		throw new IllegalArgumentException(
			"method must be occlusion or activation, not \"" + id + "\"");
	}

	/** @throws IllegalArgumentException if a head cannot be explained so */
	void requireFor(final Head head) {
		if (this == ACTIVATION && !ActivationMap.isFor(head)) {
			throw new IllegalArgumentException(
				"method activation is for pooled heads of one layer, and this model's " +
					"is " + head.kind().id() + " and has " + head.layers().size() +
					": use method occlusion");
		}
	}

}
