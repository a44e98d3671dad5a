
package io.github.logoclassifier.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.image.Augmentation;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.image.Preprocessing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureExtractorTest {

	private final FeatureCache cache = new FeatureCache(1 << 24);
	private final ImageFeatures[] found = new ImageFeatures[40];
	private final List<String> failures = new ArrayList<>();

	@Test
	void severalThreadsGiveWhatOneGives() throws IOException {
		final Backbone backbone = new Backbones().open("bundled");
		final FeatureExtractor extractor = extractor(backbone, cache);
		extract(extractor, 2, Progress.NONE, Augmentation.NONE);
		for (int i = 0; i < 40; i++) {
			assertArrayEquals(extractor(backbone, new FeatureCache(0)).features(
				picture(i), backbone.newWorker()).values(), found[i].views().get(0)
					.values());
		}
	}

	@Test
	void whatWasComputedBeforeIsNotComputedAgain() throws IOException {
		final Backbone backbone = new Backbones().open("bundled");
		final AtomicInteger runs = new AtomicInteger();
		final FeatureExtractor extractor = extractor(counting(backbone, runs),
			cache);
		extract(extractor, 2, Progress.NONE, Augmentation.colors(2, 1));
		assertEquals(120, runs.get());
		extract(extractor, 2, Progress.NONE, Augmentation.colors(2, 1));
		assertEquals(120, runs.get());
		assertEquals(120, cache.size());
	}

	@Test
	void whatAnotherArithmeticMadeIsNotUsed(@TempDir final Path folder)
		throws IOException
	{
		final Backbone backbone = new Backbones().open("bundled");
		final FeatureStore store = new FeatureStore(folder, 1 << 24);
		final AtomicInteger runs = new AtomicInteger();
		for (final String arithmetic : new String[] { "old", "new", "old" }) {
			extract(new FeatureExtractor(counting(backbone, runs, arithmetic),
				new Preprocessing(Framing.STRETCH, 112), Crops.SINGLE, new FeatureCache(
					0), Optional.of(store)), 2, Progress.NONE, Augmentation.NONE);
		}
		assertEquals(80, runs.get());
	}

	@Test
	void theCacheForgetsTheOldestWhenItIsFull() throws IOException {
		final Backbone backbone = new Backbones().open("bundled");
		final int one = 4 * 3 * 3 * 256;
		final FeatureCache small = new FeatureCache(10 * one);
		extract(extractor(backbone, small), 1, Progress.NONE, Augmentation.NONE);
		assertEquals(10, small.size());
	}

	@Test
	void contentTellsImagesApartAndViewsDiffer() throws IOException {
		extract(extractor(new Backbones().open("bundled"), cache), 2, Progress.NONE,
			Augmentation.colors(1, 1));
		assertNotEquals(found[0].content(), found[1].content());
		assertEquals(2, found[0].views().size());
		assertTrue(!Arrays.equals(found[0].views().get(0).values(), found[0].views()
			.get(1).values()));
	}

	@Test
	void anImageThatFailsDoesNotStopTheOthers() throws IOException {
		final FeatureExtractor extractor = extractor(new Backbones().open(
			"bundled"), cache);
		extractor.features(items(), i -> {
			if (i % 10 == 3) throw new IOException("broken " + i);
			return picture(i);
		}, Augmentation.NONE, 2, Progress.NONE, receiver());
		assertEquals(4, failures.size());
		assertTrue(failures.contains("13 broken 13"), failures.toString());
		assertEquals(36, Arrays.stream(found).filter(f -> f != null).count());
	}

	@Test
	void cancelingStopsAllWorkers() throws IOException {
		final FeatureExtractor extractor = extractor(new Backbones().open(
			"bundled"), cache);
		final AtomicInteger steps = new AtomicInteger();
		assertThrows(CancellationException.class, () -> extract(extractor, 2, (done,
			total) -> steps.incrementAndGet() >= 5, Augmentation.NONE));
		assertTrue(steps.get() <= 7, steps + " images after canceling at 5");
	}

	@Test
	void anErrorOfAnImageSourceComesOut() throws IOException {
		final FeatureExtractor extractor = extractor(new Backbones().open(
			"bundled"), cache);
		assertThrows(IllegalStateException.class, () -> extractor.features(items(),
			i -> {
				throw new UnsupportedOperationException("a bug");
			}, Augmentation.NONE, 2, Progress.NONE, receiver()));
	}

	@Test
	void aFramingOfAnotherSizeIsAnError() throws IOException {
		final Backbone backbone = new Backbones().open("bundled");
		assertThrows(IllegalArgumentException.class, () -> new FeatureExtractor(
			backbone, new Preprocessing(Framing.CROP, 224), Crops.SINGLE, cache));
		assertThrows(IllegalArgumentException.class, () -> backbone.newWorker()
			.features(new float[3]));
	}

	private void extract(final FeatureExtractor extractor, final int threads,
		final Progress progress, final Augmentation augmentation)
	{
		extractor.features(items(), FeatureExtractorTest::picture, augmentation,
			threads, progress, receiver());
	}

	private FeatureExtractor.Receiver<Integer> receiver() {
		return new FeatureExtractor.Receiver<Integer>() {

			@Override
			public void accept(final int index, final Integer item,
				final ImageFeatures features)
			{
				assertEquals(index, item);
				found[index] = features;
			}

			@Override
			public void fail(final int index, final Integer item,
				final IOException reason)
			{
				failures.add(item + " " + reason.getMessage());
			}
		};
	}

	private static FeatureExtractor extractor(final Backbone backbone,
		final FeatureCache cache)
	{
		return new FeatureExtractor(backbone, new Preprocessing(Framing.STRETCH,
			112), Crops.SINGLE, cache);
	}

	private static Backbone counting(final Backbone backbone,
		final AtomicInteger runs)
	{
		return counting(backbone, runs, backbone.arithmetic());
	}

	private static Backbone counting(final Backbone backbone,
		final AtomicInteger runs, final String arithmetic)
	{
		return new Backbone() {

			@Override
			public String name() {
				return backbone.name();
			}

			@Override
			public String sha256() {
				return backbone.sha256();
			}

			@Override
			public String arithmetic() {
				return arithmetic;
			}

			@Override
			public int inputSize() {
				return backbone.inputSize();
			}

			@Override
			public int gridSize() {
				return backbone.gridSize();
			}

			@Override
			public int channels() {
				return backbone.channels();
			}

			@Override
			public Worker newWorker() {
				final Worker worker = backbone.newWorker();
				return pixels -> {
					runs.incrementAndGet();
					return worker.features(pixels);
				};
			}
		};
	}

	private static List<Integer> items() {
		final List<Integer> items = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			items.add(i);
		}
		return items;
	}

	private static RandomAccessibleInterval<ARGBType> picture(final int index) {
		final int[] pixels = new int[20 * 20];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = 0xff000000 | i * (index + 1) * 1009 & 0xffffff;
		}
		return ArrayImgs.argbs(pixels, 20, 20);
	}

}
