
package io.github.logoclassifier.imagej.macro;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;

import io.github.logoclassifier.command.LogoCommand;
import io.github.logoclassifier.imagej.dialog.CommandInputs;
import io.github.logoclassifier.imagej.dialog.ImageInput;
import io.github.logoclassifier.imagej.dialog.InputDialog;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.prefs.PrefService;

/**
 * Runs any of this project's commands from the menus and macros of plain
 * ImageJ, which does not know SciJava. The file plugins.config names each
 * command by its class. Its inputs come from the macro's options, or from a
 * dialog. In Fiji, where the SciJava commands themselves stand in the menu, it
 * is not used.
 */
public class LogoPlugIn implements PlugIn {

	/** @param command the class name of a command */
	@Override
	public void run(final String command) {
		PlainImageJ.useItsClasses();
		final Context context = PlainImageJ.context();
		final CommandInfo info = context.service(CommandService.class).getCommand(
			command);
		try {
			run(info, context);
		}
		catch (final IllegalArgumentException | IllegalStateException exc) {
			IJ.error(info.getTitle(), exc.getMessage());
		}
	}

	private static void run(final CommandInfo info, final Context context) {
		final ModuleService modules = context.service(ModuleService.class);
		final CommandInputs inputs = new CommandInputs(info);
		final ImagePlus image = inputs.needsImage() ? WindowManager
			.getCurrentImage() : null;
		if (inputs.needsImage() && image == null) {
			throw new IllegalArgumentException(
				"there is no image: open the one to classify first");
		}
		final Map<String, String> texts = texts(info, inputs, context.service(
			PrefService.class));
		if (texts == null) return;
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final ModuleItem<?> item : inputs.items()) {
			if (ImageInput.isImage(item)) values.put(item.getName(), image);
		}
		values.putAll(inputs.values(texts));
		try {
			finish(modules.run(info, true, values).get());
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
		catch (final ExecutionException exc) {
			IJ.handleException(exc.getCause());
		}
	}

	/** What the user gave, or null if she canceled. */
	private static Map<String, String> texts(final CommandInfo info,
		final CommandInputs inputs, final PrefService prefs)
	{
		final String options = Macro.getOptions();
		if (options != null) return MacroOptions.parse(options);
		final List<ModuleItem<?>> asked = new ArrayList<>(inputs.items());
		asked.removeIf(ImageInput::isImage);
		final Map<String, String> answers = new InputDialog(info, asked, prefs)
			.ask().orElse(null);
		if (answers != null && Recorder.record) {
			asked.forEach(item -> record(item, answers.get(item.getName())));
		}
		return answers;
	}

	private static void record(final ModuleItem<?> item, final String answer) {
		if (answer.isEmpty()) return;
		// A path's backslashes must be doubled in a macro.
		if (item.getType() == File.class) Recorder.recordPath(item.getName(),
			answer);
		else Recorder.recordOption(item.getName(), answer);
	}

	/** What went wrong was logged; a macro is to stop, a person to see it. */
	private static void finish(final Module module) {
		final Object command = module.getDelegateObject();
		if (!(command instanceof Cancelable) || !((Cancelable) command)
			.isCanceled()) return;
		final String reason = ((Cancelable) command).getCancelReason();
		// Who canceled knows it; a macro is to stop all the same.
		if (LogoCommand.CANCELED_BY_USER.equals(reason) && !IJ.isMacro()) {
			IJ.showStatus("Canceled");
		}
		else IJ.error(module.getInfo().getTitle(), reason);
	}

}
