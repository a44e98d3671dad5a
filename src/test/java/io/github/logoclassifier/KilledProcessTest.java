
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.logoclassifier.imagej.macro.CommandLine;
import io.github.logoclassifier.model.LogoModelFile;
import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.testing.VictimMain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed (SIGKILL where there are signals) at any moment.
 * -Dlogoclassifier.kills=N kills each of them N times.
 */
class KilledProcessTest {

	private static final int KILLS = Integer.getInteger("logoclassifier.kills",
		3);

	/** Whatever the moment, the test must hold: it is drawn, not chosen. */
	private final Random random = new Random();

	@TempDir
	Path home;
	private Path folder;
	private Path model;
	private Path cache;

	@BeforeEach
	void train() throws Exception {
		folder = Pictures.labelledFolder(home, 4);
		model = home.resolve("shapes.logomodel");
		cache = home.resolve("cache");
		assertDone(training(model, home.resolve("first cache")));
	}

	@Test
	void aModelIsTheOldOneOrTheNewOne() throws Exception {
		final Path target = home.resolve("target.logomodel");
		Files.copy(model, target);
		final float[] whole = weights(model);
		for (int i = 0; i < KILLS; i++) {
			final Path saving = home.resolve("saving");
			Files.deleteIfExists(saving);
			final Process victim = start(VictimMain.class, model.toString(), target
				.toString(), saving.toString());
			while (!Files.exists(saving) && victim.isAlive()) {
				victim.waitFor(10, TimeUnit.MILLISECONDS);
			}
			kill(victim, 200);
			assertArrayEquals(whole, weights(target));
		}
	}

	@Test
	void aTrainingThatIsKilledHarmsNothing() throws Exception {
		final Path target = home.resolve("target.logomodel");
		Files.copy(model, target);
		final float[] before = weights(model);
		final long start = System.nanoTime();
		assertDone(training(home.resolve("timed.logomodel"), home.resolve(
			"second cache")));
		final long usual = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
		for (int i = 0; i < KILLS; i++) {
			kill(training(target, cache), (int) usual);
			assertArrayEquals(before, weights(target), "the model");
		}
		// With what they left in the cache, the very same model.
		assertDone(training(target, cache));
		assertArrayEquals(before, weights(target), "with the cache");
	}

	@Test
	void aFolderThatIsKilledIsContinued() throws Exception {
		final Path images = Files.createDirectory(home.resolve("images"));
		for (int i = 0; i < 3000; i++) {
			final Path from = folder.resolve("disc").resolve("disc " + i % 4 +
				".png");
			Files.copy(from, images.resolve(i + ".png"),
				StandardCopyOption.REPLACE_EXISTING);
		}
		Files.writeString(images.resolve("broken.png"), "no image");
		final Path straight = home.resolve("straight.csv");
		final long start = System.nanoTime();
		assertDone(classifying(images, straight));
		final long usual = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
		final Path csv = home.resolve("killed.csv");
		for (int i = 0; i < KILLS; i++) {
			kill(classifying(images, csv), (int) usual);
		}
		assertDone(classifying(images, csv));
		assertEquals(Files.readString(straight), Files.readString(csv));
	}

	private Process training(final Path target, final Path features)
		throws IOException
	{
		return JavaProcess.start(home.resolve("log"), Collections.singletonList(
			"-Dlogoclassifier.cache=" + features), CommandLine.class.getName(),
			"Train Logo Classifier", "folder=" + folder, "model=" + target,
			"epochs=5");
	}

	private Process classifying(final Path images, final Path csv)
		throws IOException
	{
		return start(CommandLine.class, "Classify Logo Folder", "folder=" + images,
			"model=" + model, "output=" + csv, "resume=true");
	}

	private Process start(final Class<?> main, final String... arguments)
		throws IOException
	{
		return JavaProcess.start(home.resolve("log"), new ArrayList<>(), main
			.getName(), arguments);
	}

	/** At some moment before so many milliseconds, if it still runs then. */
	private void kill(final Process victim, final int before)
		throws InterruptedException
	{
		victim.waitFor(random.nextInt(before), TimeUnit.MILLISECONDS);
		victim.destroyForcibly().waitFor();
	}

	private void assertDone(final Process process) throws Exception {
		assertEquals(0, process.waitFor(), Files.readString(home.resolve("log")));
	}

	private static float[] weights(final Path file) throws IOException {
		return LogoModelFile.read(file).head().layers().get(0).weights();
	}

}
