
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.testing.Pictures;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** A pooled model whose training was stopped. */
class StoppedModelTest {

	@TempDir
	Path folder;

	@Test
	void itIsCompleteAndSaysWhatItHasNotLearned() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 5);
		try (Context context = new Context(LogoService.class)) {
			final LogoService logos = context.service(LogoService.class);
			final TrainingReport report = logos.train(TrainingRequest.of(shapes),
				new StopAfter(12));
			assertEquals(12, report.curve().size());
			assertTrue(report.warnings().get(0).startsWith(
				"Training was stopped by the user after epoch 12: the weights of epoch"),
				report.warnings().toString());
			assertEquals(
				"The held-out images served to watch it, and were not learned.", report
					.warnings().get(1));
			final Path model = folder.resolve("stopped.logomodel");
			logos.save(report.model(), model);
			assertEquals(3, logos.inspect(model).model().labels().size());
		}
	}

	@Test
	void askingTooLateChangesNothing() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 5);
		try (Context context = new Context(LogoService.class)) {
			final TrainingReport report = context.service(LogoService.class).train(
				TrainingRequest.of(shapes), new StopAfter(Integer.MAX_VALUE));
			assertFalse(report.warnings().toString().contains("stopped"));
		}
	}

	/** Wants no more after some epochs. */
	private static final class StopAfter implements TrainingMonitor {

		private final int last;
		private int ended;

		StopAfter(final int last) {
			this.last = last;
		}

		@Override
		public void epochEnded(final Epoch epoch) {
			ended = epoch.number();
		}

		@Override
		public boolean isStopped() {
			return ended >= last;
		}

	}

}
