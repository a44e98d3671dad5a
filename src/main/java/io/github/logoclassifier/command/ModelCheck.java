
package io.github.logoclassifier.command;

import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.LogoModelFile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at a model file while its name is being typed. */
public final class ModelCheck {

	/** Classes that are named. */
	private static final int NAMED = 6;

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern(
		"d MMM yyyy", Locale.ENGLISH);

	private ModelCheck() {}

	/**
	 * A model file that is to be used.
	 *
	 * @param tested the folder that it is to be tested on, if any
	 */
	public static Finding used(final Path file, final Optional<Path> tested) {
		if (Files.isDirectory(file)) {
			return Finding.bad("This is a folder: choose a file in it.");
		}
		if (!Files.exists(file)) return Finding.bad("There is no such file.");
		try {
			final LogoModel model = LogoModelFile.read(file);
			if (tested.isPresent() && isTrainedOn(model, tested.get())) {
				return Finding.doubtful(
					"This model was trained on this very folder, so " +
						"it will look better than it is. Clear this to cross-validate.");
			}
			return Finding.good(summary(model));
		}
		catch (final IOException exc) {
			return Finding.bad(FolderCheck.sentence(String.valueOf(exc.getMessage())
				.replace(file + ": ", "")));
		}
	}

	/** A model file that is to be written. */
	public static Finding written(final File model) {
		final Path file = target(model);
		try {
			LogoModelFile.requireWritable(file);
		}
		catch (final IOException exc) {
			return Finding.bad(FolderCheck.sentence(String.valueOf(exc
				.getMessage())));
		}
		if (!Files.exists(file)) return Finding.NOTHING;
		try {
			return Finding.doubtful("Will be replaced: " + summary(LogoModelFile.read(
				file)));
		}
		catch (final IOException exc) {
			return Finding.doubtful("Will be replaced, and is no model: " + file
				.getFileName());
		}
	}

	/** Whether a model file was trained on a folder, if it says so. */
	public static boolean isTrainedOn(final Path file, final Path folder) {
		try {
			return isTrainedOn(LogoModelFile.read(file), folder);
		}
		catch (final IOException exc) {
			return false;
		}
	}

	private static boolean isTrainedOn(final LogoModel model, final Path folder) {
		final String trained = model.card().settings().get("folder");
		return trained != null && Paths.get(trained).equals(folder.toAbsolutePath()
			.normalize());
	}

	/** The file that a user named, with the models' ending if it has none. */
	public static Path target(final File model) {
		return model.getName().contains(".") || model.isDirectory() ? model.toPath()
			: new File(model.getPath() + LogoModelFile.EXTENSION).toPath();
	}

	private static String summary(final LogoModel model) {
		final List<String> labels = model.labels();
		final int more = labels.size() - NAMED;
		final int images = model.card().images().values().stream().mapToInt(
			Integer::intValue).sum();
		return String.join(", ", labels.subList(0, Math.min(NAMED, labels
			.size()))) + (more > 0 ? " and " + more + " more" : "") + "; trained " +
			day(model.card().created()) + "on " + images + " images";
	}

	private static String day(final String instant) {
		try {
			return DAY.format(Instant.parse(instant).atZone(ZoneId.systemDefault())) +
				" ";
		}
		catch (final DateTimeException exc) {
			return "";
		}
	}

}
