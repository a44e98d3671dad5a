
package io.github.logoclassifier.io;

import com.google.gson.JsonParseException;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON that is none, or not of the form that was expected; the message says
 * what is wrong, and where as far as is known, and stands behind the name of a
 * file.
 */
public final class UnexpectedJsonException extends IOException {

	private static final long serialVersionUID = 1L;

	private static final Pattern CLASSES = Pattern.compile(
		"^(?:(?:[a-z]\\w*\\.)+[\\w$]+: )+");
	private static final Pattern PLACE = Pattern.compile(
		"(.*) at line (\\d+) column (\\d+) path (\\S*).*");
	private static final Pattern NO_NUMBER = Pattern.compile(
		"For input string: (\".*\")");
	private static final int LONGEST = 80;
	private static final String OTHER =
		"a part of it is missing, or of another kind than it should be";

	private UnexpectedJsonException(final String message, final Throwable cause) {
		super(message, cause);
	}

	/**
	 * Says in words for people what Gson, or a walk through what it read, says
	 * with names of classes.
	 *
	 * @param exc any of the kinds that they throw: JsonParseException,
	 *          IllegalState, NumberFormat, ClassCast, NullPointer and others
	 */
	public static UnexpectedJsonException of(final RuntimeException exc) {
		return new UnexpectedJsonException(words(exc), exc);
	}

	private static String words(final RuntimeException exc) {
		final String text = CLASSES.matcher(String.valueOf(exc.getMessage()).lines()
			.findFirst().orElse("")).replaceFirst("");
		final Matcher number = NO_NUMBER.matcher(text);
		if (number.matches()) return shortened(number.group(1)) +
			" is not a number";
		final Matcher place = PLACE.matcher(text);
		if (!(exc instanceof JsonParseException) || text.isEmpty()) return OTHER;
		if (!place.matches()) return text;
		final String what = place.group(1).contains("malformed JSON")
			? "this is no JSON" : place.group(1).replace("BEGIN_", "").replace(
				"but was", "but there is");
		return what + " at line " + place.group(2) + ", column " + place.group(3) +
			" (" + shortened(place.group(4)) + ")";
	}

	/** What strangers wrote may be long, or no text. */
	private static String shortened(final String what) {
		final String text = what.replaceAll("[^\\x20-\\x7e]", "?");
		return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
	}

}
