
package io.github.logoclassifier.exchange;

import io.github.logoclassifier.backbone.weights.TfjsWriter;
import io.github.logoclassifier.io.UnexpectedJsonException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Where an export goes. It is written under another name beside its place and
 * then moved there, so that it is never there in half. A file that is replaced
 * is there until the new one is; of a folder, the old one is moved away first,
 * and back if that fails. Nothing is replaced but an older export.
 */
final class ExportTarget {

	/** Writes into an empty folder, or a file that does not exist. */
	interface Writer {

		void write(Path to) throws IOException;
	}

	/** Everything that is in an exported folder. */
	private static final Set<String> FILES = new HashSet<>(Arrays.asList(
		TfjsWriter.JSON, TfjsWriter.SHARD, Metadata.FILE, ExportTexts.README,
		ExportTexts.SCRIPT));

	/** The producer's name stands at the beginning of an ONNX file. */
	private static final int ONNX_START = 64;
	/** In bytes; what an export writes is far shorter. */
	private static final int MAX_METADATA = 1 << 24;

	private final ExportFormat format;
	private final Path place;

	/**
	 * @param output a file's name may lack the format's ending; of a symbolic
	 *          link, what it leads to is replaced
	 * @throws IOException if such a link cannot be followed
	 */
	ExportTarget(final ExportFormat format, final Path output)
		throws IOException
	{
		this.format = format;
		final Path name = output.toAbsolutePath().normalize();
		final boolean lacksEnding = !format.isFolder() && name
			.getFileName() != null && !Files.isDirectory(name) && !name.getFileName()
				.toString().contains(".");
		place = Files.isSymbolicLink(name) && Files.exists(name) ? name.toRealPath()
			: lacksEnding ? name.resolveSibling(name.getFileName() + format
				.extension()) : name;
	}

	/** The file or folder that is written. */
	Path place() {
		return place;
	}

	/**
	 * Checks that it could be written, before any work is done for it.
	 *
	 * @throws IOException if its folder is missing or read-only, or something
	 *           else is in its place
	 */
	void requireWritable() throws IOException {
		final Path parent = place.getParent();
		if (parent == null || !Files.isDirectory(parent)) {
			throw new NoSuchFileException("output cannot be written: there is no " +
				"folder " + parent);
		}
		if (!Files.isWritable(parent)) {
			throw new IOException("output cannot be written: folder " + parent +
				" is read-only");
		}
		if (!Files.exists(place) || isOurs()) return;
		final boolean folder = Files.isDirectory(place);
		if (folder != format.isFolder()) {
			throw new IOException("output " + place + " is a " + (folder ? "folder"
				: "file") + ", and format " + format.id() + " is a " + (folder
					? "file: add a file name, for example logos" + format.extension()
					: "folder: name another"));
		}
		throw new IOException("output " + place + " exists and is no export of " +
			"format " + format.id() + ": it was left as it is; name another");
	}

	private boolean isOurs() throws IOException {
		if (Files.isDirectory(place)) return format.isFolder() && isOurFolder();
		if (format.isFolder()) return false;
		return format == ExportFormat.ONNX ? isOurOnnx() : isOurZip();
	}

	/** Empty, or with nothing in it that an export does not have. */
	private boolean isOurFolder() throws IOException {
		boolean empty = true;
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
			for (final Path entry : entries) {
				empty = false;
				if (!FILES.contains(entry.getFileName().toString()) || Files
					.isDirectory(entry)) return false;
			}
		}
		final Path metadata = place.resolve(Metadata.FILE);
		if (!Files.exists(metadata)) return empty;
		try (InputStream in = Files.newInputStream(metadata)) {
			return isOurMetadata(in);
		}
	}

	private static boolean isOurMetadata(final InputStream in)
		throws IOException
	{
		final byte[] bytes = in.readNBytes(MAX_METADATA + 1);
		if (bytes.length > MAX_METADATA) return false;
		try {
			return Metadata.parse(new String(bytes, StandardCharsets.UTF_8)).isOurs();
		}
		catch (final UnexpectedJsonException exc) {
			return false;
		}
	}

	private boolean isOurOnnx() throws IOException {
		try (InputStream in = Files.newInputStream(place)) {
			final String start = new String(in.readNBytes(ONNX_START),
				StandardCharsets.ISO_8859_1);
			return start.contains(OnnxNetwork.PRODUCER);
		}
	}

	private boolean isOurZip() throws IOException {
		try (ZipFile zip = new ZipFile(place.toFile())) {
			if (zip.getEntry(Metadata.FILE) == null) return false;
			try (InputStream in = zip.getInputStream(zip.getEntry(Metadata.FILE))) {
				return isOurMetadata(in);
			}
		}
		catch (final ZipException exc) {
			return false;
		}
	}

	/**
	 * Writes it, whole or not at all.
	 *
	 * @throws IOException if that is not possible; then what was there is intact
	 */
	void write(final Writer writer) throws IOException {
		requireWritable();
		final Path part = beside(".part");
		final Path old = beside(".old");
		try {
			if (format.isFolder()) Files.createDirectory(part);
			writer.write(part);
			if (format.isFolder() && Files.exists(place)) {
				replaceFolder(part, old);
			}
			else move(part, place);
		}
		finally {
			delete(part);
			delete(old);
		}
	}

	/** Writes bytes as a file. */
	void write(final byte[] bytes) throws IOException {
		write(to -> {
			try (OutputStream out = Files.newOutputStream(to,
				StandardOpenOption.CREATE_NEW))
			{
				out.write(bytes);
			}
		});
	}

	/** No file system replaces a folder that is not empty in one step. */
	private void replaceFolder(final Path part, final Path old)
		throws IOException
	{
		move(place, old);
		try {
			move(part, place);
		}
		catch (final IOException exc) {
			move(old, place);
			throw exc;
		}
	}

	private Path beside(final String ending) {
		return place.resolveSibling("." + place.getFileName() + "." + UUID
			.randomUUID() + ending);
	}

	private static void move(final Path from, final Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final AtomicMoveNotSupportedException exc) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Only what an export has: nothing is deleted that was put in meanwhile. */
	private static void delete(final Path path) throws IOException {
		if (Files.isDirectory(path)) {
			for (final String name : FILES) {
				Files.deleteIfExists(path.resolve(name));
			}
		}
		Files.deleteIfExists(path);
	}

}
