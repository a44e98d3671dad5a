
package io.github.logoclassifier.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonParseException;

import java.util.Collections;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** JSON of strangers is read as Gson reads it, but for what is nested deep. */
class StrangersJsonTest {

	private static final String DEEP = "it is nested more than 100 levels deep";

	@Test
	void aHundredLevelsAreRead() {
		assertEquals(nested(99), StrangersJson.object("{\"a\":" + nested(99) + "}")
			.get("a").toString());
		assertEquals(1, StrangersJson.object("{\"a\":[[1]], \"b\":[[[2]]]}",
			new Gson(), Two.class).a.size());
	}

	@Test
	void moreAreRefusedWhateverTheyAreMadeOf() {
		assertDeep("{\"a\":" + nested(100) + "}");
		assertDeep("{\"a\":" + nested(100_000) + "}");
		assertDeep(String.join("", Collections.nCopies(101, "{\"a\":")));
		// Where a quote is none, for Gson.
		assertDeep("{'\"':" + nested(100) + "}");
		assertDeep("{\"a\":/*\"*/" + nested(100) + "}");
	}

	@Test
	void bracketsInTextsAreNoLevels() {
		final String text = String.join("", Collections.nCopies(200, "[{"));
		assertEquals(text, StrangersJson.object("{\"a\":\"" + text + "\"}").get("a")
			.getAsString());
	}

	@Test
	void whatIsNoJsonIsSaidByGson() {
		assertThrows(JsonParseException.class, () -> StrangersJson.object(
			"{\"a\":]"));
		assertThrows(JsonParseException.class, () -> StrangersJson.object(
			"{\"a\":"));
		assertThrows(IllegalStateException.class, () -> StrangersJson.object(""));
		assertThrows(IllegalStateException.class, () -> StrangersJson.object("[]"));
	}

	@Test
	void whatGsonTripsOverIsSaidInWords() {
		assertEquals("\"c?d\" is not a number", said("{\"number\":\"c\u00e4d\"}"));
		assertEquals(
			"a part of it is missing, or of another kind than it should be", said(
				"{\"map\":[[null,1]]}"));
	}

	private static String said(final String text) {
		return assertThrows(JsonParseException.class, () -> StrangersJson.object(
			text, new Gson(), Two.class)).getMessage();
	}

	private static void assertDeep(final String text) {
		assertEquals(DEEP, assertThrows(JsonParseException.class,
			() -> StrangersJson.object(text)).getMessage());
		assertEquals(DEEP, assertThrows(JsonParseException.class,
			() -> StrangersJson.object(text, new Gson(), Two.class)).getMessage());
	}

	private static String nested(final int levels) {
		return String.join("", Collections.nCopies(levels, "[")) + String.join("",
			Collections.nCopies(levels, "]"));
	}

	private static final class Two {

		private JsonArray a;
		private double number;
		private Map<String, Integer> map;
	}

}
