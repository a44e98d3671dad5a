
package io.github.logoclassifier.imagej.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;

import io.github.logoclassifier.testing.Pictures;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files are opened as ImageJ's File &gt; Open does, or refused with a reason.
 */
class ImageFileReaderTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "jpg", "png", "gif", "bmp", "tif" })
	void commonFormatsOpenAsInImageJ(final String format) throws IOException {
		assertOpensAsInImageJ(Pictures.write(Pictures.shape("cross", 50, 1), folder
			.resolve("ein Bild ü." + format)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jpg", "png", "gif", "bmp", "tif" })
	void bytesOpenAsTheirFile(final String format) throws IOException {
		final Path file = Pictures.write(Pictures.shape("cross", 50, 1), folder
			.resolve("ein Bild ü." + format));
		final ImagePlus image = ImageFileReader.open("any/ü: name." + format, Files
			.readAllBytes(file));
		assertArrayEquals((int[]) ImageFileReader.open(file).getProcessor()
			.convertToRGB().getPixels(), (int[]) image.getProcessor().convertToRGB()
				.getPixels());
	}

	@Test
	void bytesThatAreNoImageAreRefusedInTheWordsOfAFile() throws IOException {
		final Path file = Files.write(folder.resolve("cut.png"), Arrays.copyOf(Files
			.readAllBytes(Pictures.write(Pictures.shape("cross", 50, 1), folder
				.resolve("whole.png"))), 60));
		final String ofFile = assertThrows(IOException.class, () -> ImageFileReader
			.open(file)).getMessage();
		final String ofBytes = assertThrows(IOException.class, () -> ImageFileReader
			.open("cut", Files.readAllBytes(file))).getMessage();
		assertEquals(ofFile, file + ": truncated");
		assertEquals("cut: truncated", ofBytes);
	}

	@Test
	void tiffsOfEveryDepthOpenAsInImageJ() throws IOException {
		final ImageProcessor[] planes = { new ByteProcessor(9, 7),
			new ShortProcessor(9, 7), new FloatProcessor(9, 7), new ColorProcessor(9,
				7) };
		for (final ImageProcessor plane : planes) {
			for (int i = 0; i < 63; i++) {
				plane.setf(i, 3 * i);
			}
			plane.setMinAndMax(20, 100);
			if (!(plane instanceof ColorProcessor)) plane.setLut(LUT
				.createLutFromColor(Color.GREEN));
			final Path file = folder.resolve(plane.getBitDepth() + ".tif");
			assertTrue(new FileSaver(new ImagePlus("", plane)).saveAsTiff(file
				.toString()));
			assertOpensAsInImageJ(file);
		}
	}

	@Test
	void aPaletteOpensInItsColours() throws IOException {
		final byte[] table = new byte[256];
		for (int i = 0; i < 256; i++) {
			table[i] = (byte) (255 - i);
		}
		final BufferedImage image = new BufferedImage(16, 16,
			BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 256, table,
				new byte[256], table));
		image.getRaster().setSample(3, 3, 0, 100);
		final Path file = Pictures.write(image, folder.resolve("palette.png"));
		assertOpensAsInImageJ(file);
		assertEquals(0x9b009b, rgb(ImageFileReader.open(file))[3 * 16 + 3] &
			0xffffff);
	}

	@Test
	void sixteenBitPngsOpenAsInImageJ() throws IOException {
		final BufferedImage image = new BufferedImage(20, 20,
			BufferedImage.TYPE_USHORT_GRAY);
		for (int i = 0; i < 20; i++) {
			image.getRaster().setSample(i, i, 0, 3000 * i);
		}
		assertOpensAsInImageJ(Pictures.write(image, folder.resolve("16.png")));
	}

	@Test
	void transparentPartsAreWhite() throws IOException {
		final BufferedImage image = new BufferedImage(10, 10,
			BufferedImage.TYPE_INT_ARGB);
		image.setRGB(5, 5, 0xff0000ff);
		image.setRGB(6, 6, 0x800000ff);
		final Path file = Pictures.write(image, folder.resolve("alpha.png"));
		assertOpensAsInImageJ(file);
		final int[] pixels = rgb(ImageFileReader.open(file));
		assertEquals(0xffffff, pixels[0] & 0xffffff);
		assertEquals(0x0000ff, pixels[55] & 0xffffff);
		assertEquals(0x7f, pixels[66] >> 16 & 0xff, 1);
	}

	@Test
	void progressiveJpegsOpen() throws IOException {
		final Path file = folder.resolve("progressive.jpg");
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg")
			.next();
		final ImageWriteParam settings = writer.getDefaultWriteParam();
		settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file
			.toFile()))
		{
			writer.setOutput(out);
			writer.write(null, new IIOImage(Pictures.shape("disc", 64, 0), null,
				null), settings);
		}
		writer.dispose();
		assertOpensAsInImageJ(file);
	}

	@Test
	void aJpegInCmykIsConverted() throws IOException {
		// Plain CMYK, not inverted: no ink, full cyan, full black.
		final WritableRaster raster = Raster.createInterleavedRaster(0, 24, 8, 4,
			null);
		for (int y = 0; y < 8; y++) {
			for (int x = 0; x < 24; x++) {
				raster.setPixel(x, y, new int[] { x >= 8 && x < 16 ? 255 : 0, 0, 0,
					x >= 16 ? 255 : 0 });
			}
		}
		final Path file = folder.resolve("cmyk.jpg");
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg")
			.next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file
			.toFile()))
		{
			writer.setOutput(out);
			writer.write(new IIOImage(raster, null, null));
		}
		writer.dispose();
		assertTrue(CmykJpeg.isCmyk(ImageContent.of(file)));
		final int[] pixels = rgb(ImageFileReader.open(file));
		assertClose(255, 255, 255, pixels[3 * 24 + 4]);
		assertClose(0, 255, 255, pixels[3 * 24 + 12]);
		assertClose(0, 0, 0, pixels[3 * 24 + 20]);
	}

	@Test
	void whatIsNoImageIsRefusedByName() throws IOException {
		final Path text = Files.writeString(folder.resolve("notes.jpg"), "hello");
		final String message = assertThrows(IOException.class, () -> ImageFileReader
			.open(text)).getMessage();
		assertEquals(text + ": not an image", message);
		final Path missing = folder.resolve("missing.png");
		assertTrue(assertThrows(IOException.class, () -> ImageFileReader.open(
			missing)).getMessage().contains("there is no such file"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jpg", "png", "gif", "bmp", "tif" })
	void anImageDamagedInsideIsRefusedOrOpensButNeverHangs(final String format)
		throws IOException
	{
		final byte[] whole = Files.readAllBytes(Pictures.write(Pictures.shape(
			"cross", 50, 1), folder.resolve("whole." + format)));
		final Random random = new Random(2);
		final Path broken = folder.resolve("broken." + format);
		for (int i = 0; i < 60; i++) {
			final byte[] bytes = whole.clone();
			for (int n = 0; n < 6; n++) {
				bytes[10 + random.nextInt(bytes.length - 12)] = (byte) random.nextInt();
			}
			Files.write(broken, bytes);
			try {
				assertTrue(ImageFileReader.open(broken).getWidth() > 0);
			}
			catch (final IOException exc) {
				assertTrue(exc.getMessage().startsWith(broken + ": "), exc
					.getMessage());
			}
		}
	}

	private static void assertOpensAsInImageJ(final Path file)
		throws IOException
	{
		final ImagePlus expected = IJ.openImage(file.toString());
		final ImagePlus actual = ImageFileReader.open(file);
		assertEquals(expected.getTitle(), actual.getTitle());
		assertEquals(expected.getBitDepth(), actual.getBitDepth());
		assertArrayEquals(rgb(expected), rgb(actual));
	}

	private static int[] rgb(final ImagePlus image) {
		return (int[]) new ColorProcessor(image.getImage()).getPixels();
	}

	private static void assertClose(final int red, final int green,
		final int blue, final int pixel)
	{
		assertEquals(red, pixel >> 16 & 0xff, 6);
		assertEquals(green, pixel >> 8 & 0xff, 6);
		assertEquals(blue, pixel & 0xff, 6);
	}

}
