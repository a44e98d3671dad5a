
package io.github.logoclassifier.features;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.backbone.WeightHash;
import io.github.logoclassifier.backbone.Workers;
import io.github.logoclassifier.image.Augmentation;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Preprocessing;
import io.github.logoclassifier.image.Thumbnail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

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
	private final Crops crops;
	private final FeatureCache cache;
	private final Optional<FeatureStore> store;
	/** What features depend on beside the pixels. */
	private final String identity;

	/**
	 * @param preprocessing to the size of the backbone's input
	 * @param crops what is looked at of each image
	 * @throws IllegalArgumentException if the preprocessing's size is not the
	 *           backbone's
	 */
	public FeatureExtractor(final Backbone backbone,
		final Preprocessing preprocessing, final Crops crops,
		final FeatureCache cache)
	{
		this(backbone, preprocessing, crops, cache, Optional.empty());
	}

	/**
	 * @param store asked when the cache has no features, and given new ones
	 * @throws IllegalArgumentException as above
	 */
	public FeatureExtractor(final Backbone backbone,
		final Preprocessing preprocessing, final Crops crops,
		final FeatureCache cache, final Optional<FeatureStore> store)
	{
		if (preprocessing.size() != backbone.inputSize()) {
			throw new IllegalArgumentException("framing " + preprocessing + ", but " +
				backbone.name() + " takes " + backbone.inputSize() + " pixels");
		}
		this.backbone = backbone;
		this.preprocessing = new Preprocessing(preprocessing.framing(), crops
			.frameSize(backbone.inputSize()));
		this.crops = crops;
		this.cache = cache;
		this.store = store;
		identity = backbone.sha256() + "-" + backbone.arithmetic();
	}

	/**
	 * What a classifier sees of one image, always computed anew: finding features
	 * by content takes nearly as long.
	 */
	public FeatureMap features(final RandomAccessibleInterval<ARGBType> image,
		final Backbone.Worker worker)
	{
		final List<FeatureMap> maps = worker.features(crops.of(preprocessing.frame(
			image), backbone.inputSize()).stream().map(preprocessing::normalize)
			.collect(Collectors.toList()));
		return maps.size() == 1 ? maps.get(0) : FeatureMap.average(maps, crops
			.weights());
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
			try {
				for (int i = next.getAndIncrement(); i < items.size(); i = next
					.getAndIncrement())
				{
					one(i, items.get(i), source, augmentation, worker, receiver);
					progress.step(done.incrementAndGet(), items.size());
				}
			}
			catch (final RuntimeException | Error exc) {
				next.set(items.size()); // stops the other workers too
				throw exc;
			}
		};
		run(work, workers);
	}

	/** Opens an image, and computes the features of all its views. */
	private <T> void one(final int index, final T item,
		final ImageSource<T> source, final Augmentation augmentation,
		final Backbone.Worker worker, final Receiver<T> receiver)
	{
		final ImageFeatures features;
		try {
			features = features(index, source.open(item), augmentation, worker);
		}
		catch (final IOException exc) {
			synchronized (receiver) {
				receiver.fail(index, item, exc);
			}
			return;
		}
		synchronized (receiver) {
			receiver.accept(index, item, features);
		}
	}

	/**
	 * The features of one image and its views.
	 *
	 * @param index which image of its data set it is: its colours depend on it
	 */
	public ImageFeatures features(final int index,
		final RandomAccessibleInterval<ARGBType> image,
		final Augmentation augmentation, final Backbone.Worker worker)
	{
		final int[] picture = preprocessing.frame(image);
		final List<int[]> looks = new ArrayList<>(crops.of(picture, backbone
			.inputSize()));
		final List<int[]> colors = augmentation.views(looks.get(0), index);
		looks.addAll(colors.subList(1, colors.size()));
		final List<View> views = looks.stream().map(look -> features(look, worker))
			.collect(Collectors.toList());
		return new ImageFeatures(views.get(0).content, new Thumbnail(picture,
			preprocessing.size()), views.stream().map(view -> view.map).collect(
				Collectors.toList()), crops.weights());
	}

	/** A view's features, from the cache, the store or the backbone. */
	private View features(final int[] framed, final Backbone.Worker worker) {
		final String content = hash(framed);
		final Optional<FeatureMap> known = known(content);
		if (known.isPresent()) return new View(content, known.get());
		final FeatureMap map = worker.features(preprocessing.normalize(framed));
		cache.put(key(content), map);
		if (store.isPresent()) store.get().put(identity, content, map);
		return new View(content, map);
	}

	private Optional<FeatureMap> known(final String content) {
		final Optional<FeatureMap> cached = cache.get(key(content));
		if (cached.isPresent() || !store.isPresent()) return cached;
		final Optional<FeatureMap> stored = store.get().get(identity, content);
		stored.ifPresent(map -> cache.put(key(content), map));
		return stored;
	}

	private String key(final String content) {
		return identity + content;
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
		final ExecutorService executor = Workers.newPool(threads, "Logo features");
		try {
			final List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				running.add(executor.submit(work));
			}
			running.forEach(Workers::get);
		}
		finally {
			executor.shutdownNow();
		}
	}

	/** One framed view of an image. */
	private static final class View {

		/** SHA-256 of the framed pixels. */
		private final String content;
		private final FeatureMap map;

		View(final String content, final FeatureMap map) {
			this.content = content;
			this.map = map;
		}
	}

}
