
package io.github.logoclassifier.training;

import java.util.function.Supplier;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Runs ND4J work as this project needs it, and leaves ND4J as it was.
 * <p>
 * ND4J finds its backend through the thread's context class loader, which in
 * ImageJ is not always the plugin's. And one thread is used: heads are small,
 * and sums that several threads share out have no fixed order, while the same
 * seed is to give the same bits. One caller at a time has it.
 */
public final class Nd4jSession {

	private Nd4jSession() {}

	/**
	 * Runs work on the calling thread.
	 *
	 * @throws IllegalStateException if this machine has no native library for
	 *           ND4J
	 */
	public static synchronized <T> T run(final Supplier<T> work) {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(Nd4jSession.class.getClassLoader());
		try {
			return runOnOneThread(work);
		}
		catch (final LinkageError exc) {
			throw new IllegalStateException(
				"ND4J, which training and Keras backbones " +
					"need, cannot start: its native libraries for " + System.getProperty(
						"os.name") + " " + System.getProperty("os.arch") +
					" are missing or damaged. " +
					"Install the plugin again on this machine. Classifying with a model " +
					"that has a MobileNet works without them.", exc);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static <T> T runOnOneThread(final Supplier<T> work) {
		// Nd4j first: its native operations cannot be asked for before.
		Nd4j.getBackend();
		final int threads = Nd4j.getEnvironment().maxThreads();
		final int master = Nd4j.getEnvironment().maxMasterThreads();
		final NativeOps natives = NativeOpsHolder.getInstance()
			.getDeviceNativeOps();
		final int openMp = natives.ompGetMaxThreads();
		final int blas = Nd4j.factory().blas().getMaxThreads();
		try {
			Nd4j.getEnvironment().setMaxMasterThreads(1);
			Nd4j.getEnvironment().setMaxThreads(1);
			Nd4j.factory().blas().setMaxThreads(1);
			// Softmax asks OpenMP itself, whose threads spin while they wait.
			natives.setOmpNumThreads(1);
			return work.get();
		}
		finally {
			Nd4j.getEnvironment().setMaxThreads(threads);
			Nd4j.getEnvironment().setMaxMasterThreads(master);
			Nd4j.factory().blas().setMaxThreads(blas);
			natives.setOmpNumThreads(openMp);
		}
	}

}
