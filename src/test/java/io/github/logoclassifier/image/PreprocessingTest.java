
package io.github.logoclassifier.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreprocessingTest {

	private static final int WHITE = 0xffffffff;
	private static final int RED = 0xffff0000;

	@ParameterizedTest
	@EnumSource(Framing.class)
	void onePixelFillsTheSquare(final Framing framing) {
		final int[] framed = new Preprocessing(framing, 5).frame(ArrayImgs.argbs(
			new int[] { 0x00123456 }, 1, 1));
		final int[] expected = new int[25];
		Arrays.fill(expected, 0xff123456);
		assertArrayEquals(expected, framed);
	}

	@Test
	void anImageOfTheRightSizeIsLeftAsItIs() {
		final int[] pixels = new int[16 * 16];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = 0xff000000 | i * 65000;
		}
		assertArrayEquals(pixels, new Preprocessing(Framing.STRETCH, 16).frame(
			ArrayImgs.argbs(pixels.clone(), 16, 16)));
	}

	@Test
	void halvingTakesTheMeanOfFourPixelsRoundedDown() {
		final int[] pixels = { 0xff000001, 0xff000002, 0xff000003, 0xff000005 };
		assertArrayEquals(new int[] { 0xff000002 }, new Preprocessing(
			Framing.STRETCH, 1).frame(ArrayImgs.argbs(pixels, 2, 2)));
	}

	@Test
	void stretchIgnoresTheAspectRatio() {
		final int[] framed = new Preprocessing(Framing.STRETCH, 4).frame(leftHalf(8,
			4));
		for (int y = 0; y < 4; y++) {
			assertEquals(RED, framed[4 * y]);
			assertEquals(WHITE, framed[4 * y + 3]);
		}
	}

	@Test
	void letterboxPadsWithTheColourOfTheBorder() {
		final int[] pixels = new int[40 * 10];
		Arrays.fill(pixels, 0xff00ff00);
		final int[] framed = new Preprocessing(Framing.LETTERBOX, 8).frame(ArrayImgs
			.argbs(pixels, 40, 10));
		for (final int pixel : framed) {
			assertEquals(0xff00ff00, pixel);
		}
	}

	@Test
	void letterboxKeepsTheAspectRatio() {
		final int[] pixels = new int[40 * 10];
		Arrays.fill(pixels, WHITE);
		for (int y = 2; y < 8; y++) {
			for (int x = 17; x < 23; x++) {
				pixels[40 * y + x] = RED; // a square of 6×6
			}
		}
		final int[] framed = new Preprocessing(Framing.LETTERBOX, 40).frame(
			ArrayImgs.argbs(pixels, 40, 10));
		int red = 0;
		for (final int pixel : framed) {
			if (pixel == RED) red++;
		}
		assertEquals(36, red);
		assertEquals(RED, framed[20 * 40 + 20]);
	}

	@Test
	void cropTakesTheMiddle() {
		final int[] pixels = new int[30 * 10];
		Arrays.fill(pixels, WHITE);
		for (int y = 0; y < 10; y++) {
			Arrays.fill(pixels, 30 * y + 10, 30 * y + 20, RED);
		}
		for (final int pixel : new Preprocessing(Framing.CROP, 10).frame(ArrayImgs
			.argbs(pixels, 30, 10)))
		{
			assertEquals(RED, pixel);
		}
	}

	@Test
	void trimCutsAUniformBorder() {
		final int[] pixels = new int[100 * 100];
		Arrays.fill(pixels, WHITE);
		for (int y = 10; y < 30; y++) {
			Arrays.fill(pixels, 100 * y + 60, 100 * y + 80, RED);
		}
		final int[] framed = new Preprocessing(Framing.TRIM, 22).frame(ArrayImgs
			.argbs(pixels, 100, 100));
		assertEquals(RED, framed[22 * 11 + 11]);
		int red = 0;
		for (final int pixel : framed) {
			if (pixel == RED) red++;
		}
		assertTrue(red >= 20 * 20 && red < 22 * 22, red + " pixels are red");
	}

	@Test
	void trimLeavesAPictureWithoutUniformBorderAlone() {
		final RandomAccessibleInterval<ARGBType> image = leftHalf(50, 50);
		assertArrayEquals(new Preprocessing(Framing.LETTERBOX, 20).frame(image),
			new Preprocessing(Framing.TRIM, 20).frame(image));
	}

	@Test
	void trimIsNotFooledByTheNoiseOfJpeg() {
		final int[] pixels = new int[60 * 60];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = 0xff000000 | 0x010101 * (235 + i % 20);
		}
		for (int y = 20; y < 40; y++) {
			Arrays.fill(pixels, 60 * y + 20, 60 * y + 40, RED);
		}
		assertEquals(RED, new Preprocessing(Framing.TRIM, 20).frame(ArrayImgs.argbs(
			pixels, 60, 60))[20 * 2 + 2]);
	}

	@ParameterizedTest
	@EnumSource(Framing.class)
	void anyViewIsReadAsItsPlainCopy(final Framing framing) {
		final int[] pixels = new int[50 * 30];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = 0xff000000 | i * 7919 & 0xffffff;
		}
		final RandomAccessibleInterval<ARGBType> all = ArrayImgs.argbs(pixels, 50,
			30);
		final RandomAccessibleInterval<ARGBType> part = Views.interval(all,
			new long[] { 7, 5 }, new long[] { 36, 26 });
		final int[] copy = new int[30 * 22];
		for (int y = 0; y < 22; y++) {
			System.arraycopy(pixels, (y + 5) * 50 + 7, copy, y * 30, 30);
		}
		assertArrayEquals(new Preprocessing(framing, 16).frame(ArrayImgs.argbs(copy,
			30, 22)), new Preprocessing(framing, 16).frame(part));
	}

	@Test
	void aHugeImageIsReadRowByRow() {
		// 1.6 GB if it were ever held as a whole.
		final int side = 20_000;
		final RandomAccessibleInterval<ARGBType> huge = Views.interval(
			new FunctionRandomAccessible<>(2, (at, out) -> out.set(at.getLongPosition(
				0) < side / 2 ? RED : WHITE), ARGBType::new), new FinalInterval(side,
					side));
		final int[] framed = new Preprocessing(Framing.STRETCH, 10).frame(huge);
		assertEquals(RED, framed[0]);
		assertEquals(WHITE, framed[99]);
	}

	@Test
	void valuesRunFromMinusOneToOne() {
		assertArrayEquals(new float[] { -1, 1, 0.003921569f }, new Preprocessing(
			Framing.STRETCH, 1).normalize(new int[] { 0xff00ff80 }), 1e-7f);
	}

	@Test
	void anImageOfThreeDimensionsIsAnError() {
		final Preprocessing preprocessing = new Preprocessing(Framing.CROP, 9);
		assertThrows(IllegalArgumentException.class, () -> preprocessing.frame(
			ArrayImgs.argbs(3, 3, 3)));
	}

	@Test
	void framingsAreFoundByNameInAnyCase() {
		assertEquals(Framing.TRIM, Framing.of("Trim"));
		final String message = assertThrows(IllegalArgumentException.class,
			() -> Framing.of("squash")).getMessage();
		assertTrue(message.contains("stretch, letterbox, crop, trim"), message);
	}

	private static RandomAccessibleInterval<ARGBType> leftHalf(final int width,
		final int height)
	{
		final int[] pixels = new int[width * height];
		Arrays.fill(pixels, WHITE);
		for (int y = 0; y < height; y++) {
			Arrays.fill(pixels, width * y, width * y + width / 2, RED);
		}
		return ArrayImgs.argbs(pixels, width, height);
	}

}
