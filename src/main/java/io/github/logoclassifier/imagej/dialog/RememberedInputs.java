
package io.github.logoclassifier.imagej.dialog;

import io.github.logoclassifier.command.ModelCheck;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.scijava.module.ModuleItem;
import org.scijava.prefs.PrefService;

/**
 * What a person answered in dialogs, from one run of ImageJ to the next. What
 * macros and scripts give never comes here: SciJava would remember that too, so
 * its own memory is not asked.
 */
public final class RememberedInputs {

	/** All commands share it: the model that was trained or used last. */
	private static final String LAST_MODEL = "dialog last model";

	private final PrefService prefs;
	private final Class<?> command;

	public RememberedInputs(final PrefService prefs, final Class<?> command) {
		this.prefs = prefs;
		this.command = command;
	}

	/** The last answer; the given one if there is none. */
	String get(final ModuleItem<?> item, final String otherwise) {
		if (!item.isPersisted()) return otherwise;
		return prefs.get(command, key(item), otherwise);
	}

	/** The model file of the last dialog that had one, if it is still there. */
	public Optional<String> lastModel() {
		final String last = prefs.get(RememberedInputs.class, LAST_MODEL, "");
		return Optional.of(last).filter(file -> new File(file).isFile());
	}

	/** Makes a model file the one that dialogs propose. */
	public static void putLastModel(final PrefService prefs, final String file) {
		prefs.put(RememberedInputs.class, LAST_MODEL, file);
	}

	void put(final List<ModuleItem<?>> items, final Map<String, String> answers) {
		for (final ModuleItem<?> item : items) {
			final String answer = answers.get(item.getName());
			if (item.isPersisted()) prefs.put(command, key(item), answer);
			if (item.getName().equals("model") && !answer.isEmpty()) {
				putLastModel(prefs, ModelCheck.target(new File(answer)).toString());
			}
		}
	}

	private static String key(final ModuleItem<?> item) {
		return "dialog " + item.getName();
	}

}
