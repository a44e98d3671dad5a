
package io.github.logoclassifier.dataset;

import java.io.IOException;
import java.nio.ByteOrder;

/**
 * TIFF 6.0: checks that the strips or tiles of the first image lie inside the
 * file, and how many pixels it says it has.
 */
final class TiffStructure {

	private static final int WIDTH = 256;
	private static final int HEIGHT = 257;
	private static final int STRIP_OFFSETS = 273;
	private static final int STRIP_LENGTHS = 279;
	private static final int TILE_OFFSETS = 324;
	private static final int TILE_LENGTHS = 325;
	private static final int SHORT = 3;
	/** More strips than any image of sensible size has. */
	private static final int MAX_STRIPS = 1 << 20;

	private TiffStructure() {}

	static long check(final ByteReader in, final ByteOrder order)
		throws IOException
	{
		in.order(order);
		in.seek(4);
		in.seek(in.u32());
		final int entries = in.u16();
		long[] offsets = {};
		long[] lengths = {};
		long pixels = 1;
		for (int i = 0; i < entries; i++) {
			final int tag = in.u16();
			final int type = in.u16();
			final long count = in.u32();
			final long next = in.position() + 4;
			if (tag == WIDTH || tag == HEIGHT) {
				// As ImageJ reads it, also where there should be no second value.
				pixels *= Math.min(type == SHORT && count == 1 ? in.u16() : in.u32(),
					Integer.MAX_VALUE);
			}
			if (tag == STRIP_OFFSETS || tag == TILE_OFFSETS) {
				offsets = values(in, type, count);
			}
			if (tag == STRIP_LENGTHS || tag == TILE_LENGTHS) {
				lengths = values(in, type, count);
			}
			in.seek(next);
		}
		if (offsets.length == 0) {
			throw new MalformedImageException("a TIFF without pixels");
		}
		for (int i = 0; i < offsets.length; i++) {
			in.seek(offsets[i] + (i < lengths.length ? lengths[i] : 0));
		}
		return pixels;
	}

	/** A tag's values: in place if they fit into four bytes, else elsewhere. */
	private static long[] values(final ByteReader in, final int type,
		final long count) throws IOException
	{
		if (count > MAX_STRIPS) {
			throw new MalformedImageException("a TIFF with " + count + " strips");
		}
		final int bytes = type == SHORT ? 2 : 4;
		if (count * bytes > 4) in.seek(in.u32());
		final long[] values = new long[(int) count];
		for (int i = 0; i < values.length; i++) {
			values[i] = type == SHORT ? in.u16() : in.u32();
		}
		return values;
	}

}
