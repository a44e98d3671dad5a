
package io.github.logoclassifier.training;

import java.util.function.Supplier;

import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Runs ND4J work as this project needs it, and leaves ND4J as it was.
 * <p>
 * ND4J finds its backend through the thread's context class loader, which in
 * ImageJ is not always the plugin's. And each work is done by one thread: heads
 * are small, and sums that several threads share out have no fixed order, while
 * the same seed is to give the same bits.
 */
public final class Nd4jSession {

	/** What ND4J is set to is the whole process's, and so is this. */
	private static final OneThread ONE_THREAD = new OneThread();

	private Nd4jSession() {}

	/**
	 * Runs work on the calling thread, after that of other callers: for what
	 * draws random numbers or builds networks.
	 *
	 * @throws IllegalStateException if this machine has no native library for
	 *           ND4J
	 */
	public static synchronized <T> T run(final Supplier<T> work) {
		return share(work);
	}

	/**
	 * Runs work on the calling thread, at the same time as that of other callers:
	 * for networks that only this thread uses.
	 *
	 * @throws IllegalStateException as above
	 */
	public static <T> T share(final Supplier<T> work) {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(Nd4jSession.class.getClassLoader());
		try {
			return runOnOneThread(work);
		}
		catch (final LinkageError exc) {
			throw new IllegalStateException(
				"ND4J, which training and Keras backbones need, cannot start: its " +
					"native libraries for " + System.getProperty("os.name") + " " + System
						.getProperty("os.arch") +
					" are missing or damaged: install the plugin again on this machine. " +
					"Or they cannot be unpacked, into the folder .javacpp of " + System
						.getProperty("user.home") +
					": start Java with -Dorg.bytedeco.javacpp.cachedir=FOLDER. " +
					"Classifying with a model that has a MobileNet works without them.",
				exc);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static <T> T runOnOneThread(final Supplier<T> work) {
		ONE_THREAD.begin();
		// Of each thread its own. Softmax asks OpenMP itself, whose threads spin
		// while they wait.
		final NativeOps natives = NativeOpsHolder.getInstance()
			.getDeviceNativeOps();
		final int openMp = natives.ompGetMaxThreads();
		try {
			natives.setOmpNumThreads(1);
			return work.get();
		}
		finally {
			natives.setOmpNumThreads(openMp);
			ONE_THREAD.end();
		}
	}

	/**
	 * Sets ND4J to one thread from the first work's begin to the last's end, and
	 * Deeplearning4j to write no reports of its own into the working folder when
	 * memory is out.
	 */
	private static final class OneThread {

		private int working;
		private int threads;
		private int master;
		private int blas;
		private boolean reports;

		synchronized void begin() {
			// Nd4j first: its native operations cannot be asked for before.
			Nd4j.getBackend();
			if (working++ > 0) return;
			threads = Nd4j.getEnvironment().maxThreads();
			master = Nd4j.getEnvironment().maxMasterThreads();
			blas = Nd4j.factory().blas().getMaxThreads();
			reports = CrashReportingUtil.isCrashDumpsEnabled();
			CrashReportingUtil.crashDumpsEnabled(false);
			Nd4j.getEnvironment().setMaxMasterThreads(1);
			Nd4j.getEnvironment().setMaxThreads(1);
			Nd4j.factory().blas().setMaxThreads(1);
		}

		synchronized void end() {
			if (--working > 0) return;
			Nd4j.getEnvironment().setMaxThreads(threads);
			Nd4j.getEnvironment().setMaxMasterThreads(master);
			Nd4j.factory().blas().setMaxThreads(blas);
			CrashReportingUtil.crashDumpsEnabled(reports);
		}
	}

}
