
package io.github.logoclassifier.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class PortableNameTest {

	@Test
	void ordinaryNamesStayAsTheyAre() {
		for (final String name : new String[] { "android", "Größer & mehr", "東京",
			"a.b", "console", "com10", "v1.0 beta" })
		{
			assertEquals(name, folder(name));
		}
		assertEquals("a, \"b\".png".replace('"', '_'), file("a, \"b\".png"));
		assertEquals("photo.JPEG", file("photo.JPEG"));
	}

	@Test
	void whatSomeSystemForbidsIsReplaced() {
		assertEquals("a_b_c_d_e_f_g_h_i", folder("a/b\\c:d*e?f\"g<h>i"));
		assertEquals("a_b_", folder("a\tb|"));
		assertEquals("_hidden", folder(".hidden"));
		assertEquals("__", folder(".."));
		assertEquals("_", folder("   "));
	}

	@Test
	void windowsDropsDotsAndSpacesAtTheEnd() {
		assertEquals("Inc_", folder("Inc."));
		assertEquals("Inc_", folder("Inc. ."));
		assertEquals("a", folder("a "));
	}

	@Test
	void windowsDevicesAreNoNames() {
		for (final String name : new String[] { "con", "NUL", "Com1", "lpt9", "aux",
			"prn", "COM\u00b2", "con.txt", "nul .x" })
		{
			assertEquals("_" + name, folder(name));
		}
		assertEquals("_con.png", file("con.png"));
	}

	@Test
	void aNumberStandsBeforeTheEnding() {
		assertEquals("name.png", PortableName.ofFile("name.png").number(1));
		assertEquals("name-2.png", PortableName.ofFile("name.png").number(2));
		assertEquals("a.b-3.tiff", PortableName.ofFile("a.b.tiff").number(3));
		assertEquals("noending-2", PortableName.ofFile("noending").number(2));
		assertEquals("label-2", PortableName.ofFolder("label").number(2));
	}

	@Test
	void longNamesAreCutBetweenCharactersAndKeepTheirEnding() {
		final String cut = file("ö".repeat(300) + ".png");
		assertTrue(cut.endsWith("ö.png"), cut);
		assertEquals(200, cut.getBytes(StandardCharsets.UTF_8).length);
	}

	private static String folder(final String name) {
		return PortableName.ofFolder(name).number(1);
	}

	private static String file(final String name) {
		return PortableName.ofFile(name).number(1);
	}

}
