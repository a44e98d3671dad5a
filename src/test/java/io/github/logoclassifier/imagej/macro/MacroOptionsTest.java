
package io.github.logoclassifier.imagej.macro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;

class MacroOptionsTest {

	@Test
	void keysAndValues() {
		final Map<String, String> options = MacroOptions.parse(
			"folder=[/a b/c] model=x.logomodel augment epochs=3 ");
		assertEquals("{folder=/a b/c, model=x.logomodel, augment=true, epochs=3}",
			options.toString());
	}

	@Test
	void bracketsInsideBracketsBelongToTheValue() {
		assertEquals("/a [1]/b [x [y]]", MacroOptions.parse(
			"folder=[/a [1]/b [x [y]]] seed=2").get("folder"));
	}

	@Test
	void aKeyInsideAValueIsNoKey() {
		final Map<String, String> options = MacroOptions.parse(
			"my_model=[model=wrong] model=right");
		assertEquals("right", options.get("model"));
		assertEquals(2, options.size());
	}

	@Test
	void keysAreReadInAnyCase() {
		assertEquals("1", MacroOptions.parse("Seed=1").get("seed"));
	}

	@Test
	void emptyOptionsAndValues() {
		assertTrue(MacroOptions.parse("").isEmpty());
		assertTrue(MacroOptions.parse("   ").isEmpty());
		assertEquals("", MacroOptions.parse("plot= seed=1").get("plot"));
		assertEquals("", MacroOptions.parse("plot=[]").get("plot"));
	}

	@Test
	void anOpenBracketIsAnError() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> MacroOptions
			.parse("folder=[/a b")).getMessage().contains("not closed"));
	}

	@Test
	void aKeyGivenTwiceIsAnError() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> MacroOptions
			.parse("seed=1 seed=2")).getMessage().contains("twice"));
	}

}
