
package io.github.logoclassifier.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds backbones: the one bundled with the plugin, those that the user
 * installed, and files and folders. Thread-safe; what was opened once is kept.
 */
public final class Backbones {

	/** Names the backbone that the plugin itself brings. */
	public static final String BUNDLED = "bundled";

	private static final String BUNDLED_FOLDER =
		"/io/github/logoclassifier/backbone/logonet_0.25_112";

	private final BackboneCache cache;
	private final Map<String, Backbone> opened = new ConcurrentHashMap<>();

	/** With the user's usual folder of installed backbones. */
	public Backbones() {
		this(BackboneCache.defaultFolder());
	}

	/** @param cache the folder of installed backbones; need not exist */
	public Backbones(final Path cache) {
		this.cache = new BackboneCache(cache);
	}

	/**
	 * Opens a backbone.
	 *
	 * @param source {@link #BUNDLED}; the name of an installed one; a folder in
	 *          the TF.js layers format, or its model.json; or a Keras .h5 file
	 * @throws MissingBackboneException if there is none
	 * @throws IOException if it cannot be read, or is no MobileNetV1
	 */
	public Backbone open(final String source) throws IOException {
		final String wanted = source.trim();
		if (wanted.isEmpty() || wanted.equals(BUNDLED)) return bundled();
		final Optional<Path> installed = cache.byName(wanted);
		if (installed.isPresent()) return read(installed.get());
		final Path path = existing(wanted);
		if (path == null) {
			throw new MissingBackboneException("there is no backbone \"" + source +
				"\": give " + BUNDLED +
				", the name of an installed one (Plugins > Logo " +
				"Classifier > Install Logo Backbone), a folder with model.json, or a " +
				"Keras .h5 file");
		}
		return read(path);
	}

	/**
	 * Finds the very backbone that a model was trained with.
	 *
	 * @param name its name, for the message
	 * @param sha256 what it must compute
	 * @param source where it was then; looked at last
	 * @throws MissingBackboneException if it is nowhere on this machine
	 */
	public Backbone find(final String name, final String sha256,
		final String source) throws IOException
	{
		final Backbone known = opened.get(sha256);
		if (known != null) return known;
		if (bundled().sha256().equals(sha256)) return bundled();
		final Optional<Path> installed = cache.bySha(sha256);
		if (installed.isPresent()) {
			final Backbone backbone = read(installed.get());
			if (backbone.sha256().equals(sha256)) return backbone;
		}
		final Path path = source.equals(BUNDLED) ? null : existing(source);
		if (path != null) {
			final Backbone backbone = read(path);
			if (backbone.sha256().equals(sha256)) return backbone;
		}
		if (source.equals(BUNDLED)) {
			throw new MissingBackboneException("the model was trained with the " +
				"bundled backbone of another version of this plugin (SHA-256 " + sha256
					.substring(0, Math.min(12, sha256.length())) +
				"…): train it again, or classify with that version");
		}
		throw new MissingBackboneException(
			"the model was trained with the backbone " + name + " (SHA-256 " + sha256
				.substring(0, Math.min(12, sha256.length())) +
				"…), which is not on this machine: get it with Plugins > " +
				"Logo Classifier > Install Logo Backbone, or copy its folder into " +
				cache.folder());
	}

	/**
	 * Downloads an official MobileNet into the user's cache.
	 *
	 * @param name "mobilenet_ALPHA_SIZE", alpha 0.25, 0.5, 0.75 or 1.0, size 128,
	 *          160, 192 or 224
	 * @throws IOException if it cannot be fetched, or is not what it should be;
	 *           then nothing is kept
	 */
	public Backbone install(final String name, final BackboneDownload download)
		throws IOException
	{
		cache.requireWritable();
		final Weights weights = download.fetch(name);
		final MobileNetV1 network = MobileNetV1.of(weights);
		cache.store(weights, network);
		return remember(network);
	}

	/**
	 * Keeps a network in the user's cache, so that models find it when the file
	 * that it was in is gone.
	 *
	 * @return its folder
	 * @throws IOException if it is no MobileNetV1, or cannot be kept
	 */
	public Path keep(final Weights weights) throws IOException {
		final MobileNetV1 network = MobileNetV1.of(weights);
		remember(network);
		return cache.store(weights, network);
	}

	private Backbone bundled() throws IOException {
		final Backbone known = opened.get(BUNDLED);
		if (known != null) return known;
		final Backbone backbone = MobileNetV1.of(TfjsReader.read(WeightFolder
			.ofResources(BUNDLED_FOLDER)));
		opened.put(BUNDLED, backbone);
		return remember(backbone);
	}

	private Backbone read(final Path path) throws IOException {
		if (Files.isDirectory(path)) return remember(MobileNetV1.of(TfjsReader.read(
			WeightFolder.of(path))));
		if (path.getFileName().toString().endsWith(".json")) {
			return read(path.toAbsolutePath().getParent());
		}
		final Weights weights = KerasReader.read(path);
		final MobileNetV1 network = MobileNetV1.of(weights);
		try {
			// So that classifying need not start ND4J to read HDF5 again.
			cache.store(weights, network);
		}
		catch (final IOException exc) {
			// A read-only home: then the file itself is read again next time.
		}
		return remember(network);
	}

	private Backbone remember(final Backbone backbone) {
		opened.put(backbone.sha256(), backbone);
		return backbone;
	}

	private static Path existing(final String source) {
		try {
			final Path path = Paths.get(source);
			return Files.exists(path) ? path : null;
		}
		catch (final InvalidPathException exc) {
			return null;
		}
	}

}
