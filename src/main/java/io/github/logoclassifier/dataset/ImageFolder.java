
package io.github.logoclassifier.dataset;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A folder of labelled images, read by one of two conventions.
 * <p>
 * One sub-folder per class, its name being the label; sub-folders of a class
 * belong to it:
 *
 * <pre>
 * logos/
 *   android/  any-name.png  another.jpg  more/third.tif
 *   apple/    …
 * </pre>
 *
 * Or one flat folder in which each name is a label, a hyphen and a number:
 *
 * <pre>
 * logos/  android-0.jpg  android-1.jpg  apple-0.jpg  …
 * </pre>
 *
 * The first is used as soon as one sub-folder holds an image. Labels are sorted
 * by code point, files by label and path, so the same folder always reads the
 * same. Symbolic links are followed; one that leads back to a folder above it
 * is skipped. Every file that is left out is listed in {@link #skipped()} with
 * its reason. Immutable.
 */
public final class ImageFolder {

	/** Label, hyphen, number, extension: the flat convention. */
	private static final Pattern FLAT_NAME = Pattern.compile("(.+)-\\d+\\.[^.]+");

	/** What one class needs at least, so that one image can be held out. */
	public static final int MIN_IMAGES_PER_CLASS = 2;

	private final Path folder;
	private final List<LabelledFile> files;
	private final List<SkippedFile> skipped;

	private ImageFolder(final Path folder, final List<LabelledFile> files,
		final List<SkippedFile> skipped)
	{
		this.folder = folder;
		files.sort(Comparator.comparing(LabelledFile::label).thenComparing(f -> f
			.path().toString()));
		skipped.sort(Comparator.comparing(f -> f.path().toString()));
		this.files = Collections.unmodifiableList(files);
		this.skipped = Collections.unmodifiableList(skipped);
	}

	/**
	 * Reads a folder, looking at the structure of every file in it.
	 *
	 * @throws NotDirectoryException if it is missing, or a file
	 * @throws IOException if the folder itself cannot be listed; a file or
	 *           sub-folder that cannot be read is skipped instead
	 */
	public static ImageFolder read(final Path folder) throws IOException {
		return read(folder, () -> {});
	}

	/**
	 * The same, for someone who may not want to wait for its end.
	 *
	 * @param beforeFile is run before each file is found and before it is looked
	 *          into; what it throws ends the reading
	 * @throws IOException as above
	 */
	public static ImageFolder read(final Path folder, final Runnable beforeFile)
		throws IOException
	{
		if (!Files.isDirectory(folder)) {
			throw new NotDirectoryException(folder + (Files.exists(folder)
				? " is a file, not a folder" : ": there is no such folder"));
		}
		final List<Path> subfolders = new ArrayList<>();
		final List<Path> loose = new ArrayList<>();
		final List<SkippedFile> skipped = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
			for (final Path entry : entries) {
				if (FileWalk.isHidden(entry)) {
					skipped.add(new SkippedFile(entry, FileWalk.HIDDEN));
				}
				else if (Files.isDirectory(entry)) subfolders.add(entry);
				else loose.add(entry);
			}
		}
		final List<LabelledFile> files = new ArrayList<>();
		for (final Path subfolder : subfolders) {
			readClass(subfolder, files, skipped, beforeFile);
		}
		if (files.isEmpty()) readFlat(loose, files, skipped, beforeFile);
		else for (final Path file : loose) {
			skipped.add(new SkippedFile(file, "lies beside the class folders"));
		}
		return new ImageFolder(folder, files, skipped);
	}

	/** The folder that was read. */
	public Path folder() {
		return folder;
	}

	/** The images, sorted by label, then by path. */
	public List<LabelledFile> files() {
		return files;
	}

	/** What was left out, sorted by path. */
	public List<SkippedFile> skipped() {
		return skipped;
	}

	/** The same folder, as if it had no images of a label. */
	public ImageFolder without(final String label) {
		return new ImageFolder(folder, files.stream().filter(file -> !file.label()
			.equals(label)).collect(Collectors.toList()), new ArrayList<>(skipped));
	}

	/** The images of a label, sorted by path; none if there is no such label. */
	public List<LabelledFile> filesOf(final String label) {
		return files.stream().filter(file -> file.label().equals(label)).collect(
			Collectors.toList());
	}

	/** Whether the images lie side by side, their names saying their labels. */
	public boolean isFlat() {
		return !files.isEmpty() && files.stream().allMatch(file -> folder.equals(
			file.path().getParent()));
	}

	/**
	 * The same without the classes that have too few images to train on, which
	 * are skipped with that reason: classes that someone has only begun.
	 */
	public ImageFolder withoutBegunClasses() {
		final SortedMap<String, Integer> counts = counts();
		final List<LabelledFile> kept = new ArrayList<>();
		final List<SkippedFile> left = new ArrayList<>(skipped);
		for (final LabelledFile file : files) {
			if (counts.get(file.label()) >= MIN_IMAGES_PER_CLASS) kept.add(file);
			else left.add(new SkippedFile(file.path(), "its class " + file.label() +
				" has too few images: training needs " + MIN_IMAGES_PER_CLASS));
		}
		return new ImageFolder(folder, kept, left);
	}

	/** The distinct labels, sorted by code point. */
	public List<String> labels() {
		return new ArrayList<>(counts().keySet());
	}

	/** Images per label, in the order of {@link #labels()}. */
	public SortedMap<String, Integer> counts() {
		final SortedMap<String, Integer> counts = new TreeMap<>();
		for (final LabelledFile file : files) {
			counts.merge(file.label(), 1, Integer::sum);
		}
		return counts;
	}

	/**
	 * Checks that there is enough to train on.
	 *
	 * @throws IllegalArgumentException if there are fewer than two classes, or
	 *           fewer than two images in a class; the message names them
	 */
	public void requireTrainable() {
		requireTrainable(folder, counts(), skipped);
	}

	/**
	 * The same check for what is left of a folder once some of its images turned
	 * out to be undecodable.
	 *
	 * @param counts usable images per label; 0 for a label that lost all
	 */
	public static void requireTrainable(final Path folder,
		final SortedMap<String, Integer> counts, final List<SkippedFile> skipped)
	{
		final String left = skipped.isEmpty() ? "" : "; skipped: " + summary(
			skipped);
		if (counts.size() < 2) {
			final String have = counts.isEmpty() ? "no images" : "1 class (" + counts
				.firstKey() + ")";
			throw new IllegalArgumentException("folder " + folder + " has " + have +
				": training needs at least 2 sub-folders, one per class, with " +
				MIN_IMAGES_PER_CLASS + " images each, or files named LABEL-NUMBER.ext" +
				left);
		}
		final String poor = counts.entrySet().stream().filter(e -> e
			.getValue() < MIN_IMAGES_PER_CLASS).map(e -> e.getKey() + ": " + e
				.getValue()).collect(Collectors.joining(", "));
		if (!poor.isEmpty()) {
			throw new IllegalArgumentException("folder " + folder +
				" has too few images in some classes (" + poor +
				"): training needs at least " + MIN_IMAGES_PER_CLASS + " in each" +
				left);
		}
	}

	private static String summary(final List<SkippedFile> skipped) {
		final SkippedFile first = skipped.get(0);
		final String example = first.path().getFileName() + " (" + first.reason() +
			")";
		return skipped.size() == 1 ? example : example + " and " + (skipped.size() -
			1) + " more";
	}

	private static void readClass(final Path subfolder,
		final List<LabelledFile> files, final List<SkippedFile> skipped,
		final Runnable beforeFile)
	{
		final String label = subfolder.getFileName().toString();
		final int before = files.size();
		for (final Path path : FileWalk.files(subfolder, skipped, beforeFile)) {
			beforeFile.run();
			addIfImage(path, label, files, skipped);
		}
		if (files.size() == before) {
			skipped.add(new SkippedFile(subfolder, "holds no images"));
		}
	}

	private static void readFlat(final List<Path> loose,
		final List<LabelledFile> files, final List<SkippedFile> skipped,
		final Runnable beforeFile)
	{
		for (final Path path : loose) {
			beforeFile.run();
			final Matcher name = FLAT_NAME.matcher(path.getFileName().toString());
			if (name.matches()) addIfImage(path, name.group(1), files, skipped);
			else skipped.add(new SkippedFile(path, ImageFileCheck.defect(path).orElse(
				"its name is not LABEL-NUMBER.ext")));
		}
	}

	private static void addIfImage(final Path path, final String label,
		final List<LabelledFile> files, final List<SkippedFile> skipped)
	{
		final String defect = ImageFileCheck.defect(path).orElse(null);
		if (defect == null) files.add(new LabelledFile(path, label));
		else skipped.add(new SkippedFile(path, defect));
	}

}
