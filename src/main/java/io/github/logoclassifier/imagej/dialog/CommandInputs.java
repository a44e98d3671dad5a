
package io.github.logoclassifier.imagej.dialog;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

/**
 * The inputs of a command that a user gives, and how their texts become values.
 * Macros, dialogs of plain ImageJ and the command line all read them here, so
 * that no list of parameters is written twice.
 */
public final class CommandInputs {

	private final CommandInfo command;
	private final List<ModuleItem<?>> items = new ArrayList<>();

	public CommandInputs(final CommandInfo command) {
		this.command = command;
		for (final ModuleItem<?> item : command.inputs()) {
			final Class<?> type = item.getType();
			final boolean injected = Service.class.isAssignableFrom(type) ||
				type == Context.class;
			if (!injected) items.add(item);
		}
	}

	/** Finds one of this project's commands by the leaf of its menu path. */
	public static CommandInfo find(final CommandService commands,
		final String title)
	{
		final List<CommandInfo> all = commands.getCommands().stream().filter(
			info -> info.getClassName().startsWith("io.github.logoclassifier."))
			.collect(Collectors.toList());
		for (final CommandInfo info : all) {
			if (info.getTitle().equals(title)) return info;
		}
		throw new IllegalArgumentException("there is no command \"" + title +
			"\": give one of " + all.stream().map(info -> '"' + info.getTitle() + '"')
				.sorted().collect(Collectors.joining(", ")));
	}

	public List<ModuleItem<?>> items() {
		return items;
	}

	/** Whether a command needs an open image. */
	public boolean needsImage() {
		return items.stream().anyMatch(ImageInput::isImage);
	}

	/**
	 * Converts texts to the types of the inputs that they are for.
	 *
	 * @throws IllegalArgumentException if there is no such input, or its text is
	 *           no value of its type
	 */
	public Map<String, Object> values(final Map<String, String> texts) {
		final Map<String, Object> values = new LinkedHashMap<>();
		texts.forEach((key, text) -> values.put(key, value(item(key), text)));
		return values;
	}

	private ModuleItem<?> item(final String key) {
		for (final ModuleItem<?> item : items) {
			if (item.getName().equals(key) && !ImageInput.isImage(item)) return item;
		}
		throw new IllegalArgumentException(command.getTitle() +
			" has no parameter " + key + ": it has " + items.stream().map(
				ModuleItem::getName).collect(Collectors.joining(", ")));
	}

	static Object value(final ModuleItem<?> item, final String text) {
		final Class<?> type = item.getType();
		try {
			if (type == File.class) return text.isEmpty() ? null : new File(text);
			if (type == int.class) return Integer.valueOf(text);
			if (type == long.class) return Long.valueOf(text);
			if (type == double.class) return Double.valueOf(text);
		}
		catch (final NumberFormatException exc) {
			throw new IllegalArgumentException(item.getName() + " must be a " +
				(type == double.class ? "number" : "whole number") + ", not \"" + text +
				"\"", exc);
		}
		if (type == boolean.class) return truth(item.getName(), text);
		return text;
	}

	private static Boolean truth(final String name, final String text) {
		if (text.equalsIgnoreCase("true")) return true;
		if (text.equalsIgnoreCase("false")) return false;
		throw new IllegalArgumentException(name + " must be true or false, not \"" +
			text + "\"");
	}

}
