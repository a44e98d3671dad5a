
package io.github.logoclassifier.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.FileSaver;

import io.github.logoclassifier.testing.Pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileCheckTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "jpg", "png", "gif", "bmp", "tif" })
	void aWholeImagePasses(final String format) throws IOException {
		assertEquals(Optional.empty(), ImageFileCheck.defect(written(format)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jpg", "png", "gif", "bmp", "tif" })
	void anImageCutAnywhereIsTruncated(final String format) throws IOException {
		final byte[] whole = Files.readAllBytes(written(format));
		final Path cut = folder.resolve("cut." + format);
		for (final int length : new int[] { whole.length - 1, whole.length / 2,
			whole.length / 4, 30 })
		{
			Files.write(cut, Arrays.copyOf(whole, length));
			assertEquals(Optional.of("truncated"), ImageFileCheck.defect(cut),
				format + " of " + length + " bytes");
		}
	}

	@Test
	void aNetpbmFileIsReadToItsEnd() throws IOException {
		assertEquals(Optional.empty(), pnm("P5 # a comment\n2 3\n255\n123456"));
		assertEquals(Optional.of("truncated"), pnm("P5 2 3 255\n12345"));
		assertEquals(Optional.of("truncated"), pnm("P6 2 3 255\n1234567"));
		assertEquals(Optional.of("truncated"), pnm("P5 2 3 65535\n1234567"));
		assertEquals(Optional.of("truncated"), pnm("P5 999999999 999999999 255\n"));
		assertEquals(Optional.empty(), pnm("P4 9 2\n1234"));
		assertEquals(Optional.empty(), pnm("P3 1 1 255\n0 128 255\n"));
		assertTrue(pnm("P5 wide 3 255\n").get().startsWith("not an image: a PNM"));
	}

	private Optional<String> pnm(final String text) throws IOException {
		final Path file = folder.resolve("a.pnm");
		Files.writeString(file, text);
		return ImageFileCheck.defect(file);
	}

	/** ImageJ would look for their end for ever. */
	@Test
	void tiffsWithoutEndAreRefused() throws IOException {
		final byte[] whole = TinyTiff.deflated(10, 10).bytes();
		assertEquals(Optional.empty(), ImageFileCheck.defect(whole));
		assertEquals(Optional.of(
			"not an image: its images lead back to one before"), ImageFileCheck
				.defect(TinyTiff.deflated(10, 10).leadingTo(8).bytes()));
		assertEquals(Optional.of("truncated"), ImageFileCheck.defect(TinyTiff
			.deflated(10, 10).cut(1).bytes()));
		assertEquals(Optional.of("truncated"), ImageFileCheck.defect(TinyTiff
			.deflated(10, 10).cut(Integer.MAX_VALUE).bytes()));
		assertEquals(Optional.of("not an image: its packed pixels are damaged"),
			ImageFileCheck.defect(TinyTiff.deflated(10, 10).damaged().bytes()));
		// Where ImageJ finds no further image.
		assertEquals(Optional.empty(), ImageFileCheck.defect(TinyTiff.deflated(10,
			10).leadingTo(100_000).bytes()));
	}

	@Test
	void pixelsThatUnpackToFarMoreThanThereAreAreRefused() throws IOException {
		assertEquals(Optional.empty(), ImageFileCheck.defect(TinyTiff.deflated(1000,
			1000).bytes()));
		assertEquals(Optional.of(
			"not an image: its pixels unpack to more than it says it has"),
			ImageFileCheck.defect(TinyTiff.deflated(2000, 2000).saying(10, 10)
				.bytes()));
	}

	@Test
	void imageJsOtherFormatsPass() throws IOException {
		final ImagePlus image = new ImagePlus("", new ImagePlus("", Pictures.shape(
			"disc", 20, 0)).getProcessor().convertToByte(false));
		final Path pgm = folder.resolve("x.pgm");
		assertTrue(new FileSaver(image).saveAsPgm(pgm.toString()));
		assertEquals(Optional.empty(), ImageFileCheck.defect(pgm));
		final Path fits = folder.resolve("x.fits");
		assertTrue(new FileSaver(image).saveAsFits(fits.toString()));
		assertEquals(Optional.empty(), ImageFileCheck.defect(fits));
	}

	@Test
	void aFolderIsNoFile() throws IOException {
		assertEquals(Optional.of("not a file"), ImageFileCheck.defect(folder));
	}

	@Test
	void randomBytesBehindASignatureNeverThrow() throws IOException {
		final Random random = new Random(1);
		final Path file = folder.resolve("random");
		for (final String format : new String[] { "jpg", "png", "gif", "bmp",
			"tif" })
		{
			final byte[] whole = Files.readAllBytes(written(format));
			for (int i = 0; i < 200; i++) {
				final byte[] broken = whole.clone();
				for (int n = 0; n < 8; n++) {
					broken[8 + random.nextInt(Math.min(200, broken.length - 8))] =
						(byte) random.nextInt();
				}
				Files.write(file, broken);
				ImageFileCheck.defect(file); // any answer will do
			}
		}
	}

	private Path written(final String format) throws IOException {
		return Pictures.write(Pictures.shape("cross", 60, 1), folder.resolve(
			"whole." + format));
	}

}
