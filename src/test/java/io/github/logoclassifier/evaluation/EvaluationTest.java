
package io.github.logoclassifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.model.Prediction;

import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Figures against values that were computed by hand. */
class EvaluationTest {

	@Test
	void accuracyAndTopTwoCountImagesOfKnownClasses() {
		final Evaluation evaluation = ofModel(0, Arrays.asList(image("1", "a", .7,
			.2, .1), image("2", "a", .2, .7, .1), image("3", "b", .5, .1, .4), image(
				"4", "c", .1, .2, .7), image("5", "whale", .9, .1, 0), image("6",
					Prediction.UNKNOWN, .9, .1, 0)));
		assertEquals(4, evaluation.images());
		assertEquals(0.5, evaluation.accuracy().value());
		assertEquals(0.75, evaluation.topAccuracy(2).value());
		assertEquals(1, evaluation.topAccuracy(99).value());
		assertEquals(1, evaluation.foreign().size());
		assertEquals(1, evaluation.unknownImages());
		// F1: a 1/2, b 0, c 1.
		assertEquals(0.5, evaluation.macroF1(), 1e-12);
		assertEquals("2,3", files(evaluation.mistakes()));
		assertEquals(Arrays.asList("a", "b", "c"), evaluation.confusionMatrix()
			.labels());
		assertTrue(evaluation.advice().get(0).startsWith(
			"The model does not know the label whale: 1 image is not counted"),
			evaluation.advice().get(0));
	}

	@Test
	void theThresholdMakesUnknownALabel() {
		final Evaluation evaluation = ofModel(0.5, Outcomes.of("aa", "a?", "bb",
			"??", "?c", "?c"));
		assertEquals(2 / 3.0, evaluation.accuracy().value(), 1e-12);
		assertEquals(1 / 3.0, evaluation.knownRejected().value(), 1e-12);
		assertEquals(1 / 3.0, evaluation.unknownRejected().value(), 1e-12);
		assertEquals(Arrays.asList("a", "b", "c", "unknown"), evaluation
			.confusionMatrix().labels());
		assertEquals(3, evaluation.mistakes().size());
	}

	@Test
	void aRepeatIsNoNewImage() {
		final List<Outcome> twice = new ArrayList<>(Outcomes.of("aa", "ab", "bb",
			"cc"));
		twice.addAll(Outcomes.of("aa", "aa", "bb", "bc"));
		twice.set(7, new Outcome(Paths.get("images/3.png"), "c", twice.get(3)
			.prediction(), 2));
		final Evaluation evaluation = new Evaluation(EvaluationSetup.ofFolds(
			Outcomes.LABELS, 0, 2, 2, 0, Collections.emptyList(), Collections
				.emptyList()), twice, Collections.emptyList());
		assertEquals(4, evaluation.images());
		assertEquals(7 / 8.0, evaluation.accuracy().value(), 1e-12);
		final Accuracy four = new Accuracy(7 / 8.0, 4);
		assertEquals(four.low(), evaluation.accuracy().low());
		assertEquals(four.high(), evaluation.accuracy().high());
		assertEquals(2, evaluation.classes().get(0).support());
		assertEquals(0.75, evaluation.classes().get(0).recall(), 1e-12);
		assertEquals(1, evaluation.mistakes().size());
	}

	@Test
	void calibrationComparesConfidenceWithAccuracyBinByBin() {
		final Calibration calibration = new Calibration(Arrays.asList(image("1",
			"a", .95, .05, 0), image("2", "b", .93, .07, 0), image("3", "a", .9, .1,
				0), image("4", "c", .4, .3, .3)));
		final Calibration.Bin last = calibration.bins().get(9);
		assertEquals(2, last.count());
		assertEquals(0.94, last.confidence(), 1e-12);
		assertEquals(0.5, last.accuracy());
		assertEquals(1, calibration.bins().get(8).count(), "0.9 is its upper end");
		// |1.88 - 1| + |0.9 - 1| + |0.4 - 0|, over 4 images
		assertEquals(0.345, calibration.error(), 1e-12);
		assertEquals((1.88 - 1 - 0.1 + 0.4) / 4, calibration.excess(), 1e-12);
		assertEquals(0.3, calibration.bins().get(3).low());
		assertTrue(Double.isNaN(calibration.bins().get(0).accuracy()));
	}

	@Test
	void aurocIsTheShareOfPairsInTheRightOrder() {
		assertEquals(1, Auroc.of(new double[] { 3, 4 }, new double[] { 1, 2 }));
		assertEquals(0, Auroc.of(new double[] { 1 }, new double[] { 2, 3 }));
		assertEquals(0.5, Auroc.of(new double[] { 1, 1 }, new double[] { 1 }));
		final Random random = new Random(3);
		final double[] high = random.doubles(40).map(x -> Math.round(x * 20))
			.toArray();
		final double[] low = random.doubles(30).map(x -> Math.round(x * 15))
			.toArray();
		double wins = 0;
		for (final double h : high) {
			for (final double l : low) {
				wins += h > l ? 1 : h == l ? 0.5 : 0;
			}
		}
		assertEquals(wins / 1200, Auroc.of(high, low), 1e-12);
	}

	@Test
	void unknownImagesAreRankedBySimilarity() {
		final List<Outcome> outcomes = Arrays.asList(Outcomes.of("1", "a", .9, 0,
			.8, .1, .1), Outcomes.of("2", "b", .6, 0, .1, .8, .1), Outcomes.of("3",
				Prediction.UNKNOWN, .7, 0, .8, .1, .1));
		final Evaluation evaluation = ofModel(0, outcomes);
		assertEquals(0.5, evaluation.unknownAuroc().getAsDouble());
		assertTrue(evaluation.mistakes().isEmpty());
		assertFalse(ofModel(0, outcomes.subList(0, 2)).unknownAuroc().isPresent());
		assertTrue(evaluation.advice().toString().contains(
			"do not rely on a threshold"));
	}

	@Test
	void adviceNamesWhatToLookAt() {
		final String advice = String.join("\n", new Evaluation(EvaluationSetup
			.ofFolds(Outcomes.LABELS, 0, 5, 1, 3, Arrays.asList(Arrays.asList(Paths
				.get("x/a/1.png"), Paths.get("x/b/2.png"))), Arrays.asList("c")),
			Outcomes.of("aa", "ab", "ba", "ab", "ab", "cb"), Collections.emptyList())
			.advice());
		for (final String sentence : new String[] {
			"2 images look alike in different classes: a/1.png, b/2.png: correct",
			"All images of c look alike", "3 of 6 images look like another",
			"a and b were confused 4 times: look at them in the stack of mistakes.",
			"b and c were confused once", "a has 4 images: add more.",
			"c has 1 image: add more.", "With 6 images the accuracy is known no",
			"Confidences are higher than the labels are right, by 0.63" })
		{
			assertTrue(advice.contains(sentence), sentence + "\n" + advice);
		}
		assertTrue(ofModel(0, IntStream.range(0, 200).mapToObj(i -> image("" + i,
			"a", .99, .01, 0)).collect(Collectors.toList())).advice().toString()
			.startsWith("[No image was labelled wrongly: test with images from"));
	}

	private static Outcome image(final String file, final String truth,
		final double... probabilities)
	{
		return Outcomes.of(file, truth, 0.9, 0, probabilities);
	}

	private static Evaluation ofModel(final double threshold,
		final List<Outcome> outcomes)
	{
		return new Evaluation(EvaluationSetup.ofModel(Outcomes.LABELS, threshold),
			outcomes, Collections.emptyList());
	}

	private static String files(final List<Outcome> outcomes) {
		return outcomes.stream().map(o -> o.file().toString()).collect(Collectors
			.joining(","));
	}

}
