
package io.github.logoclassifier.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Copies of files in a folder that has a sub-folder for each label. No file is
 * ever written over, and none appears before it is whole. A file that is there
 * already, with its bytes, is not copied again; where another one has its name,
 * a number is added.
 */
public final class SortedCopies {

	private static final int CHUNK = 1 << 16;

	private final Map<String, Path> folders = new LinkedHashMap<>();

	/**
	 * Finds a sub-folder for each label; it is made with its first file. Labels
	 * that are no names on some system, or the same one where upper and lower
	 * case are, get another: which one follows from their order.
	 *
	 * @param folder made if it is missing
	 * @param labels all that can come
	 * @param source the folder that the files come from: neither may the copies
	 *          lie in it, nor it among the copies
	 * @throws IllegalArgumentException if they do, or this Java cannot write a
	 *           label as a file name
	 * @throws IOException if the folder cannot be made
	 */
	public SortedCopies(final Path folder, final List<String> labels,
		final Path source) throws IOException
	{
		final Path real = real(folder);
		final Path realSource = source.toRealPath();
		if (real.startsWith(realSource)) {
			throw new IllegalArgumentException("sort " + folder +
				" lies in the folder that is classified, so that the copies would " +
				"be classified too: name a folder outside of " + source);
		}
		if (Files.exists(folder) && !Files.isDirectory(folder)) {
			throw new IOException("sort " + folder + " is a file, not a folder");
		}
		Files.createDirectories(folder);
		final Set<String> taken = new HashSet<>();
		for (final String label : labels) {
			final Path ofLabel = resolve(folder, free(label, taken));
			if (realSource.startsWith(real(ofLabel))) {
				throw new IllegalArgumentException("sort " + folder +
					" would copy images labelled " + label + " into " + ofLabel +
					", where the folder that is classified is: name another");
			}
			folders.put(label, ofLabel);
		}
	}

	private static String free(final String label, final Set<String> taken) {
		final PortableName name = PortableName.ofFolder(label);
		for (int n = 1;; n++) {
			final String free = name.number(n);
			if (taken.add(Normalizer.normalize(free, Normalizer.Form.NFC).toLowerCase(
				Locale.ROOT))) return free;
		}
	}

	private static Path resolve(final Path folder, final String name) {
		try {
			return folder.resolve(name);
		}
		catch (final InvalidPathException exc) {
			throw new IllegalArgumentException("sort cannot make a folder named " +
				name + ", because Java was started without the characters of that " +
				"name: start it in a UTF-8 locale, by LANG=C.UTF-8 say", exc);
		}
	}

	/** The real path, also of a folder that does not exist yet. */
	private static Path real(final Path folder) throws IOException {
		final Path absolute = folder.toAbsolutePath().normalize();
		if (Files.exists(absolute) || absolute.getParent() == null) {
			return absolute.toRealPath();
		}
		return real(absolute.getParent()).resolve(absolute.getFileName());
	}

	/**
	 * Copies a file to those of a label, with its time of change.
	 *
	 * @return where its copy is
	 * @throws IllegalArgumentException if that is none of the labels
	 * @throws IOException if that cannot be; nothing is left of it
	 */
	public Path add(final Path file, final String label) throws IOException {
		final Path folder = folders.get(label);
		if (folder == null) throw new IllegalArgumentException("label " + label);
		final PortableName name = PortableName.ofFile(ReadableName.of(file));
		Files.createDirectories(folder);
		for (int n = 1;; n++) {
			final Path target = resolve(folder, name.number(n));
			if (!Files.exists(target)) {
				if (copy(file, target)) return target;
			}
			if (isCopy(file, target)) return target;
		}
	}

	private static boolean isCopy(final Path file, final Path target)
		throws IOException
	{
		if (!Files.isRegularFile(target) || Files.size(file) != Files.size(target))
			return false;
		try (InputStream a = Files.newInputStream(file);
				InputStream b = Files.newInputStream(target))
		{
			for (byte[] of = a.readNBytes(CHUNK); of.length > 0; of = a.readNBytes(
				CHUNK))
			{
				if (!Arrays.equals(of, b.readNBytes(CHUNK))) return false;
			}
			return true;
		}
	}

	/** Whether the name was still free when the copy was whole. */
	private static boolean copy(final Path file, final Path target)
		throws IOException
	{
		// Hidden, so that nobody takes it for an image of the label; and named by
		// the file, so that the next run replaces what a killed one left.
		final Path temporary = target.resolveSibling("." + UUID.nameUUIDFromBytes(
			file.toAbsolutePath().normalize().toUri().toString().getBytes(
				StandardCharsets.UTF_8)) + ".part");
		try {
			Files.copy(file, temporary, StandardCopyOption.COPY_ATTRIBUTES,
				StandardCopyOption.REPLACE_EXISTING);
			place(temporary, target);
			return true;
		}
		catch (final FileAlreadyExistsException exc) {
			return false;
		}
		catch (final IOException exc) {
			throw new IOException(file + " could not be copied to " + target
				.getParent() + ": " + exc.getMessage() +
				"; is the disk full, or may the folder not be written to?", exc);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	/** A link never replaces a file; moving may, if one has just appeared. */
	private static void place(final Path temporary, final Path target)
		throws IOException
	{
		try {
			Files.createLink(target, temporary);
		}
		catch (final FileAlreadyExistsException exc) {
			throw exc;
		}
		catch (final UnsupportedOperationException | IOException exc) {
			Files.move(temporary, target);
		}
	}

}
