
package io.github.logoclassifier.backbone.library;

import io.github.logoclassifier.backbone.WeightHash;
import io.github.logoclassifier.backbone.Weights;
import io.github.logoclassifier.backbone.mobilenet.MobileNetV1;
import io.github.logoclassifier.backbone.weights.TfjsWriter;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user's folder of installed backbones, each in a folder {@code NAME-SHA}:
 * a MobileNetV1 in the TF.js layers format, any other network as the Keras file
 * that it came in. Safe for several processes at once: a folder appears whole
 * or not at all.
 * <p>
 * A Keras file is here only if the user chose it, which is why a model may open
 * it: nobody's model file is to say what else is read on this machine.
 */
public final class BackboneCache {

	/** Enough of the SHA-256 to tell networks apart; checked whole on opening. */
	private static final int SHA_DIGITS = 16;

	private static final String KERAS = "keras.h5";
	private static final String PART = ".part";

	private final Path folder;

	BackboneCache(final Path folder) {
		this.folder = folder;
	}

	/**
	 * Where installed backbones lie: the system property
	 * {@code logoclassifier.cache} if it is set, else the user's usual folder for
	 * such files.
	 */
	public static Path defaultFolder() {
		final String set = System.getProperty("logoclassifier.cache");
		if (set != null) return Paths.get(set);
		final String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		final Path home = Paths.get(System.getProperty("user.home", "."));
		final String local = System.getenv("LOCALAPPDATA");
		if (os.contains("win") && local != null) {
			return Paths.get(local, "Logo Classifier");
		}
		if (os.contains("mac")) {
			return home.resolve("Library/Caches/Logo Classifier");
		}
		return home.resolve(".cache/logo-classifier");
	}

	Path folder() {
		return folder;
	}

	/**
	 * Checks that networks could be kept, before any is fetched.
	 *
	 * @throws IOException if the folder, or the one that it would be made in, is
	 *           read-only or none
	 */
	void requireWritable() throws IOException {
		Path place = folder.toAbsolutePath();
		while (!Files.exists(place) && place.getParent() != null) {
			place = place.getParent();
		}
		final boolean isFolder = Files.isDirectory(place);
		if (isFolder && Files.isWritable(place)) return;
		throw new IOException("backbones cannot be kept in " + folder + ": " +
			place + (isFolder ? " is read-only" : " is no folder") +
			". Make it one that can be written, or start Java with " +
			"-Dlogoclassifier.cache=FOLDER");
	}

	/** Keeps a network; one that is there already is left as it is. */
	Path store(final Weights weights, final MobileNetV1 network)
		throws IOException
	{
		final Path place = place(network.name(), network.sha256());
		if (Files.exists(place.resolve(TfjsWriter.JSON))) return place;
		Files.createDirectories(folder);
		final Path temporary = Files.createTempDirectory(folder, PART);
		try {
			TfjsWriter.write(weights, temporary);
			move(temporary, place, TfjsWriter.JSON);
		}
		finally {
			delete(temporary);
		}
		return place;
	}

	/** What is done with a Keras file before it is kept. */
	interface Trial<T> {

		/** @throws IOException if it is not to be kept */
		T of(String sha256) throws IOException;
	}

	/**
	 * Keeps a Keras file that the user chose, if it turns out to be good.
	 *
	 * @param trial may read the file, of which the very bytes are kept
	 * @throws IOException as it does, or if the file is another one afterwards
	 */
	<T> T storeKeras(final Path file, final String name, final Trial<T> trial)
		throws IOException
	{
		requireWritable();
		Files.createDirectories(folder);
		final Path temporary = Files.createTempDirectory(folder, PART);
		try {
			final Path copy = Files.copy(file, temporary.resolve(KERAS));
			final String sha256 = WeightHash.ofFile(copy);
			// Not of the copy: Windows moves no folder of which a file was mapped.
			final T result = trial.of(sha256);
			if (!WeightHash.ofFile(file).equals(sha256)) {
				throw new IOException(file + " changed while it was read: try again");
			}
			if (!keras(sha256).isPresent()) {
				move(temporary, place(name, sha256), KERAS);
			}
			return result;
		}
		finally {
			delete(temporary);
		}
	}

	/**
	 * A Keras file that the user chose some day.
	 *
	 * @param sha256 of all its bytes
	 * @throws IOException if it is no longer what it was
	 */
	Optional<Path> keras(final String sha256) throws IOException {
		final Optional<Path> file = bySha(sha256).flatMap(BackboneCache::kerasIn);
		if (file.isPresent() && !WeightHash.ofFile(file.get()).equals(sha256)) {
			throw new IOException(file.get() +
				" has changed since it was installed: delete its folder, and choose " +
				"the network's own .h5 file again in Plugins > Logo Classifier > " +
				"Install Logo Backbone");
		}
		return file;
	}

	/** The Keras file in the folder of a backbone, if it is one of these. */
	static Optional<Path> kerasIn(final Path backbone) {
		return Optional.of(backbone.resolve(KERAS)).filter(Files::exists);
	}

	private Path place(final String name, final String sha256) {
		return folder.resolve(name.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + sha256
			.substring(0, SHA_DIGITS));
	}

	private static void move(final Path temporary, final Path place,
		final String telling) throws IOException
	{
		try {
			Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final FileSystemException exc) {
			// Another process may have been faster.
			if (!Files.exists(place.resolve(telling))) throw exc;
		}
	}

	/** The folder of an installed backbone, by its whole name. */
	Optional<Path> byName(final String name) throws IOException {
		return find(name + "-", "");
	}

	/** The folder of an installed backbone, by what it computes. */
	Optional<Path> bySha(final String sha256) throws IOException {
		if (sha256.length() < SHA_DIGITS) return Optional.empty();
		return find("", "-" + sha256.substring(0, SHA_DIGITS));
	}

	private Optional<Path> find(final String start, final String end)
		throws IOException
	{
		return installed().stream().filter(path -> {
			final String name = path.getFileName().toString();
			return name.startsWith(start) && name.endsWith(end) && (start.isEmpty() ||
				name.length() == start.length() + SHA_DIGITS);
		}).findFirst();
	}

	/** All folders of installed backbones, sorted. */
	List<Path> installed() throws IOException {
		if (!Files.isDirectory(folder)) return Collections.emptyList();
		final List<Path> folders = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
			for (final Path entry : entries) {
				final boolean isWhole = Files.exists(entry.resolve(TfjsWriter.JSON)) ||
					kerasIn(entry).isPresent();
				if (isWhole && !entry.getFileName().toString().startsWith(".")) {
					folders.add(entry);
				}
			}
		}
		Collections.sort(folders);
		return folders;
	}

	/** Deletes a folder and what is in it. */
	static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder)) return;
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path path : (Iterable<Path>) all.sorted(Comparator
				.reverseOrder())::iterator)
			{
				Files.deleteIfExists(path);
			}
		}
	}

}
