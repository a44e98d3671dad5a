
package io.github.logoclassifier.imagej.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

import java.awt.Color;
import java.util.Arrays;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each slice is seen as the image itself displays it when it is there. */
class SliceViewTest {

	private static final int WIDTH = 20;
	private static final int HEIGHT = 15;
	private static final int SLICES = 12;

	@ParameterizedTest
	@ValueSource(strings = { "8-bit", "16-bit", "32-bit", "RGB" })
	void aStackOfAnyKind(final String kind) {
		assertSeenAsDisplayed(stack(kind));
		final ImagePlus ranged = stack(kind);
		ranged.setSlice(5);
		if (!kind.equals("RGB")) {
			ranged.setLut(LUT.createLutFromColor(Color.ORANGE));
			ranged.setDisplayRange(20, 90);
		}
		assertSeenAsDisplayed(ranged);
	}

	@ParameterizedTest
	@ValueSource(strings = { "8-bit", "16-bit", "32-bit" })
	void channelsAreMixedAsTheyAreDisplayed(final String kind) {
		for (final int mode : new int[] { IJ.COMPOSITE, IJ.COLOR, IJ.GRAYSCALE }) {
			final ImagePlus plain = stack(kind);
			plain.setDimensions(2, 3, 2);
			final CompositeImage image = new CompositeImage(plain, mode);
			image.setPosition(2, 2, 1);
			image.setDisplayRange(15, 75);
			assertSeenAsDisplayed(image);
			if (mode != IJ.COMPOSITE) continue;
			image.getActiveChannels()[0] = false;
			final LUT pink = LUT.createLutFromColor(Color.PINK);
			pink.min = 5;
			pink.max = 60;
			image.setChannelLut(pink, 2);
			image.reset();
			image.updateAndDraw();
			assertSeenAsDisplayed(image);
		}
	}

	@Test
	void aVirtualStackIsReadSliceBySlice() {
		final int[] reads = new int[SLICES + 1];
		final ImagePlus image = new ImagePlus("virtual", new VirtualStack(WIDTH,
			HEIGHT, null, "")
		{

			@Override
			public int getSize() {
				return SLICES;
			}

			@Override
			public ImageProcessor getProcessor(final int n) {
				reads[n]++;
				return plane(n);
			}
		});
		assertSeenAsDisplayed(image);
		Arrays.fill(reads, 0);
		final SliceView view = new SliceView(image);
		assertEquals(0, Arrays.stream(reads).skip(2).sum());
		view.pixels(7, null);
		assertEquals(1, reads[7]);
		assertEquals(1, Arrays.stream(reads).skip(2).sum());
	}

	@Test
	void theImageStaysAsItIs() {
		final ImagePlus plain = stack("16-bit");
		plain.setDimensions(2, 3, 2);
		final CompositeImage image = new CompositeImage(plain, IJ.COMPOSITE);
		image.setPosition(2, 3, 1);
		image.setDisplayRange(10, 99);
		image.setRoi(3, 4, 5, 6);
		final Roi roi = image.getRoi();
		final int[] before = pixels(DisplayedPixels.of(image));
		final SliceView view = new SliceView(image);
		for (int i = 1; i <= SLICES; i++) {
			view.pixels(i, new OvalRoi(1, 1, 9, 9));
		}
		assertEquals(image.getStackIndex(2, 3, 1), image.getCurrentSlice());
		assertEquals(10, image.getDisplayRangeMin());
		assertEquals(99, image.getDisplayRangeMax());
		assertEquals(roi, image.getRoi());
		assertFalse(image.changes);
		assertArrayEquals(before, pixels(DisplayedPixels.of(image)));
	}

	private static void assertSeenAsDisplayed(final ImagePlus image) {
		final int at = image.getCurrentSlice();
		final Roi roi = new Roi(2, 3, 12, 9);
		final SliceView view = new SliceView(image);
		final int[][] seen = new int[SLICES + 1][];
		final int[][] part = new int[SLICES + 1][];
		for (int i = SLICES; i > 0; i--) {
			seen[i] = pixels(view.pixels(i, null));
			part[i] = pixels(view.pixels(i, roi));
		}
		assertEquals(at, image.getCurrentSlice());
		for (int i = 1; i <= SLICES; i++) {
			final int[] position = image.convertIndexToPosition(i);
			image.setPosition(position[0], position[1], position[2]);
			assertEquals(i, image.getCurrentSlice());
			assertArrayEquals(pixels(DisplayedPixels.of(image)), seen[i], "slice " +
				i);
			assertArrayEquals(pixels(DisplayedPixels.of(image, roi)), part[i]);
		}
		assertFalse(Arrays.equals(seen[1], seen[SLICES]));
	}

	private static ImagePlus stack(final String kind) {
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int n = 1; n <= SLICES; n++) {
			final ImageProcessor plane = plane(n);
			stack.addSlice(kind.equals("16-bit") ? plane.convertToShort(false) : kind
				.equals("32-bit") ? plane.convertToFloat() : kind.equals("RGB") ? plane
					.convertToRGB() : plane);
		}
		return new ImagePlus(kind, stack);
	}

	private static ImageProcessor plane(final int n) {
		final ImageProcessor plane = new ByteProcessor(WIDTH, HEIGHT);
		for (int i = 0; i < plane.getPixelCount(); i++) {
			plane.set(i, (i * n + 13 * n) % 101);
		}
		return plane;
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
