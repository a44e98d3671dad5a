
package io.github.logoclassifier.command;

import io.github.logoclassifier.exchange.ImportRequest;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.LogoModelFile;
import io.github.logoclassifier.table.ReportTable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Makes a model file of a TF.js model. */
@Plugin(type = Command.class, label = "Import Logo Model",
	menuPath = "Plugins>Logo Classifier>Import Logo Model",
	description = "Makes a model file of a head that was trained in TF.js.")
public class ImportLogoModel extends LogoCommand {

	@Parameter(label = "model.json of TF.js",
		description = "The JSON file of a TF.js layers model, or its folder.")
	private File input;

	@Parameter(label = "Model file to write", style = "save",
		description = "The file for Classify Logo.")
	private File model;

	@Parameter(label = "Labels", required = false,
		description = "In the order of the outputs, with commas between. Without " +
			"any, those in metadata.json or labels.txt beside it.")
	private String labels = "";

	@Parameter(label = "Backbone", required = false,
		description = "What the head was trained behind: mobilenet_0.25_224 for " +
			"the tutorial's. Without one, what the model says.")
	private String backbone = "";

	@Parameter(label = "Framing", required = false,
		description = "How its images were made square: stretch (as in a browser), " +
			"letterbox, crop, trim. Without one, what the model says, or stretch.")
	private String framing = "";

	@Override
	protected void execute() throws IOException {
		requireGiven(input, "input", "the model.json of a TF.js model");
		requireGiven(model, "model", "the model file to write");
		final Path target = LogoModelFile.named(model.toPath());
		LogoModelFile.requireWritable(target);
		final LogoModel imported = logos.importModel(ImportRequest.of(input
			.toPath()).labels(list(labels)).backbone(text(backbone)).framing(text(
				framing)));
		logos.save(imported, target);
		imported.card().warnings().forEach(this::warn);
		display.show(table(imported, target));
	}

	private static ReportTable table(final LogoModel imported,
		final Path target)
	{
		final ReportTable table = new ReportTable("Imported Logo Model", Arrays
			.asList("Item", "Value"));
		table.add("Model", target.toString());
		table.add("Classes", String.join(", ", imported.labels()));
		table.add("Backbone", imported.backbone().name());
		table.add("Head", imported.head().kind().id());
		table.add("Framing", imported.card().settings().get("framing"));
		imported.card().warnings().forEach(warning -> table.add("Warning",
			warning));
		return table;
	}

	private static List<String> list(final String text) {
		final List<String> list = new ArrayList<>();
		if (!text(text).isEmpty()) list.addAll(Arrays.asList(text.split(",", -1)));
		return list;
	}

	private static String text(final String value) {
		return value == null ? "" : value.strip();
	}

}
