
package io.github.logoclassifier.dataset;

import io.github.logoclassifier.testing.Hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folders of labelled images: names of files, one a line, then a zero and what
 * is in each of them.
 */
public final class ImageFolderFuzz {

	private static final Path PARENT = Hostile.folder();

	private ImageFolderFuzz() {}

	public static void fuzzerTestOneInput(final byte[] data) throws IOException {
		final Path folder = Files.createDirectories(PARENT.resolve("images"));
		final byte[][] parts = Hostile.parts(data, 2);
		final String names = new String(parts[0], StandardCharsets.UTF_8);
		for (final String name : names.split("\n")) {
			create(folder, name, parts[1]);
		}
		try {
			Hostile.read(data, folder.toString(), () -> {
				ImageFolder.read(folder).requireTrainable();
			});
		}
		finally {
			delete(folder);
		}
	}

	/** Names that are none, or lead elsewhere, cannot be in a folder. */
	private static void create(final Path folder, final String name,
		final byte[] content) throws IOException
	{
		try {
			final Path file = folder.resolve(name).normalize();
			if (!file.startsWith(folder) || file.equals(folder)) return;
			Files.createDirectories(file.getParent());
			Files.write(file, content);
		}
		catch (final InvalidPathException | FileSystemException exc) {
			// Too long, or a file is there where a folder should be.
		}
	}

	private static void delete(final Path folder) throws IOException {
		final List<Path> all;
		try (Stream<Path> walk = Files.walk(folder)) {
			all = walk.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
		}
		for (final Path path : all) {
			Files.delete(path);
		}
	}

}
