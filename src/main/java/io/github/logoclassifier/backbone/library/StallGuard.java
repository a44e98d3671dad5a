
package io.github.logoclassifier.backbone.library;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A stream from the network that breaks off when nothing has come for a while:
 * a server that keeps a connection open and is silent would be waited for for
 * ever.
 */
final class StallGuard extends FilterInputStream {

	private final Duration patience;
	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(task -> {
			final Thread thread = new Thread(task, "Logo backbone download");
			thread.setDaemon(true);
			return thread;
		});
	private volatile long heard = System.nanoTime();
	private volatile boolean isStalled;

	/**
	 * @param in its close makes a read that waits in it fail
	 * @param patience how long nothing may come
	 */
	StallGuard(final InputStream in, final Duration patience) {
		super(in);
		this.patience = patience;
		final long every = Math.max(1, patience.toMillis() / 10);
		clock.scheduleWithFixedDelay(this::look, every, every,
			TimeUnit.MILLISECONDS);
	}

	private void look() {
		if (System.nanoTime() - heard < patience.toNanos()) return;
		isStalled = true;
		try {
			in.close();
		}
		catch (final IOException exc) {
			// The read fails all the same.
		}
	}

	@Override
	public int read(final byte[] buffer, final int offset, final int length)
		throws IOException
	{
		try {
			final int count = in.read(buffer, offset, length);
			if (count < 0 && isStalled) throw new IOException("closed");
			heard = System.nanoTime();
			return count;
		}
		catch (final IOException exc) {
			if (!isStalled) throw exc;
			throw new IOException("nothing came for " + patience.toMillis() / 1000.0 +
				" s", exc);
		}
	}

	@Override
	public void close() throws IOException {
		clock.shutdownNow();
		in.close();
	}

}
