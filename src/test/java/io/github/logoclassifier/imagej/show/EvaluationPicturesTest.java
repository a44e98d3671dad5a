
package io.github.logoclassifier.imagej.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ImageProcessor;

import io.github.logoclassifier.evaluation.ConfusionMatrix;
import io.github.logoclassifier.evaluation.Outcome;
import io.github.logoclassifier.model.Predictions;
import io.github.logoclassifier.testing.Pictures;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of an evaluation, drawn without a screen. */
class EvaluationPicturesTest {

	private static final int BLUE = 0x08519c;
	private static final int ORANGE = 0xb34700;

	@TempDir
	Path folder;

	@Test
	void rightCellsAreBlueAndWrongOnesOrange() {
		final ImageProcessor picture = matrix(3, 10, false).getProcessor();
		assertTrue(count(picture, BLUE) > 2 * 60 * 60, "two full rows are right");
		assertTrue(count(picture, ORANGE) > 60 * 60, "all of the last are wrong");
		final ImageProcessor right = matrix(3, 10, true).getProcessor();
		assertEquals(0, count(right, ORANGE));
		assertTrue(count(right, BLUE) > count(picture, BLUE));
	}

	@Test
	void fortyClassesWithLongLabelsStayOnTheScreen() {
		final ImagePlus picture = matrix(40, 1, true);
		assertTrue(picture.getWidth() > 900 && picture.getWidth() < 1300, picture
			.getWidth() + " wide");
		assertTrue(picture.getHeight() > 900 && picture.getHeight() < 1300);
	}

	@Test
	void longTextsAreShortenedToTheRoomThereIs() {
		final FontMetrics metrics = new BufferedImage(1, 1,
			BufferedImage.TYPE_INT_RGB).createGraphics().getFontMetrics(new Font(
				Font.SANS_SERIF, Font.PLAIN, 12));
		assertEquals("short", ConfusionMatrixPicture.shortened("short", metrics,
			200));
		final String shortened = ConfusionMatrixPicture.shortened(
			"a label that never seems to end 😀 17", metrics, 100);
		assertTrue(shortened.matches("a label.*….* 17"), shortened);
		assertTrue(metrics.stringWidth(shortened) <= 100);
		assertEquals("…", ConfusionMatrixPicture.shortened("wide", metrics, 1));
	}

	@Test
	void eachMistakeIsASliceThatSaysWhatItIs() throws IOException {
		final Path wide = Pictures.write(Pictures.shape("disc", 100, 0).getSubimage(
			0, 20, 100, 60), folder.resolve("wide disc.png"));
		final ImagePlus stack = new MistakeStack(Arrays.asList(mistake(wide),
			mistake(folder.resolve("gone.png")))).image("Mistakes");
		assertEquals(2, stack.getStackSize());
		assertEquals("Mistakes", stack.getTitle());
		assertEquals("disc → cross, 0.75, wide disc.png", stack.getStack()
			.getSliceLabel(1));
		final ImageProcessor slice = stack.getStack().getProcessor(1);
		assertEquals(0, slice.getPixel(180, 180) & 0xffffff, "the disc's middle");
		assertEquals(0xffffff, slice.getPixel(180, 20) & 0xffffff, "above it");
		assertEquals("disc → cross, 0.75, gone.png", stack.getStack().getSliceLabel(
			2));
	}

	@Test
	void ofVeryManyMistakesTheFirstAreShownAndTheTitleSaysSo() {
		final List<Outcome> many = Collections.nCopies(MistakeStack.MOST + 5,
			mistake(folder.resolve("gone.png")));
		final ImagePlus stack = new MistakeStack(many).image("Mistakes");
		assertEquals(200, stack.getStackSize());
		assertEquals("Mistakes (200 of 205)", stack.getTitle());
	}

	private static Outcome mistake(final Path file) {
		return new Outcome(file, "disc", Predictions.of(Arrays.asList("cross",
			"disc"), 0.9, 0, 0.75, 0.25), 0);
	}

	/** Images of so many classes; all right, or those of the last all wrong. */
	private static ImagePlus matrix(final int classes, final int images,
		final boolean right)
	{
		final List<String> labels = IntStream.range(0, classes).mapToObj(i -> String
			.format("a class with the rather long name of number %03d", i)).collect(
				Collectors.toList());
		final List<Outcome> outcomes = new ArrayList<>();
		for (int c = 0; c < classes; c++) {
			final double[] probabilities = new double[classes];
			probabilities[!right && c == classes - 1 ? 0 : c] = 1;
			outcomes.addAll(Collections.nCopies(images, new Outcome(Path.of("x.png"),
				labels.get(c), Predictions.of(labels, 1, 0, probabilities), 0)));
		}
		return new ConfusionMatrixPicture(new ConfusionMatrix(outcomes)).image("");
	}

	private static int count(final ImageProcessor picture, final int color) {
		int count = 0;
		for (int i = 0; i < picture.getPixelCount(); i++) {
			if ((picture.get(i) & 0xffffff) == color) count++;
		}
		return count;
	}

}
