
package io.github.logoclassifier.imagej.dialog;

import ij.ImagePlus;
import ij.WindowManager;

import io.github.logoclassifier.imagej.macro.UnattendedDefaults;
import io.github.logoclassifier.imagej.show.ImageJDisplay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.scijava.Priority;
import org.scijava.command.CommandInfo;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.prefs.PrefService;

/**
 * Asks a person for the inputs of this project's commands where SciJava would,
 * but by the dialog that plain ImageJ shows too. A script that gives inputs
 * itself is asked for those only that a command cannot do without.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.LOW - 1)
public class AttendedInputs extends AbstractPreprocessorPlugin {

	@Parameter
	private PrefService prefs;

	@Parameter
	private LogService log;

	@Override
	public void process(final Module module) {
		if (ImageJDisplay.isUnattended() || !UnattendedDefaults.isOurs(module))
			return;
		final CommandInfo info = (CommandInfo) module.getInfo();
		final List<ModuleItem<?>> open = new ArrayList<>();
		boolean isGiven = false;
		for (final ModuleItem<?> input : new CommandInputs(info).items()) {
			if (ImageInput.isImage(input)) {
				if (!hasImage(module, input)) {
					final String reason = "there is no image: open one first";
					log.error(info.getTitle() + ": " + reason);
					cancel(reason);
					return;
				}
			}
			else if (module.isInputResolved(input.getName())) isGiven = true;
			else open.add(input);
		}
		final boolean suffices = open.stream().noneMatch(input -> input
			.isRequired() && module.getInput(input.getName()) == null);
		if (!isGiven || !suffices) ask(module, info, open);
		open.forEach(input -> module.resolveInput(input.getName()));
	}

	private static boolean hasImage(final Module module,
		final ModuleItem<?> input)
	{
		if (module.getInput(input.getName()) == null) {
			final ImagePlus image = WindowManager.getCurrentImage();
			if (image == null) return false;
			module.setInput(input.getName(), image);
		}
		module.resolveInput(input.getName());
		return true;
	}

	private void ask(final Module module, final CommandInfo info,
		final List<ModuleItem<?>> open)
	{
		final Optional<Map<String, String>> answers = new InputDialog(info, open,
			prefs).ask();
		if (!answers.isPresent()) {
			// Without a reason, as SciJava's own dialogs: nothing is wrong.
			cancel(null);
			return;
		}
		new CommandInputs(info).values(answers.get()).forEach(module::setInput);
	}

}
