
package io.github.logoclassifier.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Parts of a file that are deflated (RFC 1950), inflated to nowhere. */
final class DeflatedData {

	private final byte[] packed = new byte[1 << 13];
	private final byte[] unpacked = new byte[1 << 15];
	/** How many bytes there may still be. */
	private long room;

	/** @param most how many bytes all parts may unpack to */
	DeflatedData(final long most) {
		room = most;
	}

	/**
	 * Requires that a part is whole.
	 *
	 * @throws EOFException if it ends before its end
	 * @throws MalformedImageException if it is damaged, or unpacks to too much
	 */
	void require(final ByteReader in, final long offset, final long length)
		throws IOException
	{
		in.seek(offset);
		long left = length;
		final Inflater inflater = new Inflater();
		try {
			while (!inflater.finished()) {
				final int count = inflater.inflate(unpacked);
				room -= count;
				if (room < 0) throw new MalformedImageException(
					"its pixels unpack to more than it says it has");
				if (count > 0 || inflater.finished()) continue;
				if (inflater.needsDictionary()) throw new MalformedImageException(
					"its pixels are packed with a dictionary that is not in it");
				if (left == 0) throw new EOFException();
				final int more = (int) Math.min(left, packed.length);
				in.read(packed, more);
				inflater.setInput(packed, 0, more);
				left -= more;
			}
		}
		catch (final DataFormatException exc) {
			throw new MalformedImageException("its packed pixels are damaged");
		}
		finally {
			inflater.end();
		}
	}

}
