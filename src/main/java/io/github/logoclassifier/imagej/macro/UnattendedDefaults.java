
package io.github.logoclassifier.imagej.macro;

import io.github.logoclassifier.command.LogoCommand;
import io.github.logoclassifier.command.LogoDisplay;
import io.github.logoclassifier.imagej.dialog.ImageInput;
import io.github.logoclassifier.imagej.show.ImageJDisplay;

import org.scijava.InstantiableException;
import org.scijava.Priority;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Makes this project's commands do the same in a macro and headless as from the
 * menu: where nobody can answer a dialog, an input that was not given has its
 * declared default, and never what another run left behind. A required input
 * that was not given cancels the command, with a message that names it.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.LOW)
public class UnattendedDefaults extends AbstractPreprocessorPlugin {

	@Parameter
	private LogoDisplay display;

	@Override
	public void process(final Module module) {
		if (!ImageJDisplay.isUnattended() || !isOurs(module)) return;
		for (final ModuleItem<?> input : module.getInfo().inputs()) {
			final String name = input.getName();
			if (module.isInputResolved(name)) continue;
			if (input.isRequired() && module.getInput(name) == null) {
				final String title = module.getInfo().getTitle();
				final String reason = ImageInput.isImage(input)
					? "there is no image: open the one to classify first" : name +
						" is missing: " + title + " needs " + name + "=…";
				display.failed(title, reason);
				cancel(reason);
				return;
			}
			module.resolveInput(name);
		}
	}

	/** Whether a module is one of this project's commands. */
	public static boolean isOurs(final Module module) {
		final Object info = module.getInfo();
		if (!(info instanceof CommandInfo)) return false;
		try {
			return LogoCommand.class.isAssignableFrom(((CommandInfo) info)
				.loadClass());
		}
		catch (final InstantiableException exc) {
			return false;
		}
	}

}
