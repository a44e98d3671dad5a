
package io.github.logoclassifier.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Follows the blocks of JPEG, PNG, GIF and BMP files to their end. Each method
 * returns normally for a whole file, and throws {@link EOFException} for one
 * that ends early.
 */
final class ImageStructure {

	private ImageStructure() {}

	/** ITU-T T.81, annex B: segments, each with its length, until EOI. */
	static void jpeg(final ByteReader in) throws IOException {
		in.seek(2);
		int marker = nextMarker(in);
		boolean scanned = false;
		while (marker != 0xd9) {
			if (marker == 0xda) scanned = true;
			final boolean bare = marker == 0x01 || marker >= 0xd0 && marker <= 0xd8;
			if (!bare) {
				final int length = in.u16();
				if (length < 2) throw new MalformedImageException("JPEG segment of " +
					length + " bytes");
				in.skip(length - 2);
			}
			marker = nextMarker(in);
		}
		if (!scanned) throw new EOFException();
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
	static void png(final ByteReader in) throws IOException {
		in.seek(8);
		while (true) {
			final long length = in.u32();
			final int type = in.i32();
			in.skip(length + 4);
			if (type == 0x49454e44) return;
		}
	}

	/** GIF89a: screen, then extensions and images in sub-blocks, then 0x3B. */
	static void gif(final ByteReader in) throws IOException {
		in.seek(10);
		final int screen = in.u8();
		in.skip(2 + colorTable(screen));
		boolean image = false;
		while (true) {
			final int block = in.u8();
			if (block == 0x3b) break;
			if (block == 0x21) in.skip(1);
			else if (block == 0x2c) {
				image = true;
				in.skip(8);
				in.skip(colorTable(in.u8()) + 1L);
			}
			else throw new MalformedImageException("GIF block 0x" + Integer
				.toHexString(block));
			for (int length = in.u8(); length > 0; length = in.u8()) {
				in.skip(length);
			}
		}
		if (!image) throw new EOFException();
	}

	private static int colorTable(final int flags) {
		return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
	}

	/** BITMAPFILEHEADER and BITMAPINFOHEADER: rows padded to four bytes. */
	static void bmp(final ByteReader in) throws IOException {
		in.order(ByteOrder.LITTLE_ENDIAN);
		in.seek(10);
		final long offset = in.u32();
		final long header = in.u32();
		if (header < 12 || header > 1024) {
			throw new MalformedImageException("BMP header of " + header + " bytes");
		}
		if (header < 40) {
			in.seek(offset);
			return; // OS/2: too rare for more
		}
		final long width = in.i32();
		final long height = Math.abs((long) in.i32());
		in.skip(2);
		final long bits = in.u16();
		final long compression = in.u32();
		final long packed = in.u32();
		final boolean plain = compression == 0 || compression == 3;
		in.seek(offset + (plain ? (width * bits + 31) / 32 * 4 * height : packed));
	}

}
