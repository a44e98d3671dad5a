
package io.github.logoclassifier.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files for people and programs that an exported folder brings. */
final class ExportTexts {

	/** How to use it. */
	static final String README = "README.txt";

	/** A JavaScript module that makes the plugin's answer of a TF.js model. */
	static final String SCRIPT = "classify.mjs";

	private ExportTexts() {}

	/** Writes what belongs to a format into a folder. */
	static void write(final ExportFormat format, final Path folder)
		throws IOException
	{
		copy(format.id() + ".txt", folder.resolve(README));
		if (format == ExportFormat.TFJS) copy(SCRIPT, folder.resolve(SCRIPT));
	}

	private static void copy(final String resource, final Path to)
		throws IOException
	{
		try (InputStream in = ExportTexts.class.getResourceAsStream(resource)) {
			Files.write(to, in.readAllBytes());
		}
	}

}
