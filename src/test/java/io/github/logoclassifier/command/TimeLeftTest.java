
package io.github.logoclassifier.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimeLeftTest {

	private static final long SECOND = 1_000_000_000;

	private final TimeLeft left = new TimeLeft(100, 5 * SECOND);

	@Test
	void theRestGoesAsFastAsWhatWasDoneSinceTheStart() {
		assertEquals("20 s", left.after(150, 250, 15 * SECOND));
		assertEquals("119 s", left.after(102, 221, 7 * SECOND));
		assertEquals("30 min", left.after(200, 18_100 + 100, 15 * SECOND));
		assertEquals("2 h 47 min", left.after(101, 5_100, 7 * SECOND));
	}

	@Test
	void atFirstAndAtTheEndNothingIsSaid() {
		assertEquals("", left.after(150, 250, 6 * SECOND));
		assertEquals("", left.after(100, 250, 60 * SECOND));
		assertEquals("", left.after(250, 250, 60 * SECOND));
	}

}
