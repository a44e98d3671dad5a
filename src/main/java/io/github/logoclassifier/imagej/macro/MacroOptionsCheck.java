
package io.github.logoclassifier.imagej.macro;

import ij.Macro;

import io.github.logoclassifier.command.LogoDisplay;
import io.github.logoclassifier.imagej.dialog.CommandInputs;
import io.github.logoclassifier.imagej.dialog.ImageInput;

import org.scijava.Priority;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Makes a macro in Fiji as strict as in plain ImageJ: Fiji itself passes over a
 * key that a command does not have, and takes a number that is none for 0.
 */
// Before the preprocessor by which Fiji takes inputs from a macro
@Plugin(type = PreprocessorPlugin.class, priority = Priority.FIRST)
public class MacroOptionsCheck extends AbstractPreprocessorPlugin {

	@Parameter
	private LogoDisplay display;

	@Override
	public void process(final Module module) {
		final String options = Macro.getOptions();
		if (options == null || !UnattendedDefaults.isOurs(module)) return;
		final CommandInputs inputs = new CommandInputs((CommandInfo) module
			.getInfo());
		if (isRunByProgram(module, inputs)) return;
		try {
			inputs.values(MacroOptions.parse(options));
		}
		catch (final IllegalArgumentException exc) {
			display.failed(module.getInfo().getTitle(), exc.getMessage());
			cancel(exc.getMessage());
		}
	}

	/** Then the options are those of the script that runs the command. */
	private static boolean isRunByProgram(final Module module,
		final CommandInputs inputs)
	{
		return inputs.items().stream().anyMatch(input -> !ImageInput.isImage(
			input) && module.isInputResolved(input.getName()));
	}

}
