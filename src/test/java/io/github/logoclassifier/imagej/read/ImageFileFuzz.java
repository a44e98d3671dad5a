
package io.github.logoclassifier.imagej.read;

import io.github.logoclassifier.testing.Hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Image files of all kinds that ImageJ opens. */
public final class ImageFileFuzz {

	/** A blank page packs into a few kilobytes, and must be read. */
	private static final long MAX_ALLOCATED = 2_000_000_000;

	private static final Path FOLDER = Hostile.folder();

	private ImageFileFuzz() {}

	public static void fuzzerTestOneInput(final byte[] data) throws IOException {
		final Path file = FOLDER.resolve("picture");
		Files.write(file, data);
		Hostile.read(data, file.toString(), MAX_ALLOCATED, () -> ImageFileReader
			.open(file).getProcessor().getPixel(0, 0));
	}

}
