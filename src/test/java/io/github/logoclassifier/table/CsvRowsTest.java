
package io.github.logoclassifier.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.logoclassifier.testing.Hostile;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {

	@TempDir
	Path folder;

	@Test
	void whatIsWrittenIsReadAgain() throws IOException {
		final List<List<String>> tables = Arrays.asList(Arrays.asList("a", "b",
			"c"), Arrays.asList("", "", ""), Arrays.asList("\"", "\"\"", "x\"y"),
			Arrays.asList("two\nlines", "a,b", "\r\n"), Arrays.asList(",", "größer",
				"\"quoted\", twice\""), Arrays.asList("x", "\"\n\"", "end\""));
		final StringBuilder text = new StringBuilder();
		tables.forEach(row -> text.append(ReportTable.csvLine(row)));
		final Path file = Files.writeString(folder.resolve("t.csv"), text);
		final StringBuilder again = new StringBuilder();
		try (CsvRows rows = new CsvRows(file)) {
			for (final List<String> row : tables) {
				final CsvRow read = rows.next().get();
				assertEquals(row, read.cells());
				again.append(read.text());
			}
			assertFalse(rows.next().isPresent());
		}
		assertEquals(text.toString(), again.toString());
	}

	@Test
	void halfARowIsNone() throws IOException {
		final byte[] whole = "a,b\nc,\"d\nö\"\n".getBytes(StandardCharsets.UTF_8);
		for (int length = 4; length < whole.length; length++) {
			final Path file = Files.write(folder.resolve("t.csv"), Arrays.copyOf(
				whole, length));
			try (CsvRows rows = new CsvRows(file)) {
				assertEquals("[a, b]", rows.next().get().cells().toString());
				assertFalse(rows.next().isPresent(), length + " bytes");
			}
		}
	}

	@Test
	void aRowThatDoesNotEndIsAnErrorInLittleMemory() throws IOException {
		final Path file = endless("t.csv");
		Hostile.read(new byte[0], file.toString(), () -> {
			try (CsvRows rows = new CsvRows(file)) {
				assertThrows(IOException.class, rows::next);
				rows.next();
			}
		});
	}

	@Test
	void whatHasNoLinesIsNoTableAndIsNotReadToItsEnd() throws IOException {
		final Path file = endless("disk.img");
		final String message = assertThrows(IOException.class, () -> CsvTarget
			.requireReplaceable(file, PredictionLines::isHeader, "table of labels"))
			.getMessage();
		assertEquals("output " + file + " exists and is no table of labels: it " +
			"was left as it is; name another", message);
		Hostile.read(new byte[0], file.toString(), () -> CsvTarget
			.requireReplaceable(file, PredictionLines::isHeader, "table"));
	}

	/** Two gigabytes of zeros, which take no room on the disk. */
	private Path endless(final String name) throws IOException {
		final Path file = folder.resolve(name);
		try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
			sparse.setLength(1L << 31);
		}
		return file;
	}

}
