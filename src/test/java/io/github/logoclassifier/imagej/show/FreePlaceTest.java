
package io.github.logoclassifier.imagej.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** Where a window goes. */
class FreePlaceTest {

	private static final Rectangle SCREEN = new Rectangle(0, 20, 1000, 800);

	@Test
	void theFirstTakesTheTopLeftCorner() {
		assertEquals(Optional.of(new Point(0, 20)), new FreePlace(SCREEN,
			Collections.emptyList()).of(new Dimension(1000, 800)));
	}

	@Test
	void oneGoesBesideAnotherAndBelowWhereThereIsNoRoom() {
		final FreePlace place = new FreePlace(SCREEN, Arrays.asList(new Rectangle(0,
			20, 600, 300)));
		assertEquals(Optional.of(new Point(604, 20)), place.of(new Dimension(396,
			500)));
		assertEquals(Optional.of(new Point(0, 324)), place.of(new Dimension(401,
			400)));
	}

	@Test
	void oneForWhichThereIsNoRoomCoversAsLittleAsItCan() {
		final FreePlace place = new FreePlace(SCREEN, Arrays.asList(new Rectangle(
			100, 100, 700, 600)));
		assertEquals(Optional.of(new Point(700, 520)), place.of(new Dimension(300,
			300)));
	}

	@Test
	void oneThatIsLargerThanTheScreenStaysWhereItIs() {
		assertEquals(Optional.empty(), new FreePlace(SCREEN, Collections
			.emptyList()).of(new Dimension(1001, 100)));
	}

}
