
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.training.TrainingOptions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scijava.Context;

/** A training can be canceled whenever it asks, and leaves nothing. */
class CanceledTrainingTest {

	@TempDir
	Path home;
	private final Context context = new Context(LogoService.class);
	private final LogoService logos = context.service(LogoService.class);

	@AfterEach
	void dispose() {
		context.dispose();
	}

	@ParameterizedTest
	@EnumSource
	void atEveryStage(final HeadKind head) throws IOException {
		final TrainingRequest request = TrainingRequest.of(Pictures.labelledFolder(
			home, 4)).crops(false).augment(false).options(TrainingOptions.of(head)
				.epochs(4));
		final Canceling never = new Canceling(Integer.MAX_VALUE);
		final float[] whole = weights(logos.train(request, never).model());
		final int asked = never.asked.get();
		assertTrue(asked >= 12 + 4, "asked " + asked + " times");
		final Set<String> stages = new TreeSet<>();
		for (int at = 1; at <= asked; at++) {
			final Canceling canceling = new Canceling(at);
			assertThrows(CancellationException.class, () -> logos.train(request,
				canceling), "canceled when it asked for time " + at);
			stages.addAll(canceling.stages);
		}
		assertTrue(stages.containsAll(never.stages), "canceled in " + stages);
		assertArrayEquals(whole, weights(logos.train(request).model()));
	}

	@Test
	void beforeItBegins() throws IOException {
		final TrainingRequest request = TrainingRequest.of(Pictures.labelledFolder(
			home, 2));
		assertThrows(CancellationException.class, () -> logos.train(request,
			new Canceling(1)));
	}

	private static float[] weights(final LogoModel model) {
		return model.head().layers().get(0).weights();
	}

	/** Cancels at the given time that it is asked, and from then on. */
	private static final class Canceling implements TrainingMonitor {

		private final int at;
		private final AtomicInteger asked = new AtomicInteger();
		private final Set<String> stages = new ConcurrentSkipListSet<>();

		Canceling(final int at) {
			this.at = at;
		}

		@Override
		public void progress(final String stage, final int done, final int total) {
			stages.add(stage);
		}

		@Override
		public boolean isCanceled() {
			return asked.incrementAndGet() >= at;
		}
	}

}
