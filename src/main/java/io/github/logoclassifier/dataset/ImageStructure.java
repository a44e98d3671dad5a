
package io.github.logoclassifier.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Follows the blocks of JPEG, PNG, GIF and BMP files to their end. Each method
 * returns how many pixels a whole file says it has, and throws
 * {@link EOFException} for one that ends early.
 */
final class ImageStructure {

	/** The most that a table of colours has. */
	private static final int MAX_COLORS = 256;

	private ImageStructure() {}

	/** ITU-T T.81, annex B: segments, each with its length, until EOI. */
	static long jpeg(final ByteReader in) throws IOException {
		in.seek(2);
		int marker = nextMarker(in);
		boolean scanned = false;
		long pixels = 0;
		while (marker != 0xd9) {
			if (marker == 0xda) scanned = true;
			final boolean bare = marker == 0x01 || marker >= 0xd0 && marker <= 0xd8;
			if (!bare) {
				final int length = in.u16();
				if (length < 2) throw new MalformedImageException("JPEG segment of " +
					length + " bytes");
				final long end = in.position() + length - 2;
				if (isFrame(marker)) {
					in.skip(1);
					pixels = (long) in.u16() * in.u16();
				}
				in.seek(end);
			}
			marker = nextMarker(in);
		}
		if (!scanned) throw new EOFException();
		return pixels;
	}

	/** SOF0 to SOF15, but DHT, JPG and DAC, which lie between them. */
	private static boolean isFrame(final int marker) {
		return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
			marker != 0xc8 && marker != 0xcc;
	}

	/** Skips entropy-coded data, stuffed zeros and fill bytes. */
	private static int nextMarker(final ByteReader in) throws IOException {
		while (true) {
			while (in.u8() != 0xff) {
				// entropy-coded data
			}
			int marker = in.u8();
			while (marker == 0xff) {
				marker = in.u8();
			}
			if (marker != 0) return marker;
		}
	}

	/** W3C PNG, 5.3: chunks of length, type, data and CRC, until IEND. */
	static long png(final ByteReader in) throws IOException {
		in.seek(16);
		final long pixels = Math.multiplyExact(in.u32() & 0x7fffffff, in.u32() &
			0x7fffffff);
		in.seek(8);
		while (true) {
			final long length = in.u32();
			final int type = in.i32();
			in.skip(length + 4);
			if (type == 0x49454e44) return pixels;
		}
	}

	/** GIF89a: screen, then extensions and images in sub-blocks, then 0x3B. */
	static long gif(final ByteReader in) throws IOException {
		in.order(ByteOrder.LITTLE_ENDIAN);
		in.seek(6);
		long pixels = (long) in.u16() * in.u16();
		final int screen = in.u8();
		in.skip(2 + colorTable(screen));
		boolean image = false;
		while (true) {
			final int block = in.u8();
			if (block == 0x3b) break;
			if (block == 0x21) in.skip(1);
			else if (block == 0x2c) {
				image = true;
				in.skip(4);
				pixels = Math.max(pixels, (long) in.u16() * in.u16());
				in.skip(colorTable(in.u8()) + 1L);
			}
			else throw new MalformedImageException("GIF block 0x" + Integer
				.toHexString(block));
			for (int length = in.u8(); length > 0; length = in.u8()) {
				in.skip(length);
			}
		}
		if (!image) throw new EOFException();
		return pixels;
	}

	private static int colorTable(final int flags) {
		return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
	}

	/** BITMAPFILEHEADER and BITMAPINFOHEADER: rows padded to four bytes. */
	static long bmp(final ByteReader in) throws IOException {
		in.order(ByteOrder.LITTLE_ENDIAN);
		in.seek(10);
		final long offset = in.u32();
		final long header = in.u32();
		if (header < 40 || header > 1024) {
			// That of OS/2 has 12, and ImageJ reads it wrongly.
			throw new MalformedImageException("BMP header of " + header + " bytes");
		}
		final long width = in.i32();
		final long height = Math.abs((long) in.i32());
		if (width < 1) throw new MalformedImageException("BMP of width " + width);
		in.skip(2);
		final long bits = in.u16();
		final long compression = in.u32();
		final long packed = in.u32();
		in.skip(8);
		final long colors = in.u32();
		if (bits < 1 || bits > 32 || colors > MAX_COLORS) {
			throw new MalformedImageException("BMP of " + bits + " bits and " +
				colors + " colours");
		}
		final boolean plain = compression == 0 || compression == 3;
		in.seek(offset + (plain ? (width * bits + 31) / 32 * 4 * height : packed));
		// Run-length encoded, two bytes stand for up to 255 pixels.
		if (!plain && width * height > 128 * packed) throw new EOFException();
		return width * height;
	}

}
