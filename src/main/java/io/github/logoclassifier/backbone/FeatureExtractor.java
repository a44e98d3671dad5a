
package io.github.logoclassifier.backbone;

import io.github.logoclassifier.image.Augmentation;
import io.github.logoclassifier.image.Preprocessing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * Computes the features of images: framing, normalisation and backbone, with a
 * cache by content. Immutable but for the cache, and safe for several threads.
 */
public final class FeatureExtractor {

	/** Opens an image; called from a worker thread. */
	public interface ImageSource<T> {

		RandomAccessibleInterval<ARGBType> open(T item) throws IOException;
	}

	/** Takes what became of each image; called by one thread at a time. */
	public interface Receiver<T> {

		void accept(int index, T item, ImageFeatures features);

		/** An image that could not be read; the others go on. */
		void fail(int index, T item, IOException reason);
	}

	private final Backbone backbone;
	private final Preprocessing preprocessing;
	private final FeatureCache cache;
	private final Optional<FeatureStore> store;

	/**
	 * @throws IllegalArgumentException if the preprocessing's size is not the
	 *           backbone's
	 */
	public FeatureExtractor(final Backbone backbone,
		final Preprocessing preprocessing, final FeatureCache cache)
	{
		this(backbone, preprocessing, cache, Optional.empty());
	}

	/**
	 * @param store asked when the cache has no features, and given new ones
	 * @throws IllegalArgumentException as above
	 */
	public FeatureExtractor(final Backbone backbone,
		final Preprocessing preprocessing, final FeatureCache cache,
		final Optional<FeatureStore> store)
	{
		if (preprocessing.size() != backbone.inputSize()) {
			throw new IllegalArgumentException("framing " + preprocessing + ", but " +
				backbone.name() + " takes " + backbone.inputSize() + " pixels");
		}
		this.backbone = backbone;
		this.preprocessing = preprocessing;
		this.cache = cache;
		this.store = store;
	}

	/** The features of one image, on the calling thread. */
	public FeatureMap features(final RandomAccessibleInterval<ARGBType> image,
		final Backbone.Worker worker)
	{
		final View view = new View(preprocessing.frame(image));
		compute(Collections.singletonList(view), worker);
		return view.map;
	}

	/**
	 * The features of many images and their views, on several threads; returns
	 * when all are done.
	 *
	 * @param threads at least 1
	 * @param progress counts images, failed ones too
	 * @throws CancellationException if the progress says so
	 */
	public <T> void features(final List<T> items, final ImageSource<T> source,
		final Augmentation augmentation, final int threads, final Progress progress,
		final Receiver<T> receiver)
	{
		final int workers = Math.max(1, Math.min(threads, items.size()));
		final AtomicInteger next = new AtomicInteger();
		final AtomicInteger done = new AtomicInteger();
		final Runnable work = () -> {
			final Backbone.Worker worker = backbone.newWorker();
			final int group = Math.max(1, Math.min(worker.together(), items.size() /
				workers));
			try {
				for (int from = next.getAndAdd(group); from < items.size(); from = next
					.getAndAdd(group))
				{
					final int to = Math.min(items.size(), from + group);
					some(from, items.subList(from, to), source, augmentation, worker,
						receiver);
					for (int i = from; i < to; i++) {
						progress.step(done.incrementAndGet(), items.size());
					}
				}
			}
			catch (final RuntimeException | Error exc) {
				next.set(items.size()); // stops the other workers too
				throw exc;
			}
		};
		run(work, workers);
	}

	/**
	 * Opens some images, and computes the features of all their views at once.
	 */
	private <T> void some(final int first, final List<T> items,
		final ImageSource<T> source, final Augmentation augmentation,
		final Backbone.Worker worker, final Receiver<T> receiver)
	{
		final List<List<View>> opened = new ArrayList<>();
		final List<View> all = new ArrayList<>();
		for (int i = 0; i < items.size(); i++) {
			final List<View> views = new ArrayList<>();
			try {
				for (final int[] framed : augmentation.views(preprocessing.frame(source
					.open(items.get(i))), first + i))
				{
					views.add(new View(framed));
				}
			}
			catch (final IOException exc) {
				synchronized (receiver) {
					receiver.fail(first + i, items.get(i), exc);
				}
			}
			opened.add(views);
			all.addAll(views);
		}
		compute(all, worker);
		for (int i = 0; i < items.size(); i++) {
			final List<View> views = opened.get(i);
			if (views.isEmpty()) continue;
			final List<FeatureMap> maps = new ArrayList<>();
			for (final View view : views) {
				maps.add(view.map);
			}
			synchronized (receiver) {
				receiver.accept(first + i, items.get(i), new ImageFeatures(views.get(
					0).content, maps));
			}
		}
	}

	/** Gives each view its features, from the cache or from the backbone. */
	private void compute(final List<View> views, final Backbone.Worker worker) {
		final List<View> unknown = new ArrayList<>();
		final List<float[]> pixels = new ArrayList<>();
		for (final View view : views) {
			view.map = known(view).orElse(null);
			if (view.map == null) {
				unknown.add(view);
				pixels.add(preprocessing.normalize(view.framed));
			}
		}
		final List<FeatureMap> maps = worker.features(pixels);
		for (int i = 0; i < maps.size(); i++) {
			unknown.get(i).map = maps.get(i);
			cache.put(key(unknown.get(i)), maps.get(i));
			if (store.isPresent()) {
				store.get().put(backbone.sha256(), unknown.get(i).content, maps.get(i));
			}
		}
	}

	private Optional<FeatureMap> known(final View view) {
		final Optional<FeatureMap> cached = cache.get(key(view));
		if (cached.isPresent() || !store.isPresent()) return cached;
		final Optional<FeatureMap> stored = store.get().get(backbone.sha256(),
			view.content);
		stored.ifPresent(map -> cache.put(key(view), map));
		return stored;
	}

	private String key(final View view) {
		return backbone.sha256() + view.content;
	}

	private static String hash(final int[] framed) {
		final ByteBuffer bytes = ByteBuffer.allocate(4 * framed.length);
		bytes.asIntBuffer().put(framed);
		try {
			return WeightHash.hex(MessageDigest.getInstance("SHA-256").digest(bytes
				.array()));
		}
		catch (final NoSuchAlgorithmException exc) {
			throw new IllegalStateException("every Java has SHA-256", exc);
		}
	}

	/** Runs the same work on several threads, and rethrows what stopped one. */
	private static void run(final Runnable work, final int threads) {
		final ExecutorService executor = Executors.newFixedThreadPool(threads,
			task -> {
				final Thread thread = new Thread(task, "Logo features");
				thread.setDaemon(true);
				return thread;
			});
		try {
			final List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				running.add(executor.submit(work));
			}
			for (final Future<?> future : running) {
				future.get();
			}
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
		finally {
			executor.shutdownNow();
		}
	}

	/** One framed view of an image. */
	private static final class View {

		private final int[] framed;
		/** SHA-256 of the framed pixels. */
		private final String content;
		private FeatureMap map;

		View(final int[] framed) {
			this.framed = framed;
			content = hash(framed);
		}
	}

}
