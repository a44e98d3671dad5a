
package io.github.logoclassifier.testing;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.TrainingMonitor;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.training.TrainingOptions;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import org.scijava.Context;

/**
 * Trains again and again, and looks at what the process holds before and after.
 * Its heap is to be as large from its start on as it may ever be, so that what
 * the process grows by lies outside of it.
 */
public final class LeakMain {

	/** What classes, caches and compiled code may still take once warm. */
	private static final long HEAP_SLACK = 8 << 20;
	private static final long OUTSIDE_SLACK = 64 << 20;

	/** A jar may be opened late; a training that leaks leaves one each time. */
	private static final int FILES_SLACK = 5;
	private static final int WARM = 40;

	private LeakMain() {}

	/**
	 * Arguments: labelled folder, model to write, how many trainings. It says
	 * what it held, and what is too much of it.
	 */
	public static void main(final String... arguments) throws IOException {
		final Path folder = Paths.get(arguments[0]);
		final Path model = Paths.get(arguments[1]);
		final int trainings = Integer.parseInt(arguments[2]);
		try (Context context = new Context(LogoService.class,
			PictureService.class))
		{
			final LogoService logos = context.service(LogoService.class);
			for (int i = 0; i < WARM; i++) {
				train(logos, folder, model, i);
			}
			final ProcessUsage before = new ProcessUsage();
			for (int i = 0; i < trainings; i++) {
				train(logos, folder, model, i);
			}
			final ProcessUsage after = new ProcessUsage();
			System.out.println(before + " → " + after);
			final Set<String> left = after.threads();
			left.removeAll(before.threads());
			if (!left.isEmpty()) System.out.println("threads are left: " + left);
			if (after.files() > before.files() + FILES_SLACK) {
				System.out.println("files are left open");
			}
			if (after.heap() > before.heap() + HEAP_SLACK) {
				System.out.println("memory is left in the heap");
			}
			if (after.process() > before.process() + OUTSIDE_SLACK) {
				System.out.println("memory is left outside of the heap");
			}
		}
		System.exit(0);
	}

	/** A training, saved, opened and used; every fourth is canceled half way. */
	private static void train(final LogoService logos, final Path folder,
		final Path model, final int seed) throws IOException
	{
		final TrainingRequest request = TrainingRequest.of(folder).options(
			TrainingOptions.of(seed % 2 == 0 ? HeadKind.POOLED : HeadKind.TUTORIAL)
				.epochs(3).seed(seed)).crops(false).augment(false);
		if (seed % 4 == 3) cancel(logos, request, seed % 5);
		else {
			logos.save(logos.train(request).model(), model);
			logos.open(model);
		}
	}

	private static void cancel(final LogoService logos,
		final TrainingRequest request, final int after) throws IOException
	{
		final AtomicInteger asked = new AtomicInteger();
		try {
			logos.train(request, new TrainingMonitor() {

				@Override
				public boolean isCanceled() {
					return asked.incrementAndGet() > after;
				}
			});
		}
		catch (final CancellationException exc) {
			return;
		}
		System.out.println("a training was not canceled");
	}

}
