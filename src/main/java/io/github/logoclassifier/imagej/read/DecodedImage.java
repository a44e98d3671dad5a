
package io.github.logoclassifier.imagej.read;

import java.awt.Image;
import java.awt.Toolkit;
import java.awt.image.ImageObserver;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ref.Reference;
import java.util.concurrent.CountDownLatch;

/**
 * Waits for images that AWT decodes on threads of its own, and is woken when
 * they are there: {@link ij.ImagePlus} asks only every 30 ms, many times what a
 * small image takes, and finds one that is decoded already at once.
 */
final class DecodedImage implements ImageObserver {

	private static final int FAILED = ERROR | ABORT;
	private static final int ENDED = ALLBITS | FRAMEBITS | FAILED;

	/** AWT's pixels and ImageJ's. */
	private static final long BYTES_PER_PIXEL = 8;

	private final CountDownLatch ended = new CountDownLatch(1);
	private volatile boolean isFailed;

	private DecodedImage() {}

	/**
	 * Decodes an image.
	 *
	 * @param name for messages
	 * @throws IOException if it cannot be decoded
	 * @throws InterruptedIOException if the thread was interrupted meanwhile
	 */
	static Image of(final Image image, final String name) throws IOException {
		final DecodedImage observer = new DecodedImage();
		if (Toolkit.getDefaultToolkit().prepareImage(image, -1, -1, observer)) {
			return image;
		}
		try {
			observer.ended.await();
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException(name + ": reading it was stopped");
		}
		finally {
			// AWT itself does not keep who waits.
			Reference.reachabilityFence(observer);
		}
		if (observer.isFailed) {
			throw new IOException(name + (mayLackMemory(image)
				? ImageFileReader.NO_MEMORY : ImageFileReader.DAMAGED));
		}
		return image;
	}

	/** AWT's threads do not say what they failed by. */
	private static boolean mayLackMemory(final Image image) {
		final long pixels = (long) image.getWidth(null) * image.getHeight(null);
		return pixels * BYTES_PER_PIXEL > Runtime.getRuntime().maxMemory() / 4;
	}

	/** @return whether it wants to hear more */
	@Override
	public boolean imageUpdate(final Image image, final int flags, final int x,
		final int y, final int width, final int height)
	{
		if ((flags & ENDED) == 0) return true;
		isFailed = (flags & FAILED) != 0;
		ended.countDown();
		return false;
	}

}
