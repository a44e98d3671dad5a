
package io.github.logoclassifier.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Places found in framed pictures and crops lead back to where they were. */
class PlacementTest {

	private static final int WIDTH = 300;
	private static final int HEIGHT = 120;
	private static final int SIZE = 100;
	private static final int INK = 0xff000000;

	@ParameterizedTest
	@EnumSource(Framing.class)
	void aSpotIsFoundAgain(final Framing framing) {
		final Preprocessing preprocessing = new Preprocessing(framing, SIZE);
		for (int x = 100; x < 200; x += 30) {
			for (int y = 12; y < 110; y += 30) {
				final int[] picture = new int[WIDTH * HEIGHT];
				Arrays.fill(picture, -1);
				spot(picture, WIDTH, 96, 50, 3, 0xff00ff00);
				spot(picture, WIDTH, 200, 60, 3, 0xff00ff00);
				spot(picture, WIDTH, x, y, 6, INK);
				final double[] found = middle(preprocessing.frame(ArrayImgs.argbs(
					picture, WIDTH, HEIGHT)));
				final Placement placement = preprocessing.placement(ArrayImgs.argbs(
					picture, WIDTH, HEIGHT));
				// a pixel of the square is up to three of the picture
				assertEquals(x, placement.pictureX(found[0]), 2, framing.id());
				assertEquals(y, placement.pictureY(found[1]), 2, framing.id());
				assertEquals(x, placement.pictureX(placement.squareX(x)), 1e-9);
				assertEquals(y, placement.pictureY(placement.squareY(y)), 1e-9);
			}
		}
	}

	@Test
	void whatIsCutOffLiesOutsideTheSquare() {
		final Placement placement = new Preprocessing(Framing.CROP, SIZE).placement(
			ArrayImgs.argbs(WIDTH, HEIGHT));
		assertTrue(placement.squareX(89) < 0);
		assertTrue(placement.squareX(91) > 0);
		assertTrue(placement.squareX(211) > 1);
		assertEquals(0.5, placement.squareY(60));
	}

	@Test
	void aSpotIsFoundAgainInEveryCrop() {
		final int size = Crops.MULTIPLE.frameSize(SIZE);
		final int[] framed = new int[size * size];
		Arrays.fill(framed, -1);
		spot(framed, size, 65, 50, 4, INK);
		for (int i = 0; i < Crops.MULTIPLE.count(); i++) {
			final double[] found = middle(Crops.MULTIPLE.of(framed, SIZE).get(i));
			final CropPlace place = Crops.MULTIPLE.places().get(i);
			final double x = 65.0 / size;
			final double y = 50.0 / size;
			assertEquals(found[0], place.cropX(x, y), 0.01, "crop " + i);
			assertEquals(found[1], place.cropY(x, y), 0.01, "crop " + i);
		}
	}

	private static void spot(final int[] pixels, final int width,
		final int middleX, final int middleY, final int radius, final int color)
	{
		for (int y = middleY - radius; y < middleY + radius; y++) {
			Arrays.fill(pixels, y * width + middleX - radius, y * width + middleX +
				radius, color);
		}
	}

	/** The centre of what is not white or green, as fractions of the side. */
	private static double[] middle(final int[] square) {
		double sum = 0;
		double sumX = 0;
		double sumY = 0;
		for (int i = 0; i < square.length; i++) {
			final int ink = 255 - (square[i] >> 8 & 0xff);
			sum += ink;
			sumX += ink * (i % SIZE + 0.5);
			sumY += ink * (i / SIZE + 0.5);
		}
		return new double[] { sumX / sum / SIZE, sumY / sum / SIZE };
	}

}
