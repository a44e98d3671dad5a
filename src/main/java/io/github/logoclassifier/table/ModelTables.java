
package io.github.logoclassifier.table;

import io.github.logoclassifier.ModelSummary;
import io.github.logoclassifier.backbone.LayerSummary;
import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.ModelCard;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A model file as two tables: its items and their values, and its layers. */
public final class ModelTables {

	private final ModelSummary summary;
	private final LogoModel model;

	public ModelTables(final ModelSummary summary) {
		this.summary = summary;
		model = summary.model();
	}

	public ReportTable items(final Path file) {
		final ModelCard card = model.card();
		final ReportTable table = new ReportTable("Logo Model Info", Arrays.asList(
			"Item", "Value"));
		table.add("Model", file.toString());
		table.add("Format version", summary.formatVersion());
		if (card.created() != null) table.add("Created", card.created());
		table.add("Classes", model.labels().size());
		for (final String label : model.labels()) {
			table.add("Images of " + label, card.images().isEmpty() ? "not known"
				: card.images().getOrDefault(label, 0));
		}
		table.add("Framing", summary.framing());
		table.add("Crops of each image", summary.crops());
		final int side = model.backbone().inputSize();
		table.add("Input", side + "×" + side + " pixels");
		table.add("Backbone", model.backbone().name());
		table.add("Backbone SHA-256", model.backbone().sha256());
		table.add("Backbone from", model.backbone().source());
		model.backbone().kerasCut().ifPresent(cut -> {
			table.add("Backbone file SHA-256", cut.fileSha256());
			table.add("Backbone layer", cut.layer());
			table.add("Backbone preprocessing", cut.preprocessing());
		});
		table.add("Head", model.head().kind().id());
		card.settings().forEach((name, value) -> table.add("Setting " + name,
			value));
		addCurve(card.curve(), table);
		card.results().forEach(table::add);
		card.warnings().forEach(warning -> table.add("Warning", warning));
		card.software().forEach((name, version) -> table.add("Software", name +
			" " + version));
		return table;
	}

	private static void addCurve(final List<Epoch> curve,
		final ReportTable table)
	{
		table.add("Epochs trained", curve.size());
		if (curve.isEmpty()) return;
		final Epoch last = curve.get(curve.size() - 1);
		table.add("Training loss", last.loss());
		if (last.isValidated()) {
			table.add("Validation loss", last.validationLoss());
			table.add("Validation accuracy", last.validationAccuracy());
		}
	}

	public ReportTable layers() {
		final ReportTable table = new ReportTable("Logo Model Layers", Arrays
			.asList("Part", "Layer", "Output shape", "Parameters", "Type"));
		final List<LayerSummary> backbone = summary.backbone();
		final List<LayerSummary> head = summary.head();
		add("backbone", backbone, table);
		if (backbone.isEmpty()) {
			table.add("backbone", "left out", "", "", summary.missing());
		}
		else {
			table.add("backbone", "total", "", ModelSummary.parameters(backbone),
				"not trained");
		}
		add("head", head, table);
		final int trained = ModelSummary.parameters(head);
		table.add("head", "total", "", trained, "trained");
		if (!backbone.isEmpty()) {
			table.add("all", "total", "", ModelSummary.parameters(backbone) + trained,
				"");
		}
		return table;
	}

	private static void add(final String part, final List<LayerSummary> layers,
		final ReportTable table)
	{
		for (final LayerSummary layer : layers) {
			table.add(part, layer.name(), layer.outputShape(), layer.parameters(),
				layer.type());
		}
	}

}
