
package io.github.logoclassifier.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import io.github.logoclassifier.head.DenseLayer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes and reads a model as one file, a zip of two entries:
 * <ul>
 * <li>{@code model.json}: everything but the parameters, to be read by people;
 * its "version" grows when older software can no longer read the file;</li>
 * <li>{@code parameters.bin}: float32, little endian: for each layer of the
 * head its weights (inputs × outputs, the output running fastest) and biases,
 * then the centroid of each class, if the model knows them.</li>
 * </ul>
 * A file is written under another name beside its place and then moved there:
 * whatever happens, there is the old file or the new one, and never half of
 * one. Reading names no class, and takes no memory that the file does not fill.
 */
public final class LogoModelFile {

	/** The usual ending of a file's name. */
	public static final String EXTENSION = ".logomodel";

	static final String JSON = "model.json";
	static final String PARAMETERS = "parameters.bin";

	private static final String PART = ".part";

	/** A file that was not finished in this time never will be. */
	private static final long MAX_WRITING_MILLIS = 3_600_000;

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting()
		.disableHtmlEscaping().serializeSpecialFloatingPointValues().create();

	private LogoModelFile() {}

	/**
	 * Writes a model, replacing the file if there is one.
	 *
	 * @throws IOException if it cannot be written; then an older file is intact
	 */
	public static void write(final LogoModel model, final Path file)
		throws IOException
	{
		final Path target = file.toAbsolutePath();
		requireFolder(target);
		// Not createTempFile, whose files only their owner can read.
		final String start = "." + target.getFileName() + ".";
		final Path temporary = target.resolveSibling(start + UUID.randomUUID() +
			PART);
		deleteLeftovers(target.getParent(), start);
		try {
			try (FileChannel channel = FileChannel.open(temporary,
				StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
					ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(
						channel)))
			{
				zip.putNextEntry(new ZipEntry(JSON));
				zip.write(GSON.toJson(ModelJson.of(model)).getBytes(
					StandardCharsets.UTF_8));
				zip.putNextEntry(new ZipEntry(PARAMETERS));
				zip.write(parameters(model));
				zip.finish();
				// On the disk before it takes the old file's place, lest the power
				// fail.
				channel.force(true);
			}
			catch (final IOException exc) {
				throw new IOException("model " + file + " cannot be written: " + exc
					.getMessage(), exc);
			}
			move(temporary, target);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	/** The file that a user named, with the usual ending if it has none. */
	public static Path named(final Path file) {
		final String name = file.getFileName().toString();
		return name.contains(".") || Files.isDirectory(file) ? file : file
			.resolveSibling(name + EXTENSION);
	}

	/**
	 * Checks that a model could be written to a place, before any work is done
	 * for it.
	 *
	 * @throws IOException if its folder is missing or read-only, or it is itself
	 *           a folder
	 */
	public static void requireWritable(final Path file) throws IOException {
		final Path target = file.toAbsolutePath();
		requireFolder(target);
		if (Files.isDirectory(target)) {
			throw new IOException("model " + file + " is a folder: add a file name," +
				" for example logos" + EXTENSION);
		}
		if (!Files.isWritable(target.getParent())) {
			throw new IOException("model cannot be written: folder " + target
				.getParent() + " is read-only");
		}
	}

	/**
	 * Reads a model.
	 *
	 * @throws IOException if the file is missing, no model, damaged, or of a
	 *           later version; the message names it and says which
	 */
	public static LogoModel read(final Path file) throws IOException {
		requireExists(file);
		return ModelReader.read(file, GSON);
	}

	/**
	 * The version of a file's format.
	 *
	 * @throws IOException as above
	 */
	public static int formatVersion(final Path file) throws IOException {
		requireExists(file);
		return ModelReader.formatVersion(file, GSON);
	}

	private static void requireExists(final Path file) throws IOException {
		if (!Files.exists(file)) {
			throw new NoSuchFileException("there is no model file " + file);
		}
	}

	private static void requireFolder(final Path target) throws IOException {
		if (target.getParent() == null || !Files.isDirectory(target.getParent())) {
			throw new NoSuchFileException("model cannot be written: there is no " +
				"folder " + target.getParent());
		}
	}

	/** What processes left that were killed while they wrote. */
	private static void deleteLeftovers(final Path folder, final String start)
		throws IOException
	{
		final long oldest = System.currentTimeMillis() - MAX_WRITING_MILLIS;
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder,
			file -> {
				final String name = file.getFileName().toString();
				return name.startsWith(start) && name.endsWith(PART);
			})) {
			for (final Path file : files) {
				if (Files.getLastModifiedTime(file).toMillis() < oldest) {
					Files.deleteIfExists(file);
				}
			}
		}
		catch (final NoSuchFileException | DirectoryIteratorException exc) {
			// Another process was faster.
		}
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

	private static byte[] parameters(final LogoModel model) {
		int count = 0;
		for (final DenseLayer layer : model.head().layers()) {
			count += (layer.inputs() + 1) * layer.outputs();
		}
		for (final float[] centroid : model.novelty().centroids()) {
			count += centroid.length;
		}
		final ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(
			ByteOrder.LITTLE_ENDIAN);
		for (final DenseLayer layer : model.head().layers()) {
			put(bytes, layer.weights());
			put(bytes, layer.bias());
		}
		for (final float[] centroid : model.novelty().centroids()) {
			put(bytes, centroid);
		}
		return bytes.array();
	}

	private static void put(final ByteBuffer bytes, final float[] values) {
		for (final float value : values) {
			bytes.putFloat(value);
		}
	}

}
