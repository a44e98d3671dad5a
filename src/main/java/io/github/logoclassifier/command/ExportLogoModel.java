
package io.github.logoclassifier.command;

import io.github.logoclassifier.exchange.ExportFormat;
import io.github.logoclassifier.table.ReportTable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Writes a model for TF.js, ONNX Runtime or Deeplearning4j. */
@Plugin(type = Command.class, label = "Export Logo Model",
	menuPath = "Plugins>Logo Classifier>Export Logo Model",
	description = "Writes a model in a format of other software.")
public class ExportLogoModel extends LogoCommand {

	@Parameter(label = "Model file",
		description = "A file that Train Logo Classifier wrote.")
	private File model;

	@Parameter(label = "Format", required = false, choices = { "tfjs",
		"tfjs-head", "onnx", "dl4j" },
		description = "tfjs: a TF.js layers model. tfjs-head: its head alone. onnx: " +
			"a file for ONNX Runtime. dl4j: the head for Deeplearning4j.")
	private String format = "tfjs";

	@Parameter(label = "File or folder to write", style = "save",
		description = "tfjs and tfjs-head are folders, onnx and dl4j files.",
		attrs = @Attr(name = InputAttributes.MADE))
	private File output;

	@Override
	protected void execute() throws IOException {
		requireGiven(model, "model", "a file that Train Logo Classifier wrote");
		requireGiven(output, "output", "the file or folder to write");
		final ExportFormat wanted = ExportFormat.of(String.valueOf(format));
		final Path written = logos.exportModel(model.toPath(), wanted, output
			.toPath());
		final ReportTable table = new ReportTable("Exported Logo Model", Arrays
			.asList("Model", "Format", "Output"));
		table.add(model.getName(), wanted.id(), written.toString());
		display.show(table);
	}

}
