
package io.github.logoclassifier.dataset;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The number in a file name of the flat convention, {@code LABEL-NUMBER.ext}.
 */
final class FlatNumber {

	private final BigInteger value;
	private final int digits;

	private FlatNumber(final BigInteger value, final int digits) {
		this.value = value;
		this.digits = digits;
	}

	/**
	 * One above the highest that a label has in a folder, whatever the kind of
	 * file, written with as many digits; 0 if it has none.
	 */
	static FlatNumber next(final Path folder, final String label)
		throws IOException
	{
		FlatNumber next = new FlatNumber(BigInteger.ZERO, 1);
		final String start = label + "-";
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
			for (final Path entry : entries) {
				final String name = entry.getFileName().toString();
				if (!name.startsWith(start)) continue;
				final String number = name.substring(start.length()).replaceFirst(
					"\\..*", "");
				if (!number.matches("[0-9]+")) continue;
				final BigInteger above = new BigInteger(number).add(BigInteger.ONE);
				if (above.compareTo(next.value) > 0) {
					next = new FlatNumber(above, number.length());
				}
			}
		}
		return next;
	}

	/** The text of the number that is so many higher. */
	String plus(final int more) {
		final String text = value.add(BigInteger.valueOf(more)).toString();
		return "0".repeat(Math.max(0, digits - text.length())) + text;
	}

}
