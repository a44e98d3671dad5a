
package io.github.logoclassifier.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class CropsTest {

	private static final int SIZE = 112;
	private static final int FRAME = 140;

	@Test
	void aSingleCropIsTheFramedPictureItself() {
		final int[] framed = positions(SIZE);
		assertEquals(SIZE, Crops.SINGLE.frameSize(SIZE));
		assertEquals(1, Crops.SINGLE.count());
		assertSame(framed, Crops.SINGLE.of(framed, SIZE).get(0));
		assertArrayEquals(new double[] { 1 }, Crops.SINGLE.weights());
	}

	@Test
	void weightsAddUpToOneAndTheWholeCountsMost() {
		final double[] weights = Crops.MULTIPLE.weights();
		assertEquals(8, weights.length);
		assertEquals(1, Arrays.stream(weights).sum(), 1e-12);
		assertEquals(4, weights[0] / weights[7], 1e-12);
	}

	@Test
	void windowsAreCutFromMiddleAndCornersPixelByPixel() {
		final int[] framed = positions(FRAME);
		assertEquals(FRAME, Crops.MULTIPLE.frameSize(SIZE));
		final List<int[]> crops = Crops.MULTIPLE.of(framed, SIZE);
		final int rest = FRAME - SIZE;
		final int[][] corners = { { rest / 2, rest / 2 }, { 0, 0 }, { rest, 0 }, {
			0, rest }, { rest, rest } };
		for (int i = 0; i < corners.length; i++) {
			final int[] crop = crops.get(i + 1);
			assertEquals(SIZE * SIZE, crop.length);
			assertEquals(at(corners[i][0], corners[i][1]), crop[0]);
			assertEquals(at(corners[i][0] + SIZE - 1, corners[i][1] + SIZE - 1),
				crop[SIZE * SIZE - 1]);
		}
	}

	@Test
	void turnedCropsTurnAboutTheMiddleToEitherSide() {
		final int[] framed = new int[FRAME * FRAME];
		Arrays.fill(framed, 0xffffffff);
		// A bar that points up from the middle.
		for (int y = 10; y < 70; y++) {
			for (int x = 67; x < 73; x++) {
				framed[y * FRAME + x] = 0xff000000;
			}
		}
		final List<int[]> crops = Crops.MULTIPLE.of(framed, SIZE);
		final double one = meanX(crops.get(6));
		final double other = meanX(crops.get(7));
		assertEquals(SIZE / 2.0, meanX(crops.get(0)), 1);
		assertEquals(SIZE / 2.0, (one + other) / 2, 1);
		// The bar's middle is 24 of 112 pixels above the centre: sin 15° of it.
		assertEquals(24 * Math.sin(Math.toRadians(15)), Math.abs(one - other) / 2,
			1);
	}

	@Test
	void turnedCropsKeepRightAnglesAndLengths() {
		for (int crop = 6; crop < 8; crop++) {
			final double[] up = spot(70, 30, crop);
			final double[] right = spot(110, 70, crop);
			assertEquals(0, up[0] * right[0] + up[1] * right[1], 20);
			// Not mirrored: right is a quarter turn clockwise from up.
			assertEquals(32 * 32, right[0] * -up[1] + right[1] * up[0], 60);
		}
	}

	/** Where a spot comes to lie in a crop, from its middle. */
	private static double[] spot(final int x, final int y, final int crop) {
		final int[] framed = new int[FRAME * FRAME];
		Arrays.fill(framed, 0xffffffff);
		for (int dy = -3; dy < 3; dy++) {
			for (int dx = -3; dx < 3; dx++) {
				framed[(y + dy) * FRAME + x + dx] = 0xff000000;
			}
		}
		final int[] turned = Crops.MULTIPLE.of(framed, SIZE).get(crop);
		double sumX = 0;
		double sumY = 0;
		double weights = 0;
		for (int i = 0; i < turned.length; i++) {
			final int dark = 255 - (turned[i] & 0xff);
			sumX += dark * (i % SIZE + 0.5);
			sumY += dark * (i / SIZE + 0.5);
			weights += dark;
		}
		return new double[] { sumX / weights - SIZE / 2.0, sumY / weights - SIZE /
			2.0 };
	}

	@Test
	void whatComesInAtTheCornersHasTheBordersColour() {
		final int[] framed = new int[FRAME * FRAME];
		Arrays.fill(framed, 0xff2040c0);
		for (final int[] crop : Crops.MULTIPLE.of(framed, SIZE)) {
			assertTrue(Arrays.stream(crop).allMatch(pixel -> pixel == 0xff2040c0));
		}
	}

	@Test
	void theWholeShowsAllOfThePicture() {
		final int[] framed = new int[FRAME * FRAME];
		framed[0] = 0xffffff;
		framed[FRAME * FRAME - 1] = 0xffffff;
		final int[] whole = Crops.MULTIPLE.whole(framed, SIZE);
		assertNotEquals(0, whole[0] & 0xff);
		assertNotEquals(0, whole[SIZE * SIZE - 1] & 0xff);
	}

	@Test
	void namesAreReadAgain() {
		for (final Crops crops : Crops.values()) {
			assertSame(crops, Crops.of(crops.id()));
		}
		assertThrows(IllegalArgumentException.class, () -> Crops.of("many"));
	}

	private static double meanX(final int[] crop) {
		double sum = 0;
		double weights = 0;
		for (int i = 0; i < crop.length; i++) {
			final int dark = 255 - (crop[i] & 0xff);
			sum += dark * (i % SIZE + 0.5);
			weights += dark;
		}
		return sum / weights;
	}

	private static int[] positions(final int size) {
		final int[] framed = new int[size * size];
		for (int i = 0; i < framed.length; i++) {
			framed[i] = at(i % size, i / size);
		}
		return framed;
	}

	private static int at(final int x, final int y) {
		return 0xff000000 | x << 8 | y;
	}

}
