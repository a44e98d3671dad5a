
package io.github.logoclassifier.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;

/**
 * The names of files as texts that tell them apart: a name is bytes to a file
 * system, which need not be text in any encoding, or not in the one that Java
 * was started with. They are read as UTF-8; a byte that is none is written as
 * {@code \xFF}.
 */
public final class ReadableName {

	/** What Java has for bytes that it could not read. */
	private static final char UNREADABLE = '\ufffd';

	/** Paths of {@link #in}, folder by folder, as {@link SortedWalk} goes. */
	public static final Comparator<String> ORDER = ReadableName::compare;

	private ReadableName() {}

	/** The name of a file without its folder. */
	public static String of(final Path file) {
		final String name = file.getFileName().toString();
		if (name.indexOf(UNREADABLE) < 0) return name;
		// A URI has the bytes of a name as they are.
		final String raw = file.toUri().getRawPath().replaceFirst("/$", "");
		return decoded(bytes(raw.substring(raw.lastIndexOf('/') + 1)));
	}

	/**
	 * The path of a file in a folder, with slashes on every system.
	 *
	 * @param file begins with the folder's path
	 */
	public static String in(final Path folder, final Path file) {
		final StringBuilder name = new StringBuilder(of(file));
		for (Path above = file.getParent(); !folder.equals(above); above = above
			.getParent())
		{
			name.insert(0, of(above) + "/");
		}
		return name.toString();
	}

	private static byte[] bytes(final String encoded) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int i = 0; i < encoded.length(); i++) {
			if (encoded.charAt(i) == '%') {
				bytes.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
				i += 2;
			}
			else bytes.write(encoded.charAt(i));
		}
		return bytes.toByteArray();
	}

	private static String decoded(final byte[] bytes) {
		final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		final ByteBuffer in = ByteBuffer.wrap(bytes);
		final CharBuffer out = CharBuffer.allocate(4 * bytes.length);
		while (in.hasRemaining()) {
			final CoderResult result = decoder.decode(in, out, true);
			for (int i = 0; result.isError() && i < result.length(); i++) {
				out.put(String.format(Locale.ROOT, "\\x%02X", in.get()));
			}
		}
		return out.flip().toString();
	}

	private static int compare(final String a, final String b) {
		final String[] ofA = a.split("/");
		final String[] ofB = b.split("/");
		for (int i = 0; i < Math.min(ofA.length, ofB.length); i++) {
			final int order = ofA[i].compareTo(ofB[i]);
			if (order != 0) return order;
		}
		return ofA.length - ofB.length;
	}

}
