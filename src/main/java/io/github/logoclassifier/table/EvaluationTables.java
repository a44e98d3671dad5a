
package io.github.logoclassifier.table;

import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.evaluation.Accuracy;
import io.github.logoclassifier.evaluation.Calibration;
import io.github.logoclassifier.evaluation.ClassScore;
import io.github.logoclassifier.evaluation.ConfusionMatrix;
import io.github.logoclassifier.evaluation.Evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An evaluation as tables. */
public final class EvaluationTables {

	private final Evaluation evaluation;

	public EvaluationTables(final Evaluation evaluation) {
		this.evaluation = evaluation;
	}

	/** All tables, the summary for the Results table first. */
	public List<ReportTable> all() {
		return Arrays.asList(summary(), classes(), confusionMatrix(), reliability(),
			notes());
	}

	private ReportTable summary() {
		final List<String> columns = new ArrayList<>();
		final List<Object> row = new ArrayList<>();
		add(columns, row, "Images", evaluation.images());
		add(columns, row, "Classes", evaluation.classes().size());
		final Accuracy accuracy = evaluation.accuracy();
		add(columns, row, "Accuracy", accuracy.value());
		add(columns, row, "Accuracy low", accuracy.low());
		add(columns, row, "Accuracy high", accuracy.high());
		add(columns, row, "Macro F1", evaluation.macroF1());
		add(columns, row, "Top-2 accuracy", evaluation.topAccuracy(2).value());
		add(columns, row, "Calibration error", evaluation.calibration().error());
		add(columns, row, "Folds", evaluation.setup().folds());
		add(columns, row, "Repeats", evaluation.setup().repeats());
		add(columns, row, "Not counted", evaluation.foreign().size());
		add(columns, row, "Skipped", evaluation.skipped().size());
		if (evaluation.unknownAuroc().isPresent()) {
			add(columns, row, "Unknown images", evaluation.unknownImages());
			add(columns, row, "AUROC of unknown", evaluation.unknownAuroc()
				.getAsDouble());
		}
		if (evaluation.setup().threshold() != 0) {
			add(columns, row, "Known rejected", evaluation.knownRejected().value());
			if (evaluation.unknownImages() > 0) add(columns, row, "Unknown rejected",
				evaluation.unknownRejected().value());
		}
		final ReportTable table = new ReportTable(ReportTable.RESULTS, columns);
		table.add(row.toArray());
		return table;
	}

	private static void add(final List<String> columns, final List<Object> row,
		final String column, final Number value)
	{
		columns.add(column);
		row.add(value);
	}

	private ReportTable classes() {
		final ReportTable table = new ReportTable("Logo Evaluation by Class", Arrays
			.asList("Label", "Images", "Precision", "Recall", "F1"));
		for (final ClassScore score : evaluation.classes()) {
			table.add(score.label(), score.support(), score.precision(), score
				.recall(), score.f1());
		}
		return table;
	}

	/** A label could be the name of another column, so that all have a prefix. */
	private ReportTable confusionMatrix() {
		final ConfusionMatrix matrix = evaluation.confusionMatrix();
		final List<String> columns = new ArrayList<>();
		columns.add("Truth");
		matrix.labels().forEach(label -> columns.add("as " + label));
		final ReportTable table = new ReportTable("Logo Confusion Matrix", columns);
		for (int truth = 0; truth < matrix.truths().size(); truth++) {
			final List<Object> row = new ArrayList<>();
			row.add(matrix.labels().get(truth));
			for (int c = 0; c < matrix.labels().size(); c++) {
				row.add((int) matrix.count(truth, c));
			}
			table.add(row.toArray());
		}
		return table;
	}

	private ReportTable reliability() {
		final ReportTable table = new ReportTable("Logo Reliability", Arrays.asList(
			"Above", "To", "Predictions", "Mean confidence", "Right"));
		for (final Calibration.Bin bin : evaluation.calibration().bins()) {
			table.add(bin.low(), bin.high(), bin.count(), bin.confidence(), bin
				.accuracy());
		}
		return table;
	}

	private ReportTable notes() {
		final ReportTable table = new ReportTable("Logo Evaluation Notes", Arrays
			.asList("Item", "Value"));
		evaluation.advice().forEach(sentence -> table.add("Advice", sentence));
		for (final SkippedFile file : evaluation.skipped()) {
			table.add("Skipped " + file.path(), file.reason());
		}
		return table;
	}

}
