
package io.github.logoclassifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.logoclassifier.model.Prediction;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.Evaluation;

/** Truth in rows, predictions in columns. */
class ConfusionMatrixTest {

	private static final List<Outcome> OUTCOMES = Outcomes.of("aa", "aa", "ab",
		"bb", "bc", "bc", "cb", "cc", "ca");

	@Test
	void truthIsInRowsAndPredictionsInColumns() {
		final ConfusionMatrix matrix = new ConfusionMatrix(OUTCOMES);
		assertEquals(Arrays.asList("a", "b", "c"), matrix.labels());
		assertEquals(1, matrix.count(0, 1));
		assertEquals(0, matrix.count(1, 0));
		assertEquals(2, matrix.count(1, 2));
		assertEquals(3, matrix.actual(0));
		assertEquals(3, matrix.predicted(0));
		assertEquals(2 / 3.0, matrix.fraction(1, 2), 1e-12);
	}

	@Test
	void pairsThatAreConfusedComeMostFrequentFirst() {
		final List<Confusion> confusions = new ConfusionMatrix(OUTCOMES)
			.confusions();
		assertEquals("[bc 3, ab 1, ac 1]", confusions.stream().map(c -> c.first() +
			c.second() + " " + c.total()).collect(Collectors.toList()).toString());
		assertEquals(2, confusions.get(0).firstAsSecond());
		assertEquals(1, confusions.get(0).secondAsFirst());
	}

	@Test
	void unknownIsTheLastLabelAndOnlyWhereItOccurs() {
		assertFalse(new ConfusionMatrix(OUTCOMES).labels().contains(
			Prediction.UNKNOWN));
		final ConfusionMatrix column = new ConfusionMatrix(Outcomes.of("aa", "b?"));
		assertEquals(Arrays.asList("a", "b", "unknown"), column.labels());
		assertEquals(Arrays.asList("a", "b"), column.truths());
		final ConfusionMatrix matrix = new ConfusionMatrix(Outcomes.of("aa", "b?",
			"?c"));
		assertEquals(matrix.labels(), matrix.truths());
		assertEquals(Arrays.asList("a", "b", "c", "unknown"), matrix.labels());
		assertEquals(1, matrix.count(1, 3));
		assertEquals(1, matrix.count(3, 2));
		assertEquals(0, matrix.actual(2));
		assertEquals(0, matrix.fraction(2, 2));
	}

	/** ND4J's own evaluation as the reference. */
	@Test
	void precisionRecallAndF1AreThoseOfNd4j() {
		final Evaluation reference = new Evaluation(3);
		for (final Outcome outcome : OUTCOMES) {
			reference.eval(Outcomes.LABELS.indexOf(outcome.prediction().label()),
				Outcomes.LABELS.indexOf(outcome.truth()));
		}
		final io.github.logoclassifier.evaluation.Evaluation ours =
			new io.github.logoclassifier.evaluation.Evaluation(EvaluationSetup
				.ofModel(Outcomes.LABELS, 0), OUTCOMES, Arrays.asList());
		for (int c = 0; c < 3; c++) {
			final ClassScore score = ours.classes().get(c);
			assertEquals(reference.precision(c), score.precision(), 1e-12);
			assertEquals(reference.recall(c), score.recall(), 1e-12);
			assertEquals(reference.f1(c), score.f1(), 1e-12);
		}
		assertEquals(reference.accuracy(), ours.accuracy().value(), 1e-12);
	}

}
