
package io.github.logoclassifier.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SettingsTest {

	private static Settings settings(final String... arguments) {
		return new Settings(Settings.parse(arguments), Arrays.asList("folder",
			"top", "threshold", "augment"));
	}

	@Test
	void valuesAreReadAndTheRestHasItsDefault() {
		final Settings settings = settings("folder=a=b", "top=3", "augment=false");
		assertEquals("a=b", settings.text("folder"));
		assertEquals(3, settings.integer("top", 2, 1));
		assertEquals(-1, settings.number("threshold", -1));
		assertFalse(settings.flag("augment", true));
	}

	@Test
	void whatIsWrongIsSaid() {
		assertMessage("there is no setting color: there are folder, top, " +
			"threshold, augment", () -> settings("color=red"));
		assertMessage("\"folder\" is not of the form key=value", () -> settings(
			"folder"));
		assertMessage("top is given twice", () -> settings("top=1", "top=2"));
		assertMessage("folder is missing: give folder=…", () -> settings().text(
			"folder"));
		assertMessage("top must be a whole number of 1 or more, not 0",
			() -> settings("top=0").integer("top", 2, 1));
		assertMessage("threshold must be a number, not high", () -> settings(
			"threshold=high").number("threshold", 0));
		assertMessage("augment must be true or false, not yes", () -> settings(
			"augment=yes").flag("augment", true));
		assertMessage("format must be parquet or csv, not xls", () -> TableFormat
			.of("xls"));
	}

	private static void assertMessage(final String expected,
		final Executable executable)
	{
		assertEquals(expected, assertThrows(IllegalArgumentException.class,
			executable).getMessage());
	}

}
