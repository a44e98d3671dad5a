
package io.github.logoclassifier.spark;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings that came as {@code key=value}. Immutable. */
final class Settings {

	private final Map<String, String> texts;

	/** @throws IllegalArgumentException if a key is none of these */
	Settings(final Map<String, String> texts, final Collection<String> keys) {
		texts.keySet().stream().filter(key -> !keys.contains(key)).findFirst()
			.ifPresent(key -> {
				throw new IllegalArgumentException("there is no setting " + key +
					": there are " + String.join(", ", keys));
			});
		this.texts = new LinkedHashMap<>(texts);
	}

	/** @throws IllegalArgumentException if an argument is no {@code key=value} */
	static Map<String, String> parse(final String... arguments) {
		final Map<String, String> texts = new LinkedHashMap<>();
		for (final String argument : arguments) {
			final int equals = argument.indexOf('=');
			if (equals < 1) throw new IllegalArgumentException("\"" + argument +
				"\" is not of the form key=value");
			final String key = argument.substring(0, equals);
			if (texts.put(key, argument.substring(equals + 1)) != null) {
				throw new IllegalArgumentException(key + " is given twice");
			}
		}
		return texts;
	}

	/** @throws IllegalArgumentException if it is missing */
	String text(final String key) {
		final String text = texts.getOrDefault(key, "");
		if (text.isEmpty()) throw new IllegalArgumentException(key +
			" is missing: give " + key + "=…");
		return text;
	}

	String text(final String key, final String otherwise) {
		return texts.getOrDefault(key, otherwise);
	}

	/** @throws IllegalArgumentException if it is no whole number, or too small */
	int integer(final String key, final int otherwise, final int least) {
		final String text = text(key, Integer.toString(otherwise));
		try {
			final int value = Integer.parseInt(text);
			if (value >= least) return value;
		}
		catch (final NumberFormatException exc) {
			// said below
		}
		throw new IllegalArgumentException(key + " must be a whole number of " +
			least + " or more, not " + text);
	}

	/** @throws IllegalArgumentException if it is no number */
	double number(final String key, final double otherwise) {
		final String text = text(key, Double.toString(otherwise));
		try {
			return Double.parseDouble(text);
		}
		catch (final NumberFormatException exc) {
			throw new IllegalArgumentException(key + " must be a number, not " + text,
				exc);
		}
	}

	/** @throws IllegalArgumentException if it is neither true nor false */
	boolean flag(final String key, final boolean otherwise) {
		final String text = text(key, Boolean.toString(otherwise));
		if (text.equals("true") || text.equals("false")) {
			return Boolean.parseBoolean(text);
		}
		throw new IllegalArgumentException(key + " must be true or false, not " +
			text);
	}

}
