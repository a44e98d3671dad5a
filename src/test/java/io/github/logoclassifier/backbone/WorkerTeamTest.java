
package io.github.logoclassifier.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.library.Backbones;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;

import org.junit.jupiter.api.Test;

/** Several workers on the images of one call. */
class WorkerTeamTest {

	@Test
	void aTeamGivesTheSameBitsInTheSameOrder() throws IOException {
		final Backbone backbone = new Backbones().open(Backbones.BUNDLED);
		final List<float[]> images = new ArrayList<>();
		final Random random = new Random(3);
		for (int i = 0; i < 5; i++) {
			final float[] pixels = new float[backbone.inputSize() * backbone
				.inputSize() * 3];
			for (int k = 0; k < pixels.length; k++) {
				pixels[k] = random.nextFloat() * 2 - 1;
			}
			images.add(pixels);
		}
		final List<FeatureMap> alone = backbone.newWorker().features(images);
		for (final int threads : new int[] { 1, 2, 3, 8 }) {
			final List<FeatureMap> together = backbone.newTeam(threads).features(
				images);
			for (int i = 0; i < images.size(); i++) {
				assertArrayEquals(alone.get(i).mean(), together.get(i).mean());
			}
		}
		assertEquals(Collections.emptyList(), backbone.newTeam(2).features(
			Collections.emptyList()));
	}

	@Test
	void itsMembersWorkAtTheSameTime() {
		final CyclicBarrier both = new CyclicBarrier(2);
		final Set<Thread> threads = ConcurrentHashMap.newKeySet();
		final Backbone backbone = new FakeBackbone(pixels -> {
			threads.add(Thread.currentThread());
			await(both);
		});
		backbone.newTeam(2).features(List.of(new float[1], new float[1]));
		assertEquals(2, threads.size());
		assertTrue(threads.contains(Thread.currentThread()));
	}

	@Test
	void whatGoesWrongInAMemberIsThrown() {
		final Backbone backbone = new FakeBackbone(pixels -> {
			if (pixels[0] == 1) throw new IllegalArgumentException("bad");
		});
		assertThrows(RuntimeException.class, () -> backbone.newTeam(2).features(List
			.of(new float[] { 0 }, new float[] { 1 }, new float[] { 0 })));
	}

	private static void await(final CyclicBarrier barrier) {
		try {
			barrier.await();
		}
		catch (final Exception exc) {
			throw new IllegalStateException(exc);
		}
	}

	/** Features of one number, after something else was done. */
	private static final class FakeBackbone implements Backbone {

		private final java.util.function.Consumer<float[]> deed;

		FakeBackbone(final java.util.function.Consumer<float[]> deed) {
			this.deed = deed;
		}

		@Override
		public String name() {
			return "fake";
		}

		@Override
		public String sha256() {
			return "0";
		}

		@Override
		public String arithmetic() {
			return "none";
		}

		@Override
		public int inputSize() {
			return 1;
		}

		@Override
		public int gridSize() {
			return 1;
		}

		@Override
		public int channels() {
			return 1;
		}

		@Override
		public Worker newWorker() {
			return pixels -> {
				deed.accept(pixels);
				return new FeatureMap(1, 1, 1, new float[] { pixels[0] });
			};
		}

	}

}
