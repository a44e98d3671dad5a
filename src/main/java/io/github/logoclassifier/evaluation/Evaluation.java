
package io.github.logoclassifier.evaluation;

import io.github.logoclassifier.dataset.SkippedFile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an evaluation came to. Figures are of the images that are counted: those
 * of the classes that the model knows, each once for every repeat. Immutable.
 */
public final class Evaluation {

	private final EvaluationSetup setup;
	private final List<Outcome> outcomes;
	private final List<SkippedFile> skipped;
	private final List<Outcome> counted;
	private final List<Outcome> unknown;
	private final List<Outcome> foreign;
	private final ConfusionMatrix matrix;
	private final Calibration calibration;
	private final List<ClassScore> classes = new ArrayList<>();

	/**
	 * @param outcomes all of them, in the order of their files, repeat by repeat
	 * @param skipped files that could not be tested, and why
	 */
	public Evaluation(final EvaluationSetup setup, final List<Outcome> outcomes,
		final List<SkippedFile> skipped)
	{
		this.setup = setup;
		this.outcomes = Collections.unmodifiableList(new ArrayList<>(outcomes));
		this.skipped = Collections.unmodifiableList(new ArrayList<>(skipped));
		unknown = select(outcome -> !outcome.isOfAClass());
		foreign = select(outcome -> outcome.isOfAClass() && !setup.labels()
			.contains(outcome.truth()));
		counted = select(outcome -> outcome.isOfAClass() && setup.labels().contains(
			outcome.truth()));
		final List<Outcome> judged = new ArrayList<>(counted);
		if (setup.threshold() != 0) judged.addAll(unknown);
		matrix = new ConfusionMatrix(judged);
		calibration = new Calibration(counted);
		final ConfusionMatrix known = new ConfusionMatrix(counted);
		support().forEach((label, images) -> {
			final int at = known.labels().indexOf(label);
			classes.add(new ClassScore(label, images, known.count(at, at), known
				.predicted(at), known.actual(at)));
		});
	}

	private List<Outcome> select(final Predicate<Outcome> condition) {
		return Collections.unmodifiableList(outcomes.stream().filter(condition)
			.collect(Collectors.toList()));
	}

	private SortedMap<String, Integer> support() {
		final SortedMap<String, Integer> support = new TreeMap<>();
		final Set<Path> seen = new HashSet<>();
		for (final Outcome outcome : counted) {
			if (seen.add(outcome.file())) support.merge(outcome.truth(), 1,
				Integer::sum);
		}
		return support;
	}

	private static int distinct(final List<Outcome> some) {
		return (int) some.stream().map(Outcome::file).distinct().count();
	}

	/** How the images were tested. */
	public EvaluationSetup setup() {
		return setup;
	}

	/** All outcomes, also those that are not counted, repeat by repeat. */
	public List<Outcome> outcomes() {
		return outcomes;
	}

	/** Files that could not be tested, and why. */
	public List<SkippedFile> skipped() {
		return skipped;
	}

	/** How many images the figures are of, each counted once. */
	public int images() {
		return distinct(counted);
	}

	/** How many images of no class there are. */
	public int unknownImages() {
		return distinct(unknown);
	}

	/** Images of labels that the model does not know; no figure counts them. */
	public List<Outcome> foreign() {
		return foreign;
	}

	/** How many images were given their label; NaN if none is counted. */
	public Accuracy accuracy() {
		return proportion(counted, Outcome::isCorrect);
	}

	/**
	 * How many images have their label among the likeliest.
	 *
	 * @param k how many, at least 1
	 */
	public Accuracy topAccuracy(final int k) {
		return proportion(counted, outcome -> outcome.isAmong(k));
	}

	/** How many images of no class are said to be unknown. */
	public Accuracy unknownRejected() {
		return proportion(unknown, Outcome::isCorrect);
	}

	/** How many images of the classes are said to be unknown. */
	public Accuracy knownRejected() {
		return proportion(counted, outcome -> outcome.prediction().isUnknown());
	}

	/** An image that was tested several times counts as one. */
	private static Accuracy proportion(final List<Outcome> some,
		final Predicate<Outcome> condition)
	{
		return new Accuracy(some.stream().filter(condition).count() / (double) some
			.size(), distinct(some));
	}

	/** Each class that has images, sorted; images of no class play no part. */
	public List<ClassScore> classes() {
		return Collections.unmodifiableList(classes);
	}

	/** The mean of the classes' F1, each class counting the same. */
	public double macroF1() {
		return classes.stream().mapToDouble(ClassScore::f1).average().orElse(
			Double.NaN);
	}

	/** Images of no class are in it where a threshold can tell them apart. */
	public ConfusionMatrix confusionMatrix() {
		return matrix;
	}

	/** Of the images of the classes. */
	public Calibration calibration() {
		return calibration;
	}

	/**
	 * How well the similarity tells images of the classes from those of none: the
	 * area under the ROC curve; empty where there is one kind only, or the model
	 * knows no similarity.
	 */
	public OptionalDouble unknownAuroc() {
		if (unknown.isEmpty() || counted.isEmpty() || Double.isNaN(unknown.get(0)
			.prediction().similarity())) return OptionalDouble.empty();
		return OptionalDouble.of(Auroc.of(similarities(counted), similarities(
			unknown)));
	}

	private static double[] similarities(final List<Outcome> some) {
		return some.stream().mapToDouble(outcome -> outcome.prediction()
			.similarity()).toArray();
	}

	/**
	 * The images that were given a wrong label, the most confident first, each
	 * once, as in the first repeat that it was wrong in.
	 */
	public List<Outcome> mistakes() {
		final Set<Path> seen = new HashSet<>();
		final List<Outcome> mistakes = new ArrayList<>();
		for (final Outcome outcome : outcomes) {
			final boolean judged = outcome.isOfAClass() ? setup.labels().contains(
				outcome.truth()) : setup.threshold() != 0;
			if (judged && !outcome.isCorrect() && seen.add(outcome.file())) {
				mistakes.add(outcome);
			}
		}
		mistakes.sort((a, b) -> Double.compare(b.prediction().confidence(), a
			.prediction().confidence()));
		return mistakes;
	}

	/** What to know and what to do next, in whole sentences. */
	public List<String> advice() {
		return new Advice(this).sentences();
	}

}
