
package io.github.logoclassifier.imagej.macro;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Parses the options of an ImageJ macro's {@code run} call: keys, followed by
 * "=" and a value, or alone for true. A value with spaces stands in brackets,
 * which may contain balanced brackets. ImageJ's own {@code Macro.getValue}
 * finds keys inside other keys and values, so it is not used.
 */
final class MacroOptions {

	private final String text;
	private final Map<String, String> values = new LinkedHashMap<>();
	private int at;

	private MacroOptions(final String text) {
		this.text = text;
		parse();
	}

	/**
	 * Parses options.
	 *
	 * @return values by lower-case key, in order; "true" for a key without one
	 * @throws IllegalArgumentException if a bracket is not closed, or a key comes
	 *           twice
	 */
	static Map<String, String> parse(final String options) {
		return new MacroOptions(options).values;
	}

	private void parse() {
		for (skipSpaces(); at < text.length(); skipSpaces()) {
			final int start = at;
			while (at < text.length() && text.charAt(at) != '=' && !Character
				.isWhitespace(text.charAt(at)))
			{
				at++;
			}
			final String key = text.substring(start, at).toLowerCase(Locale.ROOT);
			final boolean valued = at < text.length() && text.charAt(at) == '=';
			if (valued) at++;
			final String value = valued ? value(key) : "true";
			if (values.put(key, value) != null) {
				throw new IllegalArgumentException(key + " is given twice");
			}
		}
	}

	private String value(final String key) {
		if (at < text.length() && text.charAt(at) == '[') return bracketed(key);
		final int start = at;
		while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
			at++;
		}
		return text.substring(start, at);
	}

	private String bracketed(final String key) {
		final int start = ++at;
		for (int depth = 1; at < text.length(); at++) {
			if (text.charAt(at) == '[') depth++;
			if (text.charAt(at) == ']' && --depth == 0) {
				return text.substring(start, at++);
			}
		}
		throw new IllegalArgumentException("the bracket behind " + key +
			"= is not closed");
	}

	private void skipSpaces() {
		while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
			at++;
		}
	}

}
