
package io.github.logoclassifier.imagej.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeatColorsTest {

	private final HeatColors colors = new HeatColors();

	@Test
	void noEvidenceIsTransparent() {
		assertEquals(0, colors.of(0) >>> 24);
		assertEquals(0, colors.of(-3) >>> 24);
		assertEquals(colors.of(1), colors.of(7));
	}

	@Test
	void moreEvidenceStandsOutMoreFromWhiteAndFromBlack() {
		for (int i = 1; i <= 20; i++) {
			final int less = colors.of((i - 1) / 20.0);
			final int more = colors.of(i / 20.0);
			assertTrue(luminance(more, 255) < luminance(less, 255), "on white " + i);
			assertTrue(luminance(more, 0) > luminance(less, 0) || i > 12 && luminance(
				more, 0) > 40, "on black " + i);
		}
	}

	/** Rec. 709, of a colour laid over grey. */
	private static double luminance(final int color, final int paper) {
		final double alpha = (color >>> 24) / 255.0;
		return (0.2126 * (color >> 16 & 0xff) + 0.7152 * (color >> 8 & 0xff) +
			0.0722 * (color & 0xff)) * alpha + paper * (1 - alpha);
	}

}
