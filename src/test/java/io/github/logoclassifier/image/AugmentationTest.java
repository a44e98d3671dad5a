
package io.github.logoclassifier.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class AugmentationTest {

	private final int[] framed = { 0xff000000, 0xffffffff, 0xff808080,
		0xff112233 };

	@Test
	void withoutAugmentationThereIsThePictureAlone() {
		final List<int[]> views = Augmentation.NONE.views(framed, 0);
		assertEquals(1, views.size());
		assertSame(framed, views.get(0));
	}

	@Test
	void theFirstExtraViewIsTheNegative() {
		assertArrayEquals(new int[] { 0xffffffff, 0xff000000, 0xff7f7f7f,
			0xffeeddcc }, Augmentation.colors(1, 9).views(framed, 0).get(1));
	}

	@Test
	void recolouredViewsKeepInkAndPaperApart() {
		for (int index = 0; index < 200; index++) {
			final int[] view = Augmentation.colors(2, 1).views(framed, index).get(2);
			assertTrue(Math.abs(lightness(view[0]) - lightness(view[1])) >= 79,
				"picture " + index);
			assertEquals(0xff, view[0] >>> 24);
		}
	}

	@Test
	void theSameSeedAndPictureGiveTheSameViewsAndOthersOthers() {
		final int[] view = Augmentation.colors(4, 1).views(framed, 3).get(4);
		assertArrayEquals(view, Augmentation.colors(4, 1).views(framed, 3).get(4));
		assertFalse(Arrays.equals(view, Augmentation.colors(4, 2).views(framed, 3)
			.get(4)));
		assertFalse(Arrays.equals(view, Augmentation.colors(4, 1).views(framed, 4)
			.get(4)));
	}

	private static int lightness(final int pixel) {
		return (299 * (pixel >> 16 & 0xff) + 587 * (pixel >> 8 & 0xff) + 114 *
			(pixel & 0xff)) / 1000;
	}

}
