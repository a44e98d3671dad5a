
package io.github.logoclassifier.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;

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
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

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
		final Map<String, String> texts = texts(info, inputs, modules);
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
		final CommandInputs inputs, final ModuleService modules)
	{
		final String options = Macro.getOptions();
		if (options != null) return MacroOptions.parse(options);
		try {
			final Module module = info.createModule();
			module.initialize();
			modules.loadInputs(module);
			final List<ModuleItem<?>> asked = new ArrayList<>(inputs.items());
			asked.removeIf(ImageInput::isImage);
			return new InputDialog(asked, module).ask(info.getTitle()).orElse(null);
		}
		catch (final ModuleException exc) {
			throw new IllegalStateException(exc);
		}
	}

	/** What went wrong was logged; a macro is to stop, a person to see it. */
	private static void finish(final Module module) {
		final Object command = module.getDelegateObject();
		if (!(command instanceof Cancelable) || !((Cancelable) command)
			.isCanceled()) return;
		final String reason = ((Cancelable) command).getCancelReason();
		IJ.error(module.getInfo().getTitle(), reason);
	}

}
