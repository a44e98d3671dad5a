
package io.github.logoclassifier.spark;

import io.github.logoclassifier.table.CsvTables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables that Spark wrote as CSV, a folder of files. */
final class SparkTables {

	private SparkTables() {}

	/**
	 * The lines of all files, the header once, without the last column: as bytes,
	 * what Classify Logo Folder writes.
	 *
	 * @return sorted, for such a table has no order
	 */
	static List<String> linesWithoutPath(final Path table) throws IOException {
		final List<Path> parts;
		try (Stream<Path> all = Files.list(table)) {
			parts = all.filter(path -> path.toString().endsWith(".csv")).collect(
				Collectors.toList());
		}
		final List<String> lines = new ArrayList<>();
		for (final Path part : parts) {
			final List<String> withPath = CsvTables.lines(part);
			for (final String line : withPath.subList(lines.isEmpty() ? 0 : 1,
				withPath.size()))
			{
				lines.add(withoutPath(line));
			}
		}
		Collections.sort(lines);
		return lines;
	}

	private static String withoutPath(final String line) throws IOException {
		final List<String> cells = CsvTables.cells(line);
		final String path = "," + CsvTables.line(cells.subList(cells.size() - 1,
			cells.size()));
		if (!line.endsWith(path)) throw new IOException("not as the plugin " +
			"writes it: " + line);
		return line.substring(0, line.length() - path.length()) + "\n";
	}

}
