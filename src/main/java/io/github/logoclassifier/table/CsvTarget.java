
package io.github.logoclassifier.table;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Where a CSV file may be written: never over a file of another kind. */
public final class CsvTarget {

	private CsvTarget() {}

	/** The file that a user named, with the ending .csv if it has none. */
	public static Path of(final File output) {
		return output.getName().contains(".") || output.isDirectory() ? output
			.toPath() : new File(output.getPath() + ".csv").toPath();
	}

	/** As far as any header goes: what is no table may have no lines. */
	private static String firstLine(final Reader in) throws IOException {
		final StringBuilder line = new StringBuilder();
		for (int c = in.read(); c >= 0 && c != '\n' && line
			.length() < CsvRows.LONGEST; c = in.read())
		{
			line.append((char) c);
		}
		return line.toString().replaceFirst("\r$", "");
	}

	/**
	 * Checks that a file does not exist, is empty, or is an older table.
	 *
	 * @param isOurs tells by its first line
	 * @param kind what it should be: "table of labels"
	 * @throws IOException if it is something else
	 */
	public static void requireReplaceable(final Path file,
		final Predicate<String> isOurs, final String kind) throws IOException
	{
		if (!Files.exists(file) || Files.size(file) == 0) return;
		if (Files.isDirectory(file)) {
			throw new IOException("output " + file +
				" is a folder: add a file name, for example labels.csv");
		}
		try (BufferedReader in = Files.newBufferedReader(file,
			StandardCharsets.UTF_8))
		{
			if (isOurs.test(firstLine(in))) return;
		}
		catch (final CharacterCodingException exc) {
			// not a text file
		}
		throw new IOException("output " + file + " exists and is no " + kind +
			": it was left as it is; name another");
	}

}
