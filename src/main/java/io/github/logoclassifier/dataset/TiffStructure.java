
package io.github.logoclassifier.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * TIFF 6.0: checks that the strips or tiles of the first image lie inside the
 * file, and how many pixels it says it has. Of all images it checks what ImageJ
 * would not come to the end of: they must not lead back to one before, and what
 * is deflated must be whole.
 */
final class TiffStructure {

	/** ImageJ takes more for none. */
	private static final int MAX_ENTRIES = 1000;

	private TiffStructure() {}

	static long check(final ByteReader in, final ByteOrder order)
		throws IOException
	{
		in.order(order);
		in.seek(4);
		long position = in.u32();
		final TiffDirectory first = TiffDirectory.read(in, position);
		first.requireInside(in);
		final Set<Long> seen = new HashSet<>();
		Optional<TiffDirectory> image = Optional.of(first);
		while (image.isPresent()) {
			if (!seen.add(position)) throw new MalformedImageException(
				"its images lead back to one before");
			image.get().requireInflatable(in);
			position = image.get().next();
			image = later(in, position);
		}
		return first.pixels();
	}

	/** Another image behind the first one, if there is one for ImageJ. */
	private static Optional<TiffDirectory> later(final ByteReader in,
		final long position) throws IOException
	{
		if (position == 0) return Optional.empty();
		try {
			in.seek(position);
			final int entries = in.u16();
			return entries < 1 || entries > MAX_ENTRIES ? Optional.empty() : Optional
				.of(TiffDirectory.read(in, position));
		}
		catch (final EOFException exc) {
			return Optional.empty();
		}
	}

}
