
package io.github.logoclassifier;

import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.ProcessUsage;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.scijava.Context;

/**
 * Opens and classifies the sample images again and again, in one process, on
 * all its processors, and says after each tenth what the process holds:
 * {@code -Dbenchmark.files=1000000} says how many. It fails if a file, a thread
 * or more than 32 MB of heap or 64 MB of memory in all has come to what there
 * was after the first tenth, or an image is not called what it was the first
 * time.
 */
public final class SoakTable {

	private static final String IS_CHILD = "benchmark.child";
	private static final int TENTHS = 10;
	private static final long HEAP_SLACK = 32 << 20;
	private static final long PROCESS_SLACK = 64 << 20;

	private final long count = Long.parseLong(System.getProperty(
		"benchmark.files", "1000000"));
	private final int threads = Runtime.getRuntime().availableProcessors();
	private final PrintStream out;

	private SoakTable(final PrintStream out) {
		this.out = out;
	}

	/**
	 * In a process whose heap is whole from its start: what the process grows by
	 * lies outside of it then.
	 */
	public static void main(final String... args) throws Exception {
		if (Boolean.getBoolean(IS_CHILD)) {
			new SoakTable(System.out).run();
			System.exit(0);
		}
		System.exit(new ProcessBuilder(JavaProcess.command(Arrays.asList("-D" +
			IS_CHILD + "=true", "-Dbenchmark.files=" + System.getProperty(
				"benchmark.files", "1000000"), "-Djava.awt.headless=true", "-Xms256m",
			"-Xmx256m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"), SoakTable.class
				.getName())).inheritIO().start().waitFor());
	}

	private void run() throws Exception {
		final Path samples = Paths.get("sample-data");
		final Path model = Files.createTempDirectory("soak").resolve(
			"logos.logomodel");
		final ExecutorService pool = Executors.newFixedThreadPool(threads);
		try (Context context = new Context(LogoService.class,
			PictureService.class))
		{
			final LogoService logos = context.service(LogoService.class);
			final PictureService pictures = context.service(PictureService.class);
			logos.save(logos.train(TrainingRequest.of(samples.resolve("train")).crops(
				false)).model(), model);
			final LogoClassifier classifier = logos.open(model);
			final List<Path> images = images(samples);
			final List<String> labels = new ArrayList<>();
			for (final Path image : images) {
				labels.add(classifier.classify(pictures.open(image)).label());
			}
			out.printf(
				"| images | ms each | heap | process | open files | threads |%n" +
					"|---|---|---|---|---|---|%n");
			ProcessUsage first = null;
			for (int tenth = 1; tenth <= TENTHS; tenth++) {
				final long start = System.nanoTime();
				final List<Future<?>> parts = new ArrayList<>();
				for (int thread = 0; thread < threads; thread++) {
					final int offset = thread;
					parts.add(pool.submit(() -> {
						for (long i = offset; i < count / TENTHS; i += threads) {
							final int at = (int) (i % images.size());
							final String label = classifier.classify(pictures.open(images.get(
								at))).label();
							require(label.equals(labels.get(at)), images.get(at) +
								" is called " + label + " now");
						}
						return null;
					}));
				}
				for (final Future<?> part : parts) {
					part.get();
				}
				final double each = (System.nanoTime() - start) / 1e6 / (count /
					TENTHS);
				final ProcessUsage now = new ProcessUsage();
				out.printf(Locale.ROOT, "| %,d | %.2f | %s%n", tenth * (count / TENTHS),
					each, cells(now));
				if (first == null) first = now;
				require(isNoMore(now, first), "more than after the first tenth");
			}
		}
		finally {
			pool.shutdown();
		}
	}

	private static List<Path> images(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> file.toString().matches(
				".*\\.(png|jpg|jpeg|tif)")).sorted().collect(Collectors.toList());
		}
	}

	private static void require(final boolean holds, final String otherwise) {
		if (!holds) throw new IllegalStateException(otherwise);
	}

	/** Whether it holds no more than it held before, but for a little memory. */
	private static boolean isNoMore(final ProcessUsage now,
		final ProcessUsage before)
	{
		return now.heap() < before.heap() + HEAP_SLACK && now.process() < before
			.process() + PROCESS_SLACK && now.files() <= before.files() && now
				.threads().size() <= before.threads().size();
	}

	private static String cells(final ProcessUsage usage) {
		return String.format(Locale.ROOT, "%d MB | %d MB | %d | %d |", usage
			.heap() >> 20, usage.process() >> 20, usage.files(), usage.threads()
				.size());
	}

}
