
package io.github.logoclassifier.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * A PNG file that was added to a class of a labelled folder, by the convention
 * that the folder follows, and that can be taken away again. No file is ever
 * written over, and none appears before it is whole.
 */
public final class AddedImage {

	/** Writes a PNG. */
	public interface Writer {

		void write(Path file) throws IOException;
	}

	private static final String ENDING = ".png";

	/** Room for a number and the ending in the 255 bytes of a file name. */
	private static final int MAX_NAME_BYTES = 200;

	private final Path path;
	private final boolean isFolderNew;

	private AddedImage(final Path path, final boolean isFolderNew) {
		this.path = path;
		this.isFolderNew = isFolderNew;
	}

	/**
	 * Adds an image.
	 * <p>
	 * In a folder with a sub-folder for each class the file is named by its
	 * origin, with a number behind if there is such a file; a new class gets a
	 * sub-folder. In a flat folder it is named {@code LABEL-N.png}, N being one
	 * above the highest number that the label has there, beginning at 0.
	 *
	 * @param label a valid name, see {@link Labels#requireValid}
	 * @param origin where the image comes from, in any script; what no file name
	 *          may hold is replaced
	 * @throws IOException if it cannot be written; then nothing is left of it
	 */
	public static AddedImage add(final ImageFolder folder, final String label,
		final String origin, final Writer writer) throws IOException
	{
		if (folder.isFlat()) {
			final FlatNumber number = FlatNumber.next(folder.folder(), label);
			return new AddedImage(write(folder.folder(), i -> label + "-" + number
				.plus(i) + ENDING, writer), false);
		}
		final Path ofClass = folder.folder().resolve(label);
		final boolean isNew = !Files.exists(ofClass);
		try {
			if (isNew) {
				requireWritable(folder.folder());
				Files.createDirectory(ofClass);
			}
			final String name = safe(origin);
			return new AddedImage(write(ofClass, i -> name + (i == 0 ? "" : " " + (i +
				1)) + ENDING, writer), isNew);
		}
		catch (final IOException | RuntimeException exc) {
			if (isNew) deleteIfEmpty(ofClass);
			throw exc;
		}
	}

	/** Where it is. */
	public Path path() {
		return path;
	}

	/**
	 * Takes it away again, and the folder of its class if that was made for it.
	 *
	 * @throws IOException if it cannot be deleted
	 */
	public void remove() throws IOException {
		Files.deleteIfExists(path);
		if (isFolderNew) deleteIfEmpty(path.getParent());
	}

	private static Path write(final Path folder, final IntFunction<String> names,
		final Writer writer) throws IOException
	{
		if (!Files.isDirectory(folder)) {
			throw new IOException("the image cannot be added: " + folder +
				" is a file, not a folder");
		}
		requireWritable(folder);
		// Hidden, so that nobody takes it for an image of the class.
		final Path temporary = folder.resolve("." + UUID.randomUUID() + ".part");
		try {
			writer.write(temporary);
			return place(temporary, folder, names);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	private static void requireWritable(final Path folder) throws IOException {
		if (!Files.isWritable(folder)) {
			throw new IOException("the image cannot be added: folder " + folder +
				" is read-only");
		}
	}

	/** Takes a free name by making an empty file of it, which is atomic. */
	private static Path place(final Path temporary, final Path folder,
		final IntFunction<String> names) throws IOException
	{
		for (int i = 0;; i++) {
			final Path target = folder.resolve(names.apply(i));
			try {
				Files.createFile(target);
			}
			catch (final FileAlreadyExistsException exc) {
				continue;
			}
			try {
				Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
			}
			catch (final AtomicMoveNotSupportedException exc) {
				Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
			}
			catch (final IOException exc) {
				Files.deleteIfExists(target);
				throw exc;
			}
			return target;
		}
	}

	private static String safe(final String origin) {
		final StringBuilder name = new StringBuilder();
		int bytes = 0;
		for (final int c : origin.strip().codePoints().toArray()) {
			final String text = Labels.isForbidden(c) ? "_" : Character.toString(c);
			bytes += text.getBytes(StandardCharsets.UTF_8).length;
			if (bytes > MAX_NAME_BYTES) break;
			name.append(text);
		}
		final String plain = name.toString().replaceFirst("^\\.+", "").strip();
		return plain.isEmpty() ? "image" : plain;
	}

	private static void deleteIfEmpty(final Path folder) throws IOException {
		try {
			Files.deleteIfExists(folder);
		}
		catch (final DirectoryNotEmptyException | NoSuchFileException exc) {
			// Someone else has put something into it: it stays.
		}
	}

}
