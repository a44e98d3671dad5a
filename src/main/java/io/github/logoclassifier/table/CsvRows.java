
package io.github.logoclassifier.table;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a CSV file (RFC 4180, UTF-8, lines ended by \n) row by row. A last row
 * that has no end, which a killed run leaves, is not one.
 */
public final class CsvRows implements Closeable {

	/** In characters: far more than a row of thousands of classes has. */
	static final int LONGEST = 1 << 24;

	private final Path file;
	private final BufferedReader in;

	public CsvRows(final Path file) throws IOException {
		this.file = file;
		// Not by Files: half a character at the end of half a row is no error.
		in = new BufferedReader(new InputStreamReader(Files.newInputStream(file),
			StandardCharsets.UTF_8));
	}

	/** The next row, the header too; empty at the end. */
	public Optional<CsvRow> next() throws IOException {
		final StringBuilder text = new StringBuilder();
		boolean quoted = false;
		for (int c = in.read(); c >= 0; c = in.read()) {
			text.append((char) c);
			if (text.length() > LONGEST) throw new IOException("output " + file +
				" is damaged: one of its rows does not end; begin anew, with " +
				"resume=false");
			if (c == '"') quoted = !quoted;
			if (c == '\n' && !quoted) return Optional.of(new CsvRow(text.toString()));
		}
		return Optional.empty();
	}

	@Override
	public void close() throws IOException {
		in.close();
	}

}
