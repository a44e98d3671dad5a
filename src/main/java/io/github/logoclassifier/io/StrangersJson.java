
package io.github.logoclassifier.io;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

import java.io.IOException;
import java.io.StringReader;

/**
 * Reads JSON that strangers made by Gson, unless it is nested too deep: to walk
 * through that, or to print it, would take more stack than a thread has.
 */
public final class StrangersJson {

	/** Networks of Keras and TF.js are nested about fifteen deep. */
	private static final int MOST_LEVELS = 100;

	private StrangersJson() {}

	/**
	 * Reads an object.
	 *
	 * @throws JsonParseException if it is no JSON, or nested too deep
	 * @throws IllegalStateException if it is no object
	 */
	public static JsonObject object(final String text) {
		requireShallow(text);
		return JsonParser.parseString(text).getAsJsonObject();
	}

	/**
	 * Reads an object of a class.
	 *
	 * @return null if there is none
	 * @throws JsonParseException if it is no JSON, nested too deep, or of another
	 *           form
	 */
	public static <T> T object(final String text, final Gson gson,
		final Class<T> type)
	{
		requireShallow(text);
		try {
			return gson.fromJson(text, type);
		}
		catch (final JsonParseException exc) {
			throw exc;
		}
		// Gson lets through what a text among numbers, or a map's key that is null,
		// makes it trip over.
		catch (final RuntimeException exc) {
			throw new JsonParseException(UnexpectedJsonException.of(exc).getMessage(),
				exc);
		}
	}

	/** What is wrong with it otherwise, Gson says itself. */
	private static void requireShallow(final String text) {
		int levels = 0;
		try (JsonReader reader = new JsonReader(new StringReader(text))) {
			reader.setLenient(true); // as Gson itself reads
			for (JsonToken token = reader
				.peek(); token != JsonToken.END_DOCUMENT; token = reader.peek())
			{
				switch (token) {
					case BEGIN_ARRAY:
						reader.beginArray();
						levels++;
						break;
					case BEGIN_OBJECT:
						reader.beginObject();
						levels++;
						break;
					case END_ARRAY:
						reader.endArray();
						levels--;
						break;
					case END_OBJECT:
						reader.endObject();
						levels--;
						break;
					case NAME:
						reader.nextName();
						break;
					default:
						reader.skipValue();
				}
				if (levels > MOST_LEVELS) throw new JsonParseException(
					"it is nested more than " + MOST_LEVELS + " levels deep");
			}
		}
		catch (final IOException | IllegalStateException exc) {
			// It is not read further than to here.
		}
	}

}
