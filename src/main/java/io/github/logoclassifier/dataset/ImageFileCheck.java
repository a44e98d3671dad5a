
package io.github.logoclassifier.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says whether a file is a whole image, from its signature and the block
 * structure of its format, without decoding a pixel.
 * <p>
 * Known are the formats that ImageJ itself opens: JPEG, PNG, GIF, BMP, TIFF,
 * PNM, DICOM and FITS. The structure of the first five is followed to their
 * end, so that a truncated file is found. A file that passes can still turn out
 * to be damaged inside when it is decoded.
 */
public final class ImageFileCheck {

	/** While a file is decoded, its pixels are in memory twice. */
	private static final int BYTES_PER_PIXEL = 8;

	private static final String EMPTY = "empty, zero bytes";

	private ImageFileCheck() {}

	/**
	 * What is wrong with a file as an image, as a phrase that follows its name;
	 * empty if nothing is.
	 */
	public static Optional<String> defect(final Path path) {
		try {
			if (!Files.isRegularFile(path)) {
				return Optional.of(Files.exists(path) ? "not a file"
					: "unreadable: there is no such file, or the link is broken");
			}
			if (Files.size(path) == 0) return Optional.of(EMPTY);
			try (ByteReader in = new ByteReader(path)) {
				return structureDefect(in);
			}
		}
		catch (final IOException exc) {
			return Optional.of(unreadable(exc));
		}
	}

	/** The same for a file that is in memory. */
	public static Optional<String> defect(final byte[] bytes) {
		if (bytes.length == 0) return Optional.of(EMPTY);
		try (ByteReader in = new ByteReader(new BytesChannel(bytes))) {
			return structureDefect(in);
		}
		catch (final IOException exc) {
			return Optional.of(unreadable(exc));
		}
	}

	static String unreadable(final IOException exc) {
		if (exc instanceof AccessDeniedException) {
			return "unreadable: permission denied";
		}
		if (exc instanceof NoSuchFileException) {
			return "unreadable: there is no such file, or the link is broken";
		}
		return "unreadable: " + exc.getMessage();
	}

	private static Optional<String> structureDefect(final ByteReader in)
		throws IOException
	{
		final byte[] head = in.head(132);
		try {
			return sizeDefect(pixels(head, in));
		}
		catch (final EOFException exc) {
			return Optional.of("truncated");
		}
		catch (final MalformedImageException exc) {
			return Optional.of(exc.getMessage() == null ? "not an image"
				: "not an image: " + exc.getMessage());
		}
	}

	/** How many pixels a whole image says it has; 0 if that is not looked at. */
	private static long pixels(final byte[] head, final ByteReader in)
		throws IOException
	{
		if (starts(head, 0, "\u00ff\u00d8\u00ff")) return ImageStructure.jpeg(in);
		if (starts(head, 0, "\u0089PNG\r\n\u001a\n")) return ImageStructure.png(in);
		if (starts(head, 0, "GIF87a") || starts(head, 0, "GIF89a")) {
			return ImageStructure.gif(in);
		}
		if (starts(head, 0, "BM")) return ImageStructure.bmp(in);
		if (starts(head, 0, "II*\0")) {
			return TiffStructure.check(in, ByteOrder.LITTLE_ENDIAN);
		}
		if (starts(head, 0, "MM\0*")) {
			return TiffStructure.check(in, ByteOrder.BIG_ENDIAN);
		}
		if (isPnm(head)) return PnmStructure.check(in);
		if (starts(head, 128, "DICM") || starts(head, 0, "SIMPLE  =")) return 0;
		throw new MalformedImageException(null);
	}

	/** What a damaged header says of its size must not exhaust the memory. */
	private static Optional<String> sizeDefect(final long pixels) {
		final long most = Runtime.getRuntime().maxMemory() / BYTES_PER_PIXEL;
		if (pixels <= most) return Optional.empty();
		return Optional.of("too large: it has " + (pixels >> 20) +
			" million pixels, and ImageJ's memory is enough for " + (most >> 20) +
			" million (Edit > Options > Memory & Threads)");
	}

	private static boolean isPnm(final byte[] head) {
		return head.length > 2 && head[0] == 'P' && head[1] >= '1' &&
			head[1] <= '6' && Character.isWhitespace(head[2]);
	}

	private static boolean starts(final byte[] bytes, final int offset,
		final String signature)
	{
		final byte[] expected = signature.getBytes(StandardCharsets.ISO_8859_1);
		if (bytes.length < offset + expected.length) return false;
		for (int i = 0; i < expected.length; i++) {
			if (bytes[offset + i] != expected[i]) return false;
		}
		return true;
	}

}
