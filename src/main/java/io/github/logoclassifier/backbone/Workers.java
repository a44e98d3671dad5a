
package io.github.logoclassifier.backbone;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that images are worked on by. */
public final class Workers {

	private Workers() {}

	/** Daemon threads of a name: ImageJ may be closed while they work. */
	public static ExecutorService newPool(final int threads, final String name) {
		return Executors.newFixedThreadPool(threads, task -> {
			final Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * Waits for a result.
	 *
	 * @throws CancellationException if the work throws it, or the waiting thread
	 *           is interrupted
	 * @throws Error if the work throws it
	 * @throws IllegalStateException if the work throws anything else
	 */
	public static <T> T get(final Future<T> future) {
		try {
			return future.get();
		}
		catch (final ExecutionException exc) {
			if (exc.getCause() instanceof CancellationException) {
				throw (CancellationException) exc.getCause();
			}
			if (exc.getCause() instanceof Error) throw (Error) exc.getCause();
			throw new IllegalStateException(exc.getCause());
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			final CancellationException canceled = new CancellationException(
				"interrupted");
			canceled.initCause(exc);
			throw canceled;
		}
	}

}
