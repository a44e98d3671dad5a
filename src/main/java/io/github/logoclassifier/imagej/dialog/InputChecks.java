
package io.github.logoclassifier.imagej.dialog;

import io.github.logoclassifier.command.Finding;
import io.github.logoclassifier.command.FolderCheck;
import io.github.logoclassifier.command.InputAttributes;
import io.github.logoclassifier.command.ModelCheck;
import io.github.logoclassifier.model.LogoModelFile;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import org.scijava.module.ModuleItem;

/** Looks at a command's inputs while they are typed. */
final class InputChecks {

	private static final String FOLDER = "folder";
	private static final String MODEL = "model";

	private final List<ModuleItem<?>> items;
	/** A folder is read once, however often other inputs change. */
	private final Map<String, Finding> folders = new ConcurrentHashMap<>();

	InputChecks(final List<ModuleItem<?>> items) {
		this.items = items;
	}

	/** What there is to say of each input, by name. */
	Map<String, Finding> findings(final Map<String, String> texts,
		final BooleanSupplier isOutdated)
	{
		final Map<String, Finding> findings = new LinkedHashMap<>();
		for (final ModuleItem<?> item : items) {
			findings.put(item.getName(), finding(item, texts, isOutdated));
		}
		return findings;
	}

	private Finding finding(final ModuleItem<?> item,
		final Map<String, String> texts, final BooleanSupplier isOutdated)
	{
		final String text = texts.getOrDefault(item.getName(), "");
		try {
			if (text.isEmpty() && item.getType() == File.class || text.isEmpty() &&
				item.getType() == String.class)
			{
				return item.isRequired() ? Finding.missing(item.getDescription())
					: Finding.NOTHING;
			}
			if (item.getType() != File.class) return value(item, text);
			if ("directory".equals(item.getWidgetStyle())) return folder(item, Paths
				.get(text), texts, isOutdated);
			return "save".equals(item.getWidgetStyle()) ? written(item, text) : used(
				item, Paths.get(text), texts);
		}
		catch (final InvalidPathException exc) {
			return Finding.bad("This cannot be a name: " + exc.getReason() + ".");
		}
		catch (final IllegalArgumentException exc) {
			return Finding.bad(exc.getMessage());
		}
	}

	private Finding folder(final ModuleItem<?> item, final Path folder,
		final Map<String, String> texts, final BooleanSupplier isOutdated)
	{
		if (item.is(InputAttributes.MADE)) return FolderCheck.made(folder);
		if (!item.is(InputAttributes.LABELLED)) return FolderCheck.exists(folder);
		final boolean isTrainedOn = !usesModel() || texts.getOrDefault(MODEL, "")
			.isEmpty();
		final String key = isTrainedOn + " " + folder;
		final Finding known = folders.get(key);
		if (known != null) return known;
		final Finding found = new FolderCheck(isOutdated).labelled(folder,
			isTrainedOn);
		folders.put(key, found);
		return found;
	}

	private boolean usesModel() {
		return items.stream().anyMatch(item -> item.getName().equals(MODEL) &&
			!"save".equals(item.getWidgetStyle()));
	}

	private Finding used(final ModuleItem<?> item, final Path file,
		final Map<String, String> texts)
	{
		if (!item.getName().equals(MODEL)) {
			return Files.exists(file) ? Finding.NOTHING : Finding.bad(
				"There is no such file.");
		}
		// Only a model that may be left out is one that is tested.
		final String folder = texts.getOrDefault(FOLDER, "");
		return ModelCheck.used(file, item.isRequired() || folder.isEmpty()
			? Optional.empty() : Optional.of(Paths.get(folder)));
	}

	private static Finding written(final ModuleItem<?> item, final String text) {
		final File file = new File(text);
		if (LogoModelFile.EXTENSION.equals(item.get(InputAttributes.BESIDE_FOLDER)))
			return ModelCheck.written(file);
		final File parent = file.getAbsoluteFile().getParentFile();
		if (parent == null || !parent.isDirectory()) {
			return Finding.bad("There is no folder " + parent + ".");
		}
		return file.isDirectory() && !item.is(InputAttributes.MADE) ? Finding.bad(
			"This is a folder: add a file name.") : Finding.NOTHING;
	}

	/** A number that is too small or too large, or none. */
	private static Finding value(final ModuleItem<?> item, final String text) {
		final Object value = CommandInputs.value(item, text);
		if (!(value instanceof Number)) return Finding.NOTHING;
		final double number = ((Number) value).doubleValue();
		final Object least = item.getMinimumValue();
		final Object most = item.getMaximumValue();
		if (least instanceof Number && number < ((Number) least).doubleValue()) {
			return Finding.bad(item.getName() + " must be at least " + least);
		}
		if (most instanceof Number && number > ((Number) most).doubleValue()) {
			return Finding.bad(item.getName() + " must be at most " + most);
		}
		return Double.isNaN(number) ? Finding.bad(item.getName() +
			" must be a number") : Finding.NOTHING;
	}

}
