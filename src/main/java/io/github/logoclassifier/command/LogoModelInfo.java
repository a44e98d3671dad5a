
package io.github.logoclassifier.command;

import io.github.logoclassifier.ModelSummary;
import io.github.logoclassifier.table.ModelTables;

import java.io.File;
import java.io.IOException;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows what a model file is. */
@Plugin(type = Command.class, label = "Logo Model Info",
	menuPath = "Plugins>Logo Classifier>Logo Model Info",
	description = "Shows a model's classes, settings, learning curve and layers.")
public class LogoModelInfo extends LogoCommand {

	@Parameter(label = "Model file",
		description = "A file that Train Logo Classifier wrote.")
	private File model;

	@Override
	protected void execute() throws IOException {
		requireGiven(model, "model", "a file that Train Logo Classifier wrote");
		final ModelSummary summary = logos.inspect(model.toPath());
		final ModelTables tables = new ModelTables(summary);
		display.show(tables.items(model.toPath()));
		display.show(tables.layers());
	}

}
