
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.imagej.macro.CommandLine;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.LogoModelFile;
import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.training.TrainingOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** One service used by many threads, and one cache by several processes. */
class SharedServiceTest {

	private static final int THREADS = 8;

	@TempDir
	Path home;
	private final Context context = new Context(LogoService.class,
		PictureService.class);
	private final LogoService logos = context.service(LogoService.class);
	private Path folder;

	@BeforeEach
	void makeImages() throws IOException {
		folder = Pictures.labelledFolder(home, 4);
	}

	@AfterEach
	void dispose() {
		context.dispose();
	}

	@Test
	void threadsGetWhatEachWouldGetAlone() throws Exception {
		final Path model = home.resolve("shapes.logomodel");
		logos.save(train(1), model);
		final Prediction alone = classify(model);
		final List<float[]> trainedAlone = new ArrayList<>();
		for (int seed = 0; seed < THREADS; seed++) {
			trainedAlone.add(weights(train(seed)));
		}
		final ExecutorService threads = Executors.newFixedThreadPool(2 * THREADS);
		try {
			final List<Future<LogoModel>> trainings = new ArrayList<>();
			final List<Future<Prediction>> predictions = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				final int seed = i;
				trainings.add(threads.submit(() -> train(seed)));
				predictions.add(threads.submit(() -> {
					Prediction last = classify(model);
					for (int again = 0; again < 20; again++) {
						last = classify(model);
						logos.save(logos.open(model).model(), home.resolve("copy " + seed +
							".logomodel"));
					}
					return last;
				}));
			}
			for (int i = 0; i < THREADS; i++) {
				assertArrayEquals(trainedAlone.get(i), weights(trainings.get(i).get()));
				final Prediction prediction = predictions.get(i).get();
				assertEquals(alone.label(), prediction.label());
				assertEquals(alone.confidence(), prediction.confidence());
				assertEquals(alone.similarity(), prediction.similarity());
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void threadsThatSaveToOnePlaceLeaveOneWholeModel() throws Exception {
		final LogoModel model = train(1);
		final Path target = home.resolve("shared.logomodel");
		final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			final List<Future<?>> savings = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				savings.add(threads.submit(() -> {
					for (int again = 0; again < 20; again++) {
						logos.save(model, target);
						assertArrayEquals(weights(model), weights(LogoModelFile.read(
							target)));
					}
					return null;
				}));
			}
			for (final Future<?> saving : savings) {
				saving.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void processesThatShareACacheTrainTheSameModel() throws Exception {
		final Path cache = home.resolve("cache");
		final List<Process> processes = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			processes.add(JavaProcess.start(home.resolve("log " + i), Collections
				.singletonList("-Dlogoclassifier.cache=" + cache), CommandLine.class
					.getName(), "Train Logo Classifier", "folder=" + folder, "model=" +
						home.resolve(i + ".logomodel"), "epochs=3"));
		}
		for (int i = 0; i < processes.size(); i++) {
			assertEquals(0, processes.get(i).waitFor(), Files.readString(home.resolve(
				"log " + i)));
			assertArrayEquals(weights(LogoModelFile.read(home.resolve(
				"0.logomodel"))), weights(LogoModelFile.read(home.resolve(i +
					".logomodel"))));
		}
	}

	private LogoModel train(final int seed) throws IOException {
		return logos.train(TrainingRequest.of(folder).options(TrainingOptions.of(
			HeadKind.TUTORIAL).epochs(3).seed(seed)).crops(false).augment(false))
			.model();
	}

	private Prediction classify(final Path model) throws IOException {
		return logos.open(model).classify(context.service(PictureService.class)
			.open(folder.resolve("disc").resolve("disc 0.png")));
	}

	private static float[] weights(final LogoModel model) {
		return model.head().layers().get(0).weights();
	}

}
