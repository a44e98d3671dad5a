
package io.github.logoclassifier.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class LabelsTest {

	@Test
	void anyScriptIsFineAndSpacesAroundAreNot() {
		for (final String label : new String[] { "apple", "Яблоко", "りんご", "تفاح",
			"a b.c-1", "🍎" })
		{
			assertEquals(label, Labels.requireValid("  " + label + " "));
		}
	}

	@Test
	void whatIsNoFolderNameOnSomeSystemIsRefusedWithTheReason() {
		for (final String label : new String[] { "a/b", "../up", "a\\b", "C:", "a*",
			"line\nbreak", "nul\0", "\ud83c" })
		{
			assertRefused("leave out", label);
		}
		assertRefused("hidden", "..");
		assertRefused("hidden", ".git");
		assertRefused("end with a dot", "Inc.");
		assertRefused("too long", "り".repeat(67));
		assertRefused("label is missing", "");
		assertRefused("label is missing", " \u3000 ");
	}

	@Test
	void aClassIsFoundThoughItIsSpelledALittleDifferently() {
		final List<String> known = Arrays.asList("Apple", "cafe\u0301", "pear",
			"PEAR");
		assertEquals(Optional.of("Apple"), Labels.find("apple", known));
		assertEquals(Optional.of("cafe\u0301"), Labels.find("caf\u00e9", known));
		assertEquals(Optional.of("cafe\u0301"), Labels.find("CAF\u00c9", known));
		assertEquals(Optional.of("PEAR"), Labels.find("PEAR", known));
		assertEquals(Optional.empty(), Labels.find("cafe", known));
	}

	private static void assertRefused(final String part, final String label) {
		final String message = assertThrows(IllegalArgumentException.class,
			() -> Labels.requireValid(label)).getMessage();
		assertTrue(message.contains(part), message);
	}

}
