
package io.github.logoclassifier.imagej.dialog;

import ij.IJ;
import ij.Prefs;

import io.github.logoclassifier.command.Finding;
import io.github.logoclassifier.command.InputAttributes;
import io.github.logoclassifier.command.ModelCheck;
import io.github.logoclassifier.imagej.show.HelpPage;
import io.github.logoclassifier.imagej.show.HelpWindow;

import java.awt.Font;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.scijava.InstantiableException;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.prefs.PrefService;

/**
 * Asks a person for a command's inputs, in plain ImageJ and in Fiji alike.
 */
public final class InputDialog implements Questions {

	private static final String FOLDER = "folder";
	private static final String MODEL = "model";
	private static final int FONT_SIZE = 13;

	private final CommandInfo command;
	private final List<ModuleItem<?>> items;
	private final RememberedInputs remembered;
	private final InputChecks checks;
	private final Map<String, String> defaults = new LinkedHashMap<>();
	private final Map<String, String> start = new LinkedHashMap<>();

	/** @param items what to ask for; no images */
	public InputDialog(final CommandInfo command, final List<ModuleItem<?>> items,
		final PrefService prefs)
	{
		this.command = command;
		this.items = new ArrayList<>(items);
		remembered = new RememberedInputs(prefs, type());
		checks = new InputChecks(this.items);
		final Module declared = declared();
		for (final ModuleItem<?> item : this.items) {
			final String value = text(declared.getInput(item.getName()));
			if (item.getType() != File.class) defaults.put(item.getName(), value);
			start.put(item.getName(), remembered.get(item, value));
		}
		if (usesModel()) start.put(MODEL, lastModel(start));
	}

	/** The answers as texts by parameter name; empty if it was canceled. */
	public Optional<Map<String, String>> ask() {
		final Optional<Map<String, String>> answers = CommandDialog.ask(IJ
			.getInstance(), new Font(Font.SANS_SERIF, Font.PLAIN, (int) Math.round(
				FONT_SIZE * Math.max(1, Prefs.getGuiScale()))), command.getTitle(),
			command.getDescription(), this);
		answers.ifPresent(given -> remembered.put(items, given));
		return answers;
	}

	private Class<?> type() {
		try {
			return command.loadClass();
		}
		catch (final InstantiableException exc) {
			throw new IllegalStateException(exc);
		}
	}

	/** Only the fields' own values, and not what SciJava would remember. */
	private Module declared() {
		try {
			return command.createModule();
		}
		catch (final ModuleException exc) {
			throw new IllegalStateException(exc);
		}
	}

	private static String text(final Object value) {
		return value == null ? "" : String.valueOf(value).replaceFirst("\\.0$", "");
	}

	@Override
	public List<ModuleItem<?>> items() {
		return items;
	}

	@Override
	public boolean isAdvanced(final ModuleItem<?> item) {
		return item.is(InputAttributes.ADVANCED);
	}

	@Override
	public void showHelp() {
		HelpWindow.show(HelpPage.of(command.getTitle()));
	}

	@Override
	public Map<String, String> start() {
		return start;
	}

	@Override
	public Map<String, String> defaults() {
		return defaults;
	}

	@Override
	public Map<String, String> proposals(final Map<String, String> answers) {
		final Map<String, String> proposals = new LinkedHashMap<>();
		for (final ModuleItem<?> item : items) {
			final String ending = item.get(InputAttributes.BESIDE_FOLDER);
			if (ending != null) proposals.put(item.getName(), beside(answers
				.getOrDefault(FOLDER, ""), ending));
		}
		if (usesModel()) proposals.put(MODEL, lastModel(answers));
		return proposals;
	}

	private static String beside(final String folder, final String ending) {
		final File file = new File(folder);
		final boolean isNamed = !file.getName().isEmpty() && !file.getName()
			.startsWith(".");
		return isNamed ? file.getPath() + ending : "";
	}

	private boolean usesModel() {
		return items.stream().anyMatch(item -> item.getName().equals(MODEL) &&
			!"save".equals(item.getWidgetStyle()));
	}

	/**
	 * The model that was trained or used last. Where a command can do without, it
	 * is not proposed for the folder that it was trained on: what it says of that
	 * is no test.
	 */
	private String lastModel(final Map<String, String> answers) {
		final ModuleItem<?> model = items.stream().filter(item -> item.getName()
			.equals(MODEL)).findFirst().orElseThrow(IllegalStateException::new);
		final String last = remembered.lastModel().orElse(remembered.get(model,
			""));
		final String folder = answers.getOrDefault(FOLDER, "");
		if (model.isRequired() || folder.isEmpty()) return last;
		try {
			return ModelCheck.isTrainedOn(Paths.get(last), Paths.get(folder)) ? ""
				: last;
		}
		catch (final InvalidPathException exc) {
			return last;
		}
	}

	@Override
	public Map<String, Finding> findings(final Map<String, String> answers,
		final BooleanSupplier isOutdated)
	{
		return checks.findings(answers, isOutdated);
	}

}
