
package io.github.logoclassifier.testing;

import java.io.File;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.bytedeco.javacpp.Pointer;

/** What this process holds, once rubbish is collected. Immutable. */
public final class ProcessUsage {

	private final Set<String> threads = new TreeSet<>();
	private final int files;
	private final long heap;
	private final long process;

	/** What it holds now. */
	public ProcessUsage() {
		for (int i = 0; i < 3; i++) {
			System.gc();
			System.runFinalization();
		}
		for (final Thread thread : Thread.getAllStackTraces().keySet()) {
			threads.add(thread.getName());
		}
		final String[] open = new File("/proc/self/fd").list();
		files = open == null ? 0 : open.length;
		heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime()
			.freeMemory();
		process = Pointer.physicalBytes();
	}

	/** Names of its threads. */
	public Set<String> threads() {
		return new TreeSet<>(threads);
	}

	/** Open files, as Linux counts them; 0 elsewhere. */
	public int files() {
		return files;
	}

	/** Bytes of Java's heap that are in use. */
	public long heap() {
		return heap;
	}

	/** Bytes of memory in all, those of the heap that are free again too. */
	public long process() {
		return process;
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT,
			"%d threads, %d files, %d MB of heap, %d MB in all", threads.size(),
			files, heap >> 20, process >> 20);
	}

}
