
package io.github.logoclassifier.imagej.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.testing.Pictures;

import java.awt.Image;
import java.awt.Toolkit;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that AWT decodes are waited for, whatever becomes of them. */
class DecodedImageTest {

	@TempDir
	Path folder;

	@Test
	void itIsThereAtOnceAfterwards() throws IOException {
		final Image image = DecodedImage.of(image(jpeg()), "cross.jpg");
		// So ImageJ, which asks the same, does not wait.
		assertTrue(isThere(image));
		assertEquals(50, image.getWidth(null));
		assertTrue(isThere(DecodedImage.of(image, "cross.jpg")));
	}

	@Test
	void aDamagedOneIsAnErrorHoweverOftenItIsAskedFor() throws IOException {
		final byte[] damaged = jpeg();
		Arrays.fill(damaged, 2, damaged.length, (byte) 7);
		final Image image = image(damaged);
		for (int i = 0; i < 2; i++) {
			assertEquals("damaged.jpg: damaged, cannot be decoded", assertThrows(
				IOException.class, () -> DecodedImage.of(image, "damaged.jpg"))
				.getMessage());
		}
	}

	@Test
	void whoIsInterruptedDoesNotWait() throws IOException {
		final Image image = image(jpeg());
		Thread.currentThread().interrupt();
		try {
			assertEquals("cross.jpg: reading it was stopped", assertThrows(
				InterruptedIOException.class, () -> DecodedImage.of(image, "cross.jpg"))
				.getMessage());
		}
		finally {
			assertTrue(Thread.interrupted(), "who waits is still told");
		}
	}

	private static boolean isThere(final Image image) {
		return Toolkit.getDefaultToolkit().prepareImage(image, -1, -1, null);
	}

	private static Image image(final byte[] bytes) {
		return Toolkit.getDefaultToolkit().createImage(bytes);
	}

	private byte[] jpeg() throws IOException {
		return Files.readAllBytes(Pictures.write(Pictures.shape("cross", 50, 1),
			folder.resolve("cross.jpg")));
	}

}
