
package io.github.logoclassifier.backbone;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that images are worked on by. */
public final class Workers {

	private static final int IDLE_SECONDS = 5;

	private Workers() {}

	/** Daemon threads of a name: ImageJ may be closed while they work. */
	public static ExecutorService newPool(final int threads, final String name) {
		return Executors.newFixedThreadPool(threads, task -> {
			final Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		});
	}

	/** The same, but threads end when they have had nothing to do for a while. */
	static ExecutorService newTransientPool(final int threads,
		final String name)
	{
		final ThreadPoolExecutor pool = (ThreadPoolExecutor) newPool(threads, name);
		pool.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
		pool.allowCoreThreadTimeOut(true);
		return pool;
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
