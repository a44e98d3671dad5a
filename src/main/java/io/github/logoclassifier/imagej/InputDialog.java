
package io.github.logoclassifier.imagej;

import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/** Asks for a command's inputs in plain ImageJ, and records the answers. */
final class InputDialog {

	private static final int TEXT_COLUMNS = 30;

	private final List<ModuleItem<?>> items;
	private final Module module;

	/** @param module holds the values that are shown first */
	InputDialog(final List<ModuleItem<?>> items, final Module module) {
		this.items = items;
		this.module = module;
	}

	/** The answers as texts by parameter name; empty if it was canceled. */
	Optional<Map<String, String>> ask(final String title) {
		// The dialog would record under keys made of its labels.
		final boolean recording = Recorder.record;
		Recorder.record = false;
		final Map<String, String> answers = new LinkedHashMap<>();
		try {
			final GenericDialog dialog = new GenericDialog(title);
			items.forEach(item -> addField(dialog, item));
			dialog.showDialog();
			if (dialog.wasCanceled()) return Optional.empty();
			items.forEach(item -> answers.put(item.getName(), answer(dialog, item)));
		}
		finally {
			Recorder.record = recording;
		}
		if (recording) items.forEach(item -> record(item, answers.get(item
			.getName())));
		return Optional.of(answers);
	}

	private static void record(final ModuleItem<?> item, final String answer) {
		if (answer.isEmpty()) return;
		// A path's backslashes must be doubled in a macro.
		if (item.getType() == File.class) Recorder.recordPath(item.getName(),
			answer);
		else Recorder.recordOption(item.getName(), answer);
	}

	private void addField(final GenericDialog dialog, final ModuleItem<?> item) {
		final String label = item.getLabel();
		final Object value = module.getInput(item.getName());
		final Class<?> type = item.getType();
		if (type == File.class) {
			final String path = value == null ? "" : value.toString();
			if ("directory".equals(item.getWidgetStyle())) {
				dialog.addDirectoryField(label, path, TEXT_COLUMNS);
			}
			else dialog.addFileField(label, path, TEXT_COLUMNS);
		}
		else if (type == boolean.class) dialog.addCheckbox(label, (Boolean) value);
		else if (type == double.class) {
			dialog.addNumericField(label, (Double) value, 3);
		}
		else if (type == int.class || type == long.class) {
			dialog.addNumericField(label, ((Number) value).doubleValue(), 0);
		}
		else if (item.getChoices() != null && !item.getChoices().isEmpty()) {
			dialog.addChoice(label, item.getChoices().stream().map(String::valueOf)
				.toArray(String[]::new), String.valueOf(value));
		}
		else dialog.addStringField(label, String.valueOf(value), TEXT_COLUMNS / 2);
	}

	private static String answer(final GenericDialog dialog,
		final ModuleItem<?> item)
	{
		final Class<?> type = item.getType();
		if (type == boolean.class) return String.valueOf(dialog.getNextBoolean());
		if (type == double.class) return String.valueOf(dialog.getNextNumber());
		if (type == int.class || type == long.class) {
			return String.valueOf((long) dialog.getNextNumber());
		}
		if (item.getChoices() != null && !item.getChoices().isEmpty()) {
			return dialog.getNextChoice();
		}
		return dialog.getNextString();
	}

}
