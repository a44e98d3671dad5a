
package io.github.logoclassifier.imagej.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.process.ImageProcessor;

import io.github.logoclassifier.head.Epoch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The picture of a training, drawn without a screen. */
class TrainingPictureTest {

	private static final int TRAINING = 0x1f77b4;
	private static final int HELD_OUT = 0xd95f02;
	private static final int ACCURACY = 0x1b7837;
	private static final int BEST = 0x707070;

	@TempDir
	Path folder;

	@Test
	void lossesAndAccuracyHaveTheirOwnPanels() {
		final ImageProcessor picture = new TrainingPicture(epochs(20, true), false)
			.draw();
		final int[] blue = rows(picture, TRAINING);
		final int[] green = rows(picture, ACCURACY);
		assertTrue(rows(picture, HELD_OUT)[1] < green[0], "orange above green");
		assertTrue(blue[1] < green[0], "blue above green");
		assertTrue(longestInAColumn(picture, BEST) < 20,
			"no best epoch while it goes on");
	}

	@Test
	void theBestEpochIsMarkedInBothAtTheEnd() {
		final ImageProcessor picture = new TrainingPicture(epochs(20, true), true)
			.draw();
		assertTrue(longestInAColumn(picture, BEST) > 250,
			"taller than the losses' panel, so in both");
	}

	@Test
	void withNothingHeldOutThereIsOnePanel() {
		final ImageProcessor one = new TrainingPicture(epochs(20, false), true)
			.draw();
		final ImageProcessor two = new TrainingPicture(epochs(20, true), true)
			.draw();
		assertTrue(one.getHeight() < two.getHeight());
		assertEquals(0, rows(one, HELD_OUT)[1]);
		assertTrue(rows(one, TRAINING)[1] > 0);
	}

	@Test
	void oneEpochAndNoneCanBeDrawn() {
		assertTrue(rows(new TrainingPicture(epochs(1, true), true).draw(),
			TRAINING)[1] > 0);
		assertTrue(new TrainingPicture(Collections.emptyList(), true).draw()
			.getWidth() > 0);
	}

	@Test
	void aPictureThatCannotBeWrittenIsAnErrorWithItsReason() throws IOException {
		final ImageJLossPlot plot = new ImageJLossPlot("Loss", false, null);
		epochs(3, true).forEach(plot::add);
		plot.finish();
		plot.end();
		final Path png = folder.resolve("plot.png");
		plot.save(png);
		assertTrue(Files.size(png) > 0);
		final Path gone = folder.resolve("none/plot.png");
		final String message = assertThrows(IOException.class, () -> plot.save(
			gone)).getMessage();
		assertTrue(message.startsWith("the loss plot could not be written to " +
			gone), message);
	}

	/** Losses fall to epoch 10, then those of held-out images rise. */
	private static List<Epoch> epochs(final int count,
		final boolean isValidated)
	{
		final List<Epoch> epochs = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			epochs.add(isValidated ? new Epoch(i, 1.0 / i, 0.5 + Math.abs(i - 10) /
				20.0, 0.9) : new Epoch(i, 1.0 / i, Double.NaN, Double.NaN));
		}
		return epochs;
	}

	/** How many pixels of a column have a colour, where most have. */
	private static int longestInAColumn(final ImageProcessor picture,
		final int color)
	{
		int most = 0;
		for (int x = 0; x < picture.getWidth(); x++) {
			int count = 0;
			for (int y = 0; y < picture.getHeight(); y++) {
				if ((picture.get(x, y) & 0xffffff) == color) count++;
			}
			most = Math.max(most, count);
		}
		return most;
	}

	/** The first and the last row that has a colour; 0 if none has. */
	private static int[] rows(final ImageProcessor picture, final int color) {
		final int[] rows = { Integer.MAX_VALUE, 0 };
		for (int y = 0; y < picture.getHeight(); y++) {
			for (int x = 0; x < picture.getWidth(); x++) {
				if ((picture.get(x, y) & 0xffffff) != color) continue;
				rows[0] = Math.min(rows[0], y);
				rows[1] = y;
			}
		}
		return rows;
	}

}
