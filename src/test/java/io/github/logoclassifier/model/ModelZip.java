
package io.github.logoclassifier.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Model files as the zips that they are, to be put together wrongly. */
final class ModelZip {

	private ModelZip() {}

	/** What is in the file of a model, by name. */
	static Map<String, byte[]> entries(final LogoModel model, final Path folder)
		throws IOException
	{
		final Path file = folder.resolve("whole");
		LogoModelFile.write(model, file);
		final Map<String, byte[]> entries = new LinkedHashMap<>();
		try (ZipFile zip = new ZipFile(file.toFile())) {
			for (final String name : new String[] { LogoModelFile.JSON,
				LogoModelFile.PARAMETERS })
			{
				entries.put(name, zip.getInputStream(zip.getEntry(name))
					.readAllBytes());
			}
		}
		return entries;
	}

	static void write(final Path file, final Map<String, byte[]> entries)
		throws IOException
	{
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(
			file)))
		{
			for (final Map.Entry<String, byte[]> entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue());
			}
		}
	}

}
