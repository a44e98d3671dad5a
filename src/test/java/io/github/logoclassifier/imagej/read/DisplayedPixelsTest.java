
package io.github.logoclassifier.imagej.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

import java.awt.Color;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.Test;

/** Every kind of ImageJ image is seen as ImageJ itself displays it. */
class DisplayedPixelsTest {

	private static final int WIDTH = 24;
	private static final int HEIGHT = 17;

	@Test
	void eightBitThroughAnyLookupTable() {
		final ByteProcessor plane = new ByteProcessor(WIDTH, HEIGHT);
		ramp(plane, 7);
		assertSeenAsDisplayed(new ImagePlus("", plane));
		plane.setLut(LUT.createLutFromColor(Color.ORANGE));
		assertSeenAsDisplayed(new ImagePlus("", plane));
		plane.invertLut();
		assertSeenAsDisplayed(new ImagePlus("", plane));
		plane.setMinAndMax(40, 90);
		assertSeenAsDisplayed(new ImagePlus("", plane));
	}

	@Test
	void sixteenBitWithItsDisplayRange() {
		final ShortProcessor plane = new ShortProcessor(WIDTH, HEIGHT);
		ramp(plane, 150);
		plane.setMinAndMax(3000, 40000);
		assertSeenAsDisplayed(new ImagePlus("", plane));
		plane.setLut(LUT.createLutFromColor(Color.CYAN));
		assertSeenAsDisplayed(new ImagePlus("", plane));
		plane.setMinAndMax(0, 65535);
		assertSeenAsDisplayed(new ImagePlus("", plane));
	}

	@Test
	void thirtyTwoBitWithItsDisplayRangeAndNaN() {
		final FloatProcessor plane = new FloatProcessor(WIDTH, HEIGHT);
		ramp(plane, 0.37);
		plane.setf(3, 3, Float.NaN);
		plane.setMinAndMax(-5, 60);
		assertSeenAsDisplayed(new ImagePlus("", plane));
		plane.setLut(LUT.createLutFromColor(Color.PINK));
		assertSeenAsDisplayed(new ImagePlus("", plane));
	}

	@Test
	void rgb() {
		final ColorProcessor plane = new ColorProcessor(WIDTH, HEIGHT);
		ramp(plane, 40503);
		assertSeenAsDisplayed(new ImagePlus("", plane));
	}

	@Test
	void aCompositeOfThreeChannelsIsMixed() {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int c = 1; c <= 3; c++) {
			final ByteProcessor channel = new ByteProcessor(WIDTH, HEIGHT);
			ramp(channel, 5 * c);
			stack.addSlice(channel);
		}
		final CompositeImage image = new CompositeImage(new ImagePlus("", stack),
			CompositeImage.COMPOSITE);
		assertSeenAsDisplayed(image);
		final int[] seen = pixels(DisplayedPixels.of(image));
		assertEquals(stack.getProcessor(1).get(4, 4), seen[4 * WIDTH + 4] >> 16 &
			0xff);
		assertEquals(stack.getProcessor(3).get(4, 4), seen[4 * WIDTH + 4] & 0xff);
		image.getActiveChannels()[0] = false;
		image.updateImage();
		final int[] twice = pixels(DisplayedPixels.of(image));
		assertArrayEquals(twice, pixels(DisplayedPixels.of(image)));
		assertEquals(0, twice[4 * WIDTH + 4] >> 16 & 0xff);
		image.getActiveChannels()[0] = true;
		image.setMode(CompositeImage.GRAYSCALE);
		image.setC(2);
		assertSeenAsDisplayed(image);
	}

	@Test
	void ofAStackTheCurrentSlice() {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int z = 1; z <= 3; z++) {
			final ShortProcessor slice = new ShortProcessor(WIDTH, HEIGHT);
			ramp(slice, 30 * z);
			stack.addSlice(slice);
		}
		final ImagePlus image = new ImagePlus("", stack);
		image.setDisplayRange(10, 20000);
		image.setSlice(2);
		assertSeenAsDisplayed(image);
		final int[] second = pixels(DisplayedPixels.of(image));
		image.setSlice(3);
		assertTrue(second[90] != pixels(DisplayedPixels.of(image))[90]);
	}

	@Test
	void ofARectangleWhatIsInside() {
		final ImagePlus image = coloured();
		image.setRoi(new Roi(3, 4, 8, 6));
		final RandomAccessibleInterval<ARGBType> seen = DisplayedPixels.of(image);
		assertEquals(8, seen.dimension(0));
		assertEquals(6, seen.dimension(1));
		assertEquals(0, seen.min(0));
		final int[] all = (int[]) image.getProcessor().getPixels();
		assertEquals(all[4 * WIDTH + 3], pixels(seen)[0]);
		assertEquals(all[9 * WIDTH + 10], pixels(seen)[47]);
	}

	@Test
	void ofARectangleThatHangsOverTheEdgeWhatIsLeft() {
		final ImagePlus image = coloured();
		final Roi roi = new Roi(-4, -2, 10, 10);
		roi.setImage(null);
		image.setRoi(roi);
		final RandomAccessibleInterval<ARGBType> seen = DisplayedPixels.of(image);
		assertEquals(6, seen.dimension(0));
		assertEquals(8, seen.dimension(1));
	}

	@Test
	void aroundAFreeSelectionIsWhite() {
		final ImagePlus image = coloured();
		image.setRoi(new OvalRoi(2, 2, 12, 12));
		final int[] seen = pixels(DisplayedPixels.of(image));
		assertEquals(0xffffffff, seen[0]);
		final int[] all = (int[]) image.getProcessor().getPixels();
		assertEquals(all[8 * WIDTH + 8], seen[6 * 12 + 6]);
		image.setRoi(new PolygonRoi(new int[] { 1, 20, 1 }, new int[] { 1, 1, 15 },
			3, Roi.POLYGON));
		final int[] triangle = pixels(DisplayedPixels.of(image));
		assertEquals(0xffffffff, triangle[triangle.length - 1]);
		assertEquals(all[2 * WIDTH + 2], triangle[19 + 1]);
	}

	@Test
	void aLineIsNoSelectionOfAnArea() {
		final ImagePlus image = coloured();
		image.setRoi(new Line(1, 1, 9, 9));
		assertEquals(WIDTH, DisplayedPixels.of(image).dimension(0));
	}

	@Test
	void anImageThatIsClosedIsAnErrorByName() {
		final ImageStack channels = new ImageStack(4, 4);
		channels.addSlice(new ByteProcessor(4, 4));
		channels.addSlice(new ByteProcessor(4, 4));
		for (final ImagePlus image : new ImagePlus[] { new ImagePlus("gone",
			new ColorProcessor(4, 4)), new ImagePlus("gone", new FloatProcessor(4,
				4)), new CompositeImage(new ImagePlus("gone", channels),
					CompositeImage.COMPOSITE) })
		{
			DisplayedPixels.of(image);
			image.flush(); // as closing its window does
			assertEquals("the image gone was closed meanwhile: open it again",
				assertThrows(IllegalArgumentException.class, () -> DisplayedPixels.of(
					image)).getMessage());
		}
	}

	@Test
	void aSelectionOutsideTheImageIsAnError() {
		final ImagePlus image = coloured();
		final Roi roi = new Roi(0, 0, 5, 5);
		image.setRoi(roi);
		roi.setLocation(500, 500);
		final String message = assertThrows(IllegalArgumentException.class,
			() -> DisplayedPixels.of(image)).getMessage();
		assertTrue(message.contains("outside the image"), message);
	}

	private static ImagePlus coloured() {
		final ColorProcessor plane = new ColorProcessor(WIDTH, HEIGHT);
		ramp(plane, 40503);
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			plane.set(i, plane.get(i) | 0xff000000);
		}
		return new ImagePlus("coloured", plane);
	}

	private static void ramp(final ImageProcessor plane, final double step) {
		for (int i = 0; i < plane.getPixelCount(); i++) {
			if (plane instanceof FloatProcessor) plane.setf(i, (float) (i * step));
			else plane.set(i, (int) (i * step));
		}
	}

	/** The reference is what ImageJ itself would draw into its window. */
	private static void assertSeenAsDisplayed(final ImagePlus image) {
		final int[] displayed = (int[]) new ColorProcessor(image.getImage())
			.getPixels();
		final int[] seen = pixels(DisplayedPixels.of(image));
		for (int i = 0; i < seen.length; i++) {
			displayed[i] &= 0xffffff;
			seen[i] &= 0xffffff;
		}
		assertArrayEquals(displayed, seen);
	}

	private static int[] pixels(final RandomAccessibleInterval<ARGBType> image) {
		final int width = (int) image.dimension(0);
		final int[] pixels = new int[width * (int) image.dimension(1)];
		final RandomAccess<ARGBType> access = image.randomAccess();
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = access.setPositionAndGet(i % width, i / width).get();
		}
		return pixels;
	}

}
