
package io.github.logoclassifier.testing;

import com.sun.management.ThreadMXBean;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives a reader what a stranger may have made, and holds it to what users are
 * promised: it reads it, or it says in words what is wrong with which file; it
 * never throws anything else, and takes little memory.
 */
public final class Hostile {

	/** The most that one reading may allocate, garbage included, in bytes. */
	private static final long MAX_ALLOCATED = 100_000_000;

	/** Words of programs, not of people. */
	private static final Pattern PROGRAM_WORDS = Pattern.compile(
		"\\b(?:java|javax|com|org|io|sun|ij)(?:\\.\\w+)+|\\bnull\\b|Exception|[\r\n]");

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory
		.getThreadMXBean();

	/** What is held to the promise. */
	public interface Reading {

		void read() throws IOException;
	}

	private Hostile() {}

	/** Where the files of this process lie. */
	public static Path folder() {
		try {
			final Path folder = Files.createTempDirectory("hostile");
			folder.toFile().deleteOnExit();
			return folder;
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	/**
	 * Reads.
	 *
	 * @param made what it reads
	 * @param named what the message must name
	 * @throws AssertionError if the promise is not kept
	 */
	public static void read(final byte[] made, final String named,
		final Reading reading)
	{
		read(made, named, MAX_ALLOCATED, reading);
	}

	/**
	 * Reads.
	 *
	 * @param most bytes that it may take
	 */
	public static void read(final byte[] made, final String named,
		final long most, final Reading reading)
	{
		long bytes = allocated();
		attempt(made, named, reading);
		bytes = allocated() - bytes;
		if (bytes <= most) return;
		// What classes took that were loaded meanwhile does not count.
		bytes = allocated();
		attempt(made, named, reading);
		bytes = allocated() - bytes;
		if (bytes > most) {
			throw new AssertionError("it took " + bytes + " bytes of memory");
		}
	}

	private static void attempt(final byte[] made, final String named,
		final Reading reading)
	{
		try {
			reading.read();
		}
		catch (final IOException | IllegalArgumentException exc) {
			final String message = String.valueOf(exc.getMessage());
			if (exc instanceof NumberFormatException || !message.contains(named) ||
				hasProgramWords(message.replace(named, "").replaceAll(
					"\\(\\$[^\r\n]*\\)$", ""), made))
			{
				throw new AssertionError("not clear: " + exc, exc);
			}
		}
	}

	/** Whether a message has such words that are not what was read. */
	private static boolean hasProgramWords(final String message,
		final byte[] made)
	{
		final String text = new String(made, StandardCharsets.UTF_8).toLowerCase(
			Locale.ROOT);
		final Matcher words = PROGRAM_WORDS.matcher(message);
		while (words.find()) {
			if (!text.contains(words.group().toLowerCase(Locale.ROOT))) return true;
		}
		return false;
	}

	private static long allocated() {
		return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
	}

	/**
	 * Cuts what a fuzzer made into parts, at the first zero bytes.
	 *
	 * @return so many parts, the last ones empty if there are not so many
	 */
	public static byte[][] parts(final byte[] data, final int count) {
		final byte[][] parts = new byte[count][0];
		int start = 0;
		for (int part = 0; part < count && start <= data.length; part++) {
			int end = start;
			while (end < data.length && (part == count - 1 || data[end] != 0)) {
				end++;
			}
			parts[part] = Arrays.copyOfRange(data, start, end);
			start = end + 1;
		}
		return parts;
	}

}
