
package io.github.logoclassifier.dataset;

import java.io.IOException;

/** What a TIFF file says of one of its images. Immutable. */
final class TiffDirectory {

	private static final int WIDTH = 256;
	private static final int HEIGHT = 257;
	private static final int COMPRESSION = 259;
	private static final int STRIP_OFFSETS = 273;
	private static final int STRIP_LENGTHS = 279;
	private static final int TILE_OFFSETS = 324;
	private static final int TILE_LENGTHS = 325;

	/** TIFF Technical Note 2's and Adobe's number for the same. */
	private static final int DEFLATE = 8;
	private static final int OLD_DEFLATE = 32946;

	private static final int SHORT = 3;
	/** More strips than any image of sensible size has. */
	private static final int MAX_STRIPS = 1 << 20;

	/** Of four samples of 32 bits. */
	private static final int MOST_BYTES_PER_PIXEL = 16;

	/** The last strip may be as high as the others, whatever the image. */
	private static final int MORE = 1 << 20;

	private final long pixels;
	private final boolean isDeflated;
	private final long[] offsets;
	private final long[] lengths;
	private final long next;

	private TiffDirectory(final long pixels, final boolean isDeflated,
		final long[] offsets, final long[] lengths, final long next)
	{
		this.pixels = pixels;
		this.isDeflated = isDeflated;
		this.offsets = offsets;
		this.lengths = lengths;
		this.next = next;
	}

	/** @param position where in the file it lies */
	static TiffDirectory read(final ByteReader in, final long position)
		throws IOException
	{
		in.seek(position);
		final int entries = in.u16();
		long pixels = 1;
		boolean isDeflated = false;
		long[] offsets = {};
		long[] lengths = {};
		for (int i = 0; i < entries; i++) {
			final int tag = in.u16();
			final int type = in.u16();
			final long count = in.u32();
			final long end = in.position() + 4;
			switch (tag) {
				case WIDTH:
				case HEIGHT:
					pixels *= Math.min(value(in, type, count), Integer.MAX_VALUE);
					break;
				case COMPRESSION:
					final long compression = value(in, type, count);
					isDeflated = compression == DEFLATE || compression == OLD_DEFLATE;
					break;
				case STRIP_OFFSETS:
				case TILE_OFFSETS:
					offsets = values(in, type, count);
					break;
				case STRIP_LENGTHS:
				case TILE_LENGTHS:
					lengths = values(in, type, count);
					break;
				default: // says nothing of where the pixels are
			}
			in.seek(end);
		}
		// The last one of some files ends before it.
		return new TiffDirectory(pixels, isDeflated, offsets, lengths, in.has(4)
			? in.u32() : 0);
	}

	/** As ImageJ reads it, also where there should be no second value. */
	private static long value(final ByteReader in, final int type,
		final long count) throws IOException
	{
		return type == SHORT && count == 1 ? in.u16() : in.u32();
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

	/** How many it says it has. */
	long pixels() {
		return pixels;
	}

	/** Where the next image's lies; 0 for none. */
	long next() {
		return next;
	}

	/** Requires that there are pixels, and in the file. */
	void requireInside(final ByteReader in) throws IOException {
		if (offsets.length == 0) {
			throw new MalformedImageException("a TIFF without pixels");
		}
		for (int i = 0; i < offsets.length; i++) {
			in.seek(offsets[i] + length(i));
		}
	}

	private long length(final int strip) {
		return strip < lengths.length ? lengths[strip] : 0;
	}

	/** Requires that what is deflated has an end, before there is too much. */
	void requireInflatable(final ByteReader in) throws IOException {
		if (!isDeflated) return;
		final DeflatedData data = new DeflatedData(MOST_BYTES_PER_PIXEL * pixels +
			MORE);
		for (int i = 0; i < offsets.length; i++) {
			data.require(in, offsets[i], length(i));
		}
	}

}
