
package io.github.logoclassifier.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.FeatureMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureStoreTest {

	private static final int FILE_BYTES = 5 * 4 + 4 * 2 * 2 * 3;

	@TempDir
	private Path temp;

	private Path folder;
	private FeatureStore store;

	@BeforeEach
	void makeStore() {
		folder = temp.resolve("features");
		store = new FeatureStore(folder, 10 * FILE_BYTES);
	}

	@Test
	void whatIsStoredComesBackInAnotherProcessToo() {
		assertFalse(store.get("b", "x").isPresent());
		store.put("b", "x", map(1));
		final FeatureMap found = new FeatureStore(folder, 0).get("b", "x").get();
		assertArrayEquals(map(1).values(), found.values());
		assertEquals(2, found.height());
		assertEquals(2, found.width());
		assertEquals(3, found.channels());
		assertFalse(store.get("other backbone", "x").isPresent());
	}

	@Test
	void aDamagedFileCountsAsMissing() throws IOException {
		store.put("b", "x", map(1));
		final Path file = files().get(0);
		final byte[] whole = Files.readAllBytes(file);
		for (int i = 0; i < whole.length; i++) {
			final byte[] damaged = whole.clone();
			damaged[i] ^= 0x40;
			Files.write(file, damaged);
			assertFalse(store.get("b", "x").isPresent(), "byte " + i);
			Files.write(file, Arrays.copyOf(whole, i));
			assertFalse(store.get("b", "x").isPresent(), "cut at " + i);
		}
		store.put("b", "x", map(1));
		assertTrue(store.get("b", "x").isPresent(), "replaced by a whole one");
	}

	@Test
	void shrinkingKeepsWhatWasUsedLast() throws IOException {
		for (int i = 0; i < 20; i++) {
			store.put("b", "x" + i, map(i));
			Files.setLastModifiedTime(folder.resolve("b/x" + i + ".features"),
				FileTime.fromMillis(1_000_000L * (i + 1)));
		}
		store.get("b", "x3");
		final Path left = Files.createFile(folder.resolve("b/crashed.part"));
		Files.setLastModifiedTime(left, FileTime.fromMillis(1));
		final Path foreign = Files.createFile(folder.resolve("b/note.txt"));
		store.shrink();
		assertEquals(8, files().size(), "eight of ten that are allowed");
		assertTrue(store.get("b", "x3").isPresent());
		assertTrue(store.get("b", "x19").isPresent());
		assertFalse(store.get("b", "x12").isPresent());
		assertFalse(Files.exists(left));
		assertTrue(Files.exists(foreign));
	}

	@Test
	void aClockThatWasSetBackHarmsNothing() throws IOException {
		final FileTime future = FileTime.fromMillis(Long.MAX_VALUE / 2_000_000);
		for (int i = 0; i < 20; i++) {
			store.put("b", "x" + i, map(i));
			Files.setLastModifiedTime(folder.resolve("b/x" + i + ".features"),
				future);
		}
		final Path writing = Files.createFile(folder.resolve("b/other.part"));
		Files.setLastModifiedTime(writing, future);
		for (int i = 0; i < 20; i++) {
			assertArrayEquals(map(i).values(), store.get("b", "x" + i).get()
				.values());
		}
		store.shrink();
		assertEquals(8, files().size(), "bounded as ever");
		assertTrue(Files.exists(writing), "another process may be at it");
	}

	@Test
	void whereNothingCanBeWrittenItHasNothing() throws IOException {
		final FeatureStore none = new FeatureStore(Files.createFile(temp.resolve(
			"a file")), 1000);
		none.put("b", "x", map(1));
		none.shrink();
		assertFalse(none.get("b", "x").isPresent());
	}

	@Test
	void severalWritersDoNotDisturbEachOther() throws Exception {
		final ExecutorService executor = Executors.newFixedThreadPool(4);
		try {
			final List<Future<?>> running = new ArrayList<>();
			for (int t = 0; t < 4; t++) {
				running.add(executor.submit(() -> {
					final FeatureStore own = new FeatureStore(folder, 50 * FILE_BYTES);
					for (int i = 0; i < 200; i++) {
						final int n = i % 30;
						own.put("b", "x" + n, map(n));
						own.get("b", "x" + n).ifPresent(found -> assertArrayEquals(map(n)
							.values(), found.values()));
						if (i % 50 == 0) own.shrink();
					}
				}));
			}
			for (final Future<?> future : running) {
				future.get();
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertEquals(30, files().size());
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(path -> path.toString().endsWith(".features")).collect(
				Collectors.toList());
		}
	}

	private static FeatureMap map(final int seed) {
		final float[] values = new float[2 * 2 * 3];
		for (int i = 0; i < values.length; i++) {
			values[i] = seed + i / 8f;
		}
		return new FeatureMap(2, 2, 3, values);
	}

}
