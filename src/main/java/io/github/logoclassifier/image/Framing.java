
package io.github.logoclassifier.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a picture of any shape is brought to the square that a network sees. */
public enum Framing {

		/**
		 * Scaled to the square, ignoring the aspect ratio, as the tutorial does.
		 */
		STRETCH,

		/** Scaled to fit, and padded with the colour of its border. */
		LETTERBOX,

		/** Cut to the square in its middle, then scaled. */
		CROP,

		/** Its uniform border cut off, if it has one, then as LETTERBOX. */
		TRIM;

	/** The name that users write: "stretch", "letterbox", "crop", "trim". */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Finds a framing by the name that users write, in any case.
	 *
	 * @throws IllegalArgumentException if there is none; the message lists them
	 */
	public static Framing of(final String id) {
		for (final Framing framing : values()) {
			if (framing.id().equalsIgnoreCase(id)) return framing;
		}
		throw new IllegalArgumentException("framing must be one of " + Arrays
			.stream(values()).map(Framing::id).collect(Collectors.joining(", ")) +
			", not \"" + id + "\"");
	}

}
