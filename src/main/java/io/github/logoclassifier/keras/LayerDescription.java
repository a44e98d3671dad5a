
package io.github.logoclassifier.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a Keras file says of one layer. It may be a stranger's: what is asked
 * for is there, of the right kind and within bounds, or an error says what is
 * wrong with which layer of which file. Immutable.
 */
final class LayerDescription {

	/** Nothing that Keras counts in a network for images is larger. */
	private static final int MOST = 999_999_999;
	private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");
	private static final int LONGEST = 40;

	private final String file;
	private final String type;
	private final String name;
	private final JsonObject settings;
	private final List<String> inputs;

	/**
	 * @param file for messages
	 * @param settings what Keras calls its "config"
	 * @param inputs the layers that it gets the outputs of; empty if it is the
	 *          input itself, or used otherwise than once
	 */
	LayerDescription(final String file, final String type, final String name,
		final JsonObject settings, final List<String> inputs)
	{
		this.file = file;
		this.type = type;
		this.name = name;
		this.settings = settings;
		this.inputs = inputs;
	}

	/** What Keras calls its kind, "Conv2D" say. */
	String type() {
		return type;
	}

	String name() {
		return name;
	}

	List<String> inputs() {
		return inputs;
	}

	/** All settings, a copy. */
	JsonObject settings() {
		return settings.deepCopy();
	}

	/** A yes or no; the default where nothing is said. */
	boolean isSet(final String key, final boolean usual) throws IOException {
		final JsonElement value = settings.get(key);
		if (value == null) return usual;
		if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()) {
			return value.getAsBoolean();
		}
		throw wrong(key, "true or false");
	}

	/** A text; the default where nothing is said. */
	String text(final String key, final String usual) throws IOException {
		final JsonElement value = settings.get(key);
		if (value == null) return usual;
		if (isText(value)) return value.getAsString();
		throw wrong(key, "a text");
	}

	/** A whole number of at least one. */
	int count(final String key) throws IOException {
		return number(key, settings.get(key), 1);
	}

	/** The same; the default where nothing is said. */
	int count(final String key, final int usual) throws IOException {
		return settings.has(key) ? count(key) : usual;
	}

	/** Two whole numbers of at least one, of rows and columns, or one of both. */
	int[] pair(final String key) throws IOException {
		return pair(key, settings.get(key), 1);
	}

	/** The same; the default where nothing is said. */
	int[] pair(final String key, final int[] usual) throws IOException {
		final JsonElement value = settings.get(key);
		return value == null || value.isJsonNull() ? usual : pair(key);
	}

	private int[] pair(final String key, final JsonElement value, final int least)
		throws IOException
	{
		if (value == null || !value.isJsonArray()) {
			final int both = number(key, value, least);
			return new int[] { both, both };
		}
		final JsonArray two = value.getAsJsonArray();
		if (two.size() != 2) throw wrong(key, "two numbers");
		return new int[] { number(key, two.get(0), least), number(key, two.get(1),
			least) };
	}

	/** Rows above and below, columns left and right, in Keras's three ways. */
	int[][] borders(final String key) throws IOException {
		final JsonElement value = settings.get(key);
		if (value == null || !value.isJsonArray() || value.getAsJsonArray()
			.size() != 2 || !value.getAsJsonArray().get(0).isJsonArray())
		{
			final int[] both = pair(key, value, 0);
			return new int[][] { { both[0], both[0] }, { both[1], both[1] } };
		}
		return new int[][] { pair(key, value.getAsJsonArray().get(0), 0), pair(key,
			value.getAsJsonArray().get(1), 0) };
	}

	/** Whole numbers, of which -1 is one. */
	int[] numbers(final String key) throws IOException {
		final JsonElement value = settings.get(key);
		if (value == null || !value.isJsonArray()) throw wrong(key, "numbers");
		final JsonArray array = value.getAsJsonArray();
		final int[] numbers = new int[array.size()];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = isOneBelowZero(array.get(i)) ? -1 : number(key, array.get(i),
				0);
		}
		return numbers;
	}

	/** Whether a setting names the last of some axes, batches being the first. */
	boolean isLastAxis(final String key, final int rank) throws IOException {
		final JsonElement value = settings.get(key);
		final JsonElement axis = value != null && value.isJsonArray() && value
			.getAsJsonArray().size() == 1 ? value.getAsJsonArray().get(0) : value;
		return axis == null || isOneBelowZero(axis) || number(key, axis, 0) == rank;
	}

	private static boolean isOneBelowZero(final JsonElement value) {
		return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber() &&
			value.getAsString().equals("-1");
	}

	private int number(final String key, final JsonElement value, final int least)
		throws IOException
	{
		if (value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive()
			.isNumber() && WHOLE_NUMBER.matcher(value.getAsString()).matches())
		{
			final int number = Integer.parseInt(value.getAsString());
			if (number >= least) return number;
		}
		throw wrong(key, "whole numbers of " + least + " to " + MOST);
	}

	static boolean isText(final JsonElement value) {
		return value != null && value.isJsonPrimitive() && value
			.getAsJsonPrimitive().isString();
	}

	private IOException wrong(final String key, final String expected) {
		final String value = String.valueOf(settings.get(key)).replace("null",
			"nothing");
		return new IOException(file + " is damaged: its layer " + name + " has \"" +
			key + "\" of " + value.substring(0, Math.min(LONGEST, value.length())) +
			", where " + expected + " should be");
	}

	/** That it cannot be used, although Keras may be able to. */
	IOException unfaithful(final String what) {
		return new IOException(file + " needs its layer " + name + ", " + what +
			", which is not known to compute the same here as in Keras: name a " +
			"layer before it, or use another network");
	}

	/** That it does not fit to what is in front of it, or to its weights. */
	IOException unfit(final String what) {
		return new IOException(file + " does not fit together: its layer " + name +
			" " + what);
	}

}
