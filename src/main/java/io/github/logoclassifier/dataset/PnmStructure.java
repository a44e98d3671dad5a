
package io.github.logoclassifier.dataset;

import java.io.EOFException;
import java.io.IOException;

/**
 * Netpbm's PBM, PGM and PPM, as text or binary (P1 to P6): a header of numbers,
 * between which there may be comments, then a value for each sample.
 */
final class PnmStructure {

	private static final int MAX_BYTE = 255;

	private PnmStructure() {}

	/**
	 * Checks that the file is long enough for its samples.
	 *
	 * @return how many pixels it says it has
	 * @throws EOFException if it is not
	 */
	static long check(final ByteReader in) throws IOException {
		in.seek(1);
		final int kind = in.u8() - '0';
		final long width = number(in);
		final long height = number(in);
		final boolean isBitmap = kind == 1 || kind == 4;
		final boolean isBinary = kind > 3;
		final int bytes = !isBitmap && number(in) > MAX_BYTE && isBinary ? 2 : 1;
		final int channels = kind % 3 == 0 ? 3 : 1;
		// A sample in text is a digit at least.
		final long row = kind == 4 ? (width + 7) / 8 : width * channels * bytes;
		in.skip(row * height);
		return width * height;
	}

	/** The next number, and the byte behind it. */
	private static long number(final ByteReader in) throws IOException {
		int c = in.u8();
		while (Character.isWhitespace(c) || c == '#') {
			if (c == '#') {
				while (c != '\n' && c != '\r') {
					c = in.u8();
				}
			}
			c = in.u8();
		}
		long number = 0;
		int digits = 0;
		for (; Character.isDigit(c) && digits < 9; digits++) {
			number = 10 * number + c - '0';
			c = in.u8();
		}
		if (digits == 0 || number == 0 || Character.isDigit(c)) {
			throw new MalformedImageException(
				"a PNM whose header does not say its width, height and depth");
		}
		return number;
	}

}
