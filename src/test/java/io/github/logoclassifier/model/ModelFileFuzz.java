
package io.github.logoclassifier.model;

import io.github.logoclassifier.testing.Hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Model files: bytes that begin as a zip does are a whole file, others are
 * model.json, a zero, and the parameters.
 */
public final class ModelFileFuzz {

	private static final Path FOLDER = Hostile.folder();

	private ModelFileFuzz() {}

	public static void fuzzerTestOneInput(final byte[] data) throws IOException {
		final Path file = FOLDER.resolve("m.logomodel");
		if (data.length > 1 && data[0] == 'P' && data[1] == 'K') {
			Files.write(file, data);
		}
		else write(file, Hostile.parts(data, 2));
		Hostile.read(data, file.toString(), () -> LogoModelFile.read(file));
	}

	private static void write(final Path file, final byte[][] parts)
		throws IOException
	{
		try (OutputStream out = Files.newOutputStream(file);
				ZipOutputStream zip = new ZipOutputStream(out))
		{
			zip.setLevel(0);
			zip.putNextEntry(new ZipEntry(LogoModelFile.JSON));
			zip.write(parts[0]);
			zip.putNextEntry(new ZipEntry(LogoModelFile.PARAMETERS));
			zip.write(parts[1]);
		}
	}

}
