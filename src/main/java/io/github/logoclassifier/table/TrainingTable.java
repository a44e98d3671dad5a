
package io.github.logoclassifier.table;

import io.github.logoclassifier.TrainingReport;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.head.Epoch;

import java.nio.file.Path;
import java.util.Arrays;

/** A training's report as a table of items and their values. */
public final class TrainingTable {

	private TrainingTable() {}

	/** @param plot where the loss plot was saved, or null */
	public static ReportTable of(final TrainingReport report, final Path model,
		final Path plot)
	{
		final ReportTable table = new ReportTable("Logo Training Report", Arrays
			.asList("Item", "Value"));
		table.add("Model", model.toString());
		if (plot != null) table.add("Loss plot", plot.toString());
		table.add("Backbone", report.model().backbone().name());
		table.add("Classes", report.model().labels().size());
		report.model().card().images().forEach((label, count) -> table.add(
			"Images of " + label, count));
		table.add("Held out for validation", report.heldOut());
		table.add("Epochs", report.curve().size());
		final Epoch last = report.curve().get(report.curve().size() - 1);
		table.add("Training loss", last.loss());
		if (last.isValidated()) {
			table.add("Validation loss", last.validationLoss());
			table.add("Validation accuracy", last.validationAccuracy());
		}
		report.model().card().results().forEach(table::add);
		table.add("Seconds", report.duration().toMillis() / 1000.0);
		for (final String warning : report.warnings()) {
			table.add("Warning", warning);
		}
		for (final SkippedFile file : report.skipped()) {
			table.add("Skipped " + file.path(), file.reason());
		}
		return table;
	}

}
