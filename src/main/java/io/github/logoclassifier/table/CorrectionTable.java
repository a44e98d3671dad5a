
package io.github.logoclassifier.table;

import io.github.logoclassifier.CorrectionReport;
import io.github.logoclassifier.TrainingReport;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.model.Prediction;

import java.util.Arrays;
import java.util.Locale;

/** A correction's report as a table of items and their values. */
public final class CorrectionTable {

	private CorrectionTable() {}

	public static ReportTable of(final CorrectionReport report) {
		final ReportTable table = new ReportTable("Logo Correction", Arrays.asList(
			"Item", "Value"));
		table.add("Class", report.label());
		table.add(report.isAdded() ? "Added" : "Was there already", report.image()
			.toString());
		table.add("Label before", text(report.before()));
		report.after().ifPresent(after -> table.add("Label now", text(after)));
		report.training().ifPresent(training -> add(training, report.label(),
			table));
		for (final String warning : report.warnings()) {
			table.add("Warning", warning);
		}
		if (report.training().isPresent()) {
			for (final SkippedFile file : report.training().get().skipped()) {
				table.add("Skipped " + file.path(), file.reason());
			}
		}
		return table;
	}

	private static void add(final TrainingReport training, final String label,
		final ReportTable table)
	{
		table.add("Images of " + label, training.model().card().images().get(
			label));
		table.add("Images in all", training.images());
		table.add("Seconds of training", String.format(Locale.ROOT, "%.1f", training
			.duration().toMillis() / 1000.0));
	}

	private static String text(final Prediction prediction) {
		return String.format(Locale.ROOT, "%s (%.4f)", prediction.label(),
			prediction.confidence());
	}

}
