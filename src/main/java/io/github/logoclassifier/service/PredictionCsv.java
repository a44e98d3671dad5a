
package io.github.logoclassifier.service;

import io.github.logoclassifier.table.CsvRow;
import io.github.logoclassifier.table.CsvTarget;
import io.github.logoclassifier.table.PredictionLines;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A CSV file (UTF-8) with a row for each file of a folder, in their order. Each
 * row is in the file as soon as it is added, so that nothing is lost when the
 * run ends early.
 * <p>
 * A file that an earlier run left is continued in a copy, until the last of its
 * rows has come; then the copy takes its place, and rows are added to it. The
 * earlier rows are so in their file at any time.
 */
public final class PredictionCsv implements Closeable {

	private final Path file;
	private Writer out;
	/** The earlier rows, until the last one has come; then null. */
	private EarlierRows earlier;
	/** Where it is written until then. */
	private Path copy;
	/** Earlier rows whose turn is still to come. */
	private final Deque<CsvRow> taken = new ArrayDeque<>();

	private PredictionCsv(final Path file) {
		this.file = file;
	}

	/**
	 * Begins a file; one that holds such a table is written anew.
	 *
	 * @throws IOException if it cannot be written, or holds anything else: then
	 *           it is left alone
	 */
	public static PredictionCsv begin(final Path file, final String header)
		throws IOException
	{
		CsvTarget.requireReplaceable(file, PredictionLines::isHeader,
			"table of labels");
		final PredictionCsv csv = new PredictionCsv(file);
		deleteLeftover(copyOf(file));
		csv.out = Files.newBufferedWriter(file);
		csv.add(header);
		return csv;
	}

	/** Continues a file that holds such a table. */
	public static PredictionCsv resume(final Path file, final String header)
		throws IOException
	{
		// What a link points to is replaced, not the link.
		final PredictionCsv csv = new PredictionCsv(file.toRealPath());
		final Path copy = copyOf(csv.file);
		CsvTarget.requireReplaceable(copy, PredictionLines::isHeader,
			"table of labels");
		csv.copy = copy;
		csv.earlier = new EarlierRows(file);
		try {
			csv.out = Files.newBufferedWriter(csv.copy);
			csv.add(header);
		}
		catch (final IOException exc) {
			csv.close();
			throw exc;
		}
		return csv;
	}

	/**
	 * Hidden, so that it is no file of the folder that is classified; and the
	 * same in every run, so that one finds what another left that was killed.
	 */
	private static Path copyOf(final Path file) throws IOException {
		final Path real = Files.exists(file) ? file.toRealPath() : file;
		return real.resolveSibling("." + UUID.nameUUIDFromBytes(real.getFileName()
			.toString().getBytes(StandardCharsets.UTF_8)) + ".part");
	}

	/** Deletes the copy of a run that was killed, and nothing else. */
	private static void deleteLeftover(final Path copy) throws IOException {
		CsvTarget.requireReplaceable(copy, PredictionLines::isHeader,
			"table of labels");
		Files.deleteIfExists(copy);
	}

	/** Whether a file has an earlier row, which is then the next one to come. */
	boolean isKnown(final String image) throws IOException {
		if (earlier == null) return false;
		final Optional<CsvRow> row = earlier.take(image);
		row.ifPresent(taken::add);
		return row.isPresent();
	}

	/** Adds the earlier row of the first file that has not had its turn. */
	CsvRow addKnown() throws IOException {
		final CsvRow row = taken.remove();
		add(row.text());
		return row;
	}

	/** Adds a line. */
	void add(final String line) throws IOException {
		try {
			out.write(line);
			out.flush();
		}
		catch (final IOException exc) {
			throw new IOException("output " + file + " cannot be written: " + exc
				.getMessage() + ". The rows that are in it stay: make room, and " +
				"continue with resume=true", exc);
		}
		if (earlier != null && earlier.isAtEnd() && taken.isEmpty()) replace();
	}

	/** All files have had their row: earlier ones that are left have no file. */
	public void finish() throws IOException {
		if (earlier != null) replace();
	}

	/**
	 * The run ends early: keeps the earlier rows whose turn has not come.
	 *
	 * @param listener hears of each
	 */
	public void keepTheRest(final Consumer<CsvRow> listener) throws IOException {
		while (!taken.isEmpty()) {
			listener.accept(addKnown());
		}
		while (earlier != null && !earlier.isAtEnd()) {
			final CsvRow row = earlier.takeNext();
			add(row.text());
			listener.accept(row);
		}
		finish();
	}

	private void replace() throws IOException {
		earlier.close();
		earlier = null;
		out.close();
		try {
			Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final AtomicMoveNotSupportedException exc) {
			Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
		}
		copy = null;
		out = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
	}

	@Override
	public void close() throws IOException {
		try {
			if (out != null) out.close();
			if (earlier != null) earlier.close();
		}
		finally {
			if (copy != null) Files.deleteIfExists(copy);
		}
	}

}
