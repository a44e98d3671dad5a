
package io.github.logoclassifier.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Says in plain sentences what figures mean and what to do next. */
final class Advice {

	/** Classes with fewer images are hard to learn, and harder to judge. */
	private static final int FEW_IMAGES = 10;

	/** How many confusions, classes or groups are named before it is enough. */
	private static final int MOST = 5;

	/** An interval that is wider says little. */
	private static final double WIDE = 0.1;

	/** Confidences that are further off are worth a word. */
	private static final double MISCALIBRATED = 0.1;

	/** Below this many unknown images would pass whatever the threshold. */
	private static final double WEAK_AUROC = 0.9;

	private final Evaluation evaluation;
	private final List<String> sentences = new ArrayList<>();

	Advice(final Evaluation evaluation) {
		this.evaluation = evaluation;
	}

	List<String> sentences() {
		foreignLabels();
		alikeAcrossLabels();
		oneOfAKind();
		copies();
		confusions();
		smallClasses();
		interval();
		calibration();
		unknown();
		return sentences;
	}

	private void foreignLabels() {
		final List<Outcome> foreign = evaluation.foreign();
		if (foreign.isEmpty()) return;
		sentences.add("The model does not know the label" + (foreign.stream().map(
			Outcome::truth).distinct().count() == 1 ? " " : "s ") + foreign.stream()
				.map(Outcome::truth).distinct().collect(Collectors.joining(", ")) +
			": " + counted(foreign.size(), "image") +
			" not counted in any figure. Train with them, or rename their folders.");
	}

	private void alikeAcrossLabels() {
		final List<List<Path>> groups = evaluation.setup().alike();
		groups.stream().limit(MOST).forEach(group -> sentences.add(group.size() +
			" images look alike in different classes: " + group.stream().limit(MOST)
				.map(Advice::shortName).collect(Collectors.joining(", ")) + (group
					.size() > MOST ? " and others" : "") +
			": correct their labels, or leave all but one out."));
	}

	private void oneOfAKind() {
		for (final String label : evaluation.setup().oneOfAKind()) {
			sentences.add("All images of " + label + " look alike, so that none of " +
				"them can be tested by a model that knows others, and they count as " +
				"wrong: add images that differ.");
		}
	}

	private void copies() {
		final int copies = evaluation.setup().copies();
		if (copies == 0) return;
		sentences.add(copies + " of " + evaluation.images() + " images look " +
			"like another once framed. Images that look " +
			"alike were tested together, but they tell less than as many that differ.");
	}

	private void confusions() {
		final List<Confusion> confusions = evaluation.confusionMatrix()
			.confusions();
		confusions.stream().limit(MOST).forEach(confusion -> sentences.add(confusion
			.first() + " and " + confusion.second() + " were confused " + (confusion
				.total() == 1 ? "once" : confusion.total() == 2 ? "twice" : confusion
					.total() + " times") + ": look at them in the stack of mistakes."));
		if (confusions.isEmpty() && evaluation.images() > 0) {
			sentences.add("No image was labelled wrongly: test with images from " +
				"elsewhere, as the classifier will meet them.");
		}
	}

	private void smallClasses() {
		evaluation.classes().stream().filter(score -> score.support() < FEW_IMAGES)
			.sorted((a, b) -> a.support() - b.support()).limit(MOST).forEach(
				score -> sentences.add(score.label() + " has " + (score.support() == 1
					? "1 image" : score.support() + " images") + ": add more."));
	}

	private void interval() {
		final Accuracy accuracy = evaluation.accuracy();
		if (evaluation.images() == 0 || accuracy.high() - accuracy.low() < WIDE) {
			return;
		}
		sentences.add("With " + evaluation.images() + (evaluation.images() == 1
			? " image" : " images") +
			" the accuracy is known no better than to lie " + "between " + number(
				accuracy.low()) + " and " + number(accuracy.high()) +
			": test with more to know it better.");
	}

	private void calibration() {
		final Calibration calibration = evaluation.calibration();
		if (!(calibration.error() > MISCALIBRATED)) return;
		sentences.add("Confidences are " + (calibration.excess() > 0 ? "higher"
			: "lower") + " than the labels are right, by " + number(calibration
				.error()) + " on average: do not read them as probabilities.");
	}

	private void unknown() {
		final OptionalDouble auroc = evaluation.unknownAuroc();
		if (!auroc.isPresent()) return;
		if (auroc.getAsDouble() < WEAK_AUROC) {
			sentences.add("The similarity does not tell images of no class apart " +
				"well (AUROC " + number(auroc.getAsDouble()) +
				"): do not rely on a threshold.");
		}
		else if (evaluation.setup().threshold() == 0) {
			sentences.add("The similarity tells images of no class apart (AUROC " +
				number(auroc.getAsDouble()) +
				"): set a threshold to have them labelled unknown.");
		}
	}

	/** The file with the folder that gives it its label. */
	private static String shortName(final Path file) {
		final Path folder = file.getParent();
		return folder == null || folder.getFileName() == null ? file.getFileName()
			.toString() : folder.getFileName() + "/" + file.getFileName();
	}

	private static String counted(final int count, final String noun) {
		return count == 1 ? "1 " + noun + " is" : count + " " + noun + "s are";
	}

	private static String number(final double value) {
		return String.format(Locale.ROOT, "%.2f", value);
	}

}
