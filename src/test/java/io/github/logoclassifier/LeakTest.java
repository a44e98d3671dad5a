
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.training.TrainingOptions;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/**
 * Trainings leave nothing behind: no thread, no open file, no memory, inside
 * Java's heap or outside. -Dlogoclassifier.trainings=200 runs so many.
 */
class LeakTest {

	private static final int TRAININGS = Integer.getInteger(
		"logoclassifier.trainings", 20);

	/** What classes, caches and compiled code may still take once warm. */
	private static final long HEAP_SLACK = 8 << 20;
	/** A jar may be opened late; a training that leaks leaves one each time. */
	private static final int FILES_SLACK = 5;
	private static final long PROCESS_SLACK = 64 << 20;

	@TempDir
	Path home;

	@Test
	void trainingsLeaveNothingBehind(final TestReporter reporter)
		throws IOException
	{
		final Path folder = Pictures.labelledFolder(home, 4);
		final Path model = home.resolve("shapes.logomodel");
		try (Context context = new Context(LogoService.class,
			PictureService.class))
		{
			final LogoService logos = context.service(LogoService.class);
			for (int i = 0; i < 5; i++) {
				train(logos, folder, model, i);
			}
			final Usage before = new Usage();
			for (int i = 0; i < TRAININGS; i++) {
				train(logos, folder, model, i);
			}
			final Usage after = new Usage();
			final String usage = before + " → " + after;
			reporter.publishEntry(TRAININGS + " trainings", usage);
			after.threads.removeAll(before.threads);
			assertEquals(new TreeSet<>(), after.threads, "threads that are left");
			assertTrue(after.files <= before.files + FILES_SLACK, usage);
			assertTrue(after.heap < before.heap + HEAP_SLACK, usage);
			assertTrue(after.process < before.process + PROCESS_SLACK, usage);
		}
	}

	/** A training, saved, opened and used; every fourth is canceled half way. */
	private static void train(final LogoService logos, final Path folder,
		final Path model, final int seed) throws IOException
	{
		final TrainingRequest request = TrainingRequest.of(folder).options(
			TrainingOptions.of(seed % 2 == 0 ? HeadKind.POOLED : HeadKind.TUTORIAL)
				.epochs(3).seed(seed)).crops(false).augment(false);
		if (seed % 4 == 3) {
			final AtomicInteger asked = new AtomicInteger();
			assertThrows(CancellationException.class, () -> logos.train(request,
				new TrainingMonitor()
				{

					@Override
					public boolean isCanceled() {
						return asked.incrementAndGet() > seed % 5;
					}
				}));
			return;
		}
		logos.save(logos.train(request).model(), model);
		logos.open(model);
	}

	/** What the process holds, once rubbish is collected. */
	private static final class Usage {

		private final Set<String> threads = new TreeSet<>();
		private final int files;
		private final long heap;
		/** All of the process, what lies outside of the heap too. */
		private final long process;

		Usage() {
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

		@Override
		public String toString() {
			return threads.size() + " threads, " + files + " files, " + (heap >> 20) +
				" MB of heap, " + (process >> 20) + " MB in all";
		}
	}

}
