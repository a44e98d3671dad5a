
package io.github.logoclassifier.command;

import io.github.logoclassifier.dataset.ImageFolder;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.model.Prediction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Looks into a folder while its name is being typed: it may be any folder, one
 * with all files of a disk in it too, so it looks at some thousands only, and
 * stops when nobody wants to know any more.
 */
public final class FolderCheck {

	/** Files that are found and looked into before it is given up. */
	private static final int MOST = 20_000;

	/** Classes that are named with their numbers of images. */
	private static final int NAMED = 6;

	private final BooleanSupplier isOutdated;
	private int looks;

	/** @param isOutdated whether nobody wants to know any more */
	public FolderCheck(final BooleanSupplier isOutdated) {
		this.isOutdated = isOutdated;
	}

	/** Any folder. */
	public static Finding exists(final Path folder) {
		if (Files.isDirectory(folder)) return Finding.NOTHING;
		return Finding.bad(Files.exists(folder) ? "This is a file, not a folder."
			: "There is no such folder.");
	}

	/** A folder to write into, which is made if there is none. */
	public static Finding made(final Path folder) {
		if (Files.exists(folder)) return exists(folder);
		Path above = folder.toAbsolutePath().getParent();
		while (above != null && !Files.exists(above))
			above = above.getParent();
		if (above != null && Files.isDirectory(above)) {
			return Finding.good("It will be made.");
		}
		return Finding.bad(above == null ? "There is no such place." : above +
			" is a file, not a folder.");
	}

	/**
	 * A folder of labelled images.
	 *
	 * @param isTrainedOn whether it needs two classes with two images each, or
	 *          only some image
	 * @throws CancellationException if nobody wants to know any more
	 */
	public Finding labelled(final Path folder, final boolean isTrainedOn) {
		final Finding exists = exists(folder);
		if (!exists.allowsRun()) return exists;
		try {
			return finding(ImageFolder.read(folder, this::look), isTrainedOn);
		}
		catch (final TooManyException exc) {
			return Finding.doubtful("More than " + MOST / 2 +
				" files: they are looked at when it begins.");
		}
		catch (final IOException exc) {
			return Finding.bad(sentence(String.valueOf(exc.getMessage())));
		}
	}

	private void look() {
		if (isOutdated.getAsBoolean()) throw new CancellationException();
		if (++looks > MOST) throw new TooManyException();
	}

	private static Finding finding(final ImageFolder all,
		final boolean isTrainedOn)
	{
		final ImageFolder classes = all.without(Prediction.UNKNOWN);
		if (isTrainedOn) {
			try {
				classes.requireTrainable();
			}
			catch (final IllegalArgumentException exc) {
				return Finding.bad(sentence(exc.getMessage().replace("folder " + all
					.folder() + " has ", "")));
			}
		}
		else if (all.files().isEmpty()) {
			return Finding.bad("No images" + skipped(all.skipped()) + ".");
		}
		return Finding.good(counts(classes.counts()) + unknown(all.filesOf(
			Prediction.UNKNOWN).size()) + skipped(all.skipped()));
	}

	private static String counts(final SortedMap<String, Integer> counts) {
		final String named = counts.entrySet().stream().limit(NAMED).map(
			entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors
				.joining(", "));
		final int more = counts.size() - NAMED;
		return counts.size() + (counts.size() == 1 ? " class: " : " classes: ") +
			named + (more > 0 ? " and " + more + " more" : "");
	}

	private static String unknown(final int count) {
		return count == 0 ? "" : "; " + count + " of no class";
	}

	private static String skipped(final List<SkippedFile> skipped) {
		if (skipped.isEmpty()) return "";
		final SkippedFile first = skipped.get(0);
		return "; " + skipped.size() + (skipped.size() == 1 ? " file skipped: "
			: " files skipped, the first ") + first.path().getFileName() + " (" +
			first.reason() + ")";
	}

	/** What was said for the end of a sentence, as one. */
	static String sentence(final String text) {
		return text.isEmpty() ? text : text.substring(0, text.offsetByCodePoints(0,
			1)).toUpperCase(Locale.ROOT) + text.substring(text.offsetByCodePoints(0,
				1));
	}

	/** There are more files than are looked at. */
	private static final class TooManyException extends RuntimeException {

		private static final long serialVersionUID = 1;

	}

}
