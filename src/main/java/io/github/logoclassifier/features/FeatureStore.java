
package io.github.logoclassifier.features;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.backbone.library.BackboneCache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Feature maps on disk, by what they were computed from: a folder for each
 * backbone, and in it a file for each content of framed pixels. So a second
 * training on the same images is quick, in another process too.
 * <p>
 * Safe for several processes at once: a file appears whole or not at all, and a
 * damaged one counts as missing. It only ever saves time: where it cannot read
 * or write, it has nothing.
 */
public final class FeatureStore {

	private static final int MAGIC = 0x4c46_4d31; // LFM1
	private static final int HEADER_BYTES = 5 * 4;
	private static final int MAX_LENGTH = 1 << 15;
	/** More than any image's features take. */
	private static final int MAX_BYTES = 1 << 28;
	private static final String ENDING = ".features";
	private static final String PART = ".part";

	/** When it is too large, this much of what is allowed is kept. */
	private static final double KEPT = 0.8;

	/** A file that was not finished in this time never will be. */
	private static final long MAX_WRITING_MILLIS = 3_600_000;

	private final Path folder;
	private final long capacity;
	private volatile boolean isWritable = true;

	/** @param capacity most bytes that {@link #shrink} leaves */
	FeatureStore(final Path folder, final long capacity) {
		this.folder = folder;
		this.capacity = capacity;
	}

	/** The one in the user's cache folder. */
	public static FeatureStore ofUser(final long capacity) {
		return new FeatureStore(BackboneCache.defaultFolder().resolve("features"),
			capacity);
	}

	/**
	 * @param backbone what it computes, and how
	 * @param content SHA-256 in hex
	 */
	Optional<FeatureMap> get(final String backbone, final String content) {
		final Path file = file(backbone, content);
		try {
			if (Files.size(file) > MAX_BYTES) return Optional.empty();
			final Optional<FeatureMap> map = parse(ByteBuffer.wrap(Files.readAllBytes(
				file)));
			if (map.isPresent()) touch(file);
			return map;
		}
		catch (final IOException exc) {
			return Optional.empty();
		}
	}

	/** What is used stays. */
	private static void touch(final Path file) {
		try {
			Files.setLastModifiedTime(file, FileTime.fromMillis(System
				.currentTimeMillis()));
		}
		catch (final IOException exc) {
			// In a folder that is for reading only, nothing is ever deleted.
		}
	}

	private static Optional<FeatureMap> parse(final ByteBuffer bytes) {
		bytes.order(ByteOrder.LITTLE_ENDIAN);
		if (bytes.remaining() < HEADER_BYTES || bytes.getInt() != MAGIC) {
			return Optional.empty();
		}
		final int height = bytes.getInt();
		final int width = bytes.getInt();
		final int channels = bytes.getInt();
		final int sum = bytes.getInt();
		final boolean fits = isSize(height) && isSize(width) && isSize(channels) &&
			4L * height * width * channels == bytes.remaining();
		if (!fits || checksum(bytes) != sum) return Optional.empty();
		final float[] values = new float[bytes.remaining() / 4];
		bytes.asFloatBuffer().get(values);
		return Optional.of(new FeatureMap(height, width, channels, values));
	}

	private static boolean isSize(final int length) {
		return length > 0 && length <= MAX_LENGTH;
	}

	void put(final String backbone, final String content, final FeatureMap map) {
		if (!isWritable) return;
		final float[] values = map.values();
		final ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + 4 *
			values.length).order(ByteOrder.LITTLE_ENDIAN);
		bytes.position(HEADER_BYTES);
		bytes.asFloatBuffer().put(values);
		final int sum = checksum(bytes);
		bytes.position(0);
		bytes.putInt(MAGIC).putInt(map.height()).putInt(map.width()).putInt(map
			.channels()).putInt(sum);
		final Path file = file(backbone, content);
		try {
			Files.createDirectories(file.getParent());
			final Path part = Files.createTempFile(file.getParent(), "", PART);
			try {
				Files.write(part, bytes.array());
				Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
			}
			finally {
				Files.deleteIfExists(part);
			}
		}
		catch (final IOException exc) {
			isWritable = false; // a full disk, say: no use in trying each time
		}
	}

	/** Deletes what was not used for longest, if there is too much. */
	public void shrink() {
		try {
			final List<Entry> entries = entries();
			long bytes = entries.stream().mapToLong(entry -> entry.bytes).sum();
			if (bytes <= capacity) return;
			entries.sort(Comparator.comparingLong(entry -> entry.used));
			for (final Entry entry : entries) {
				if (bytes <= KEPT * capacity) return;
				Files.deleteIfExists(entry.file);
				bytes -= entry.bytes;
			}
		}
		catch (final IOException exc) {
			isWritable = false; // it would grow without bound
		}
	}

	private List<Entry> entries() throws IOException {
		final List<Entry> entries = new ArrayList<>();
		if (!Files.isDirectory(folder)) return entries;
		final List<Path> files;
		try (Stream<Path> all = Files.walk(folder, 2)) {
			files = all.collect(Collectors.toList());
		}
		catch (final UncheckedIOException exc) {
			throw exc.getCause();
		}
		for (final Path file : files) {
			final String name = file.getFileName().toString();
			try {
				final long used = Files.getLastModifiedTime(file).toMillis();
				if (name.endsWith(ENDING)) {
					entries.add(new Entry(file, Files.size(file), used));
				}
				else if (name.endsWith(PART) && System.currentTimeMillis() -
					used > MAX_WRITING_MILLIS) Files.deleteIfExists(file);
			}
			catch (final NoSuchFileException exc) {
				// Another process was faster.
			}
		}
		return entries;
	}

	private Path file(final String backbone, final String content) {
		return folder.resolve(backbone).resolve(content + ENDING);
	}

	private static int checksum(final ByteBuffer bytes) {
		final CRC32 sum = new CRC32();
		sum.update(bytes.duplicate());
		return (int) sum.getValue();
	}

	private static final class Entry {

		private final Path file;
		private final long bytes;
		private final long used;

		Entry(final Path file, final long bytes, final long used) {
			this.file = file;
			this.bytes = bytes;
			this.used = used;
		}
	}

}
