
package io.github.logoclassifier.backbone.library;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.KerasCut;
import io.github.logoclassifier.backbone.Weights;
import io.github.logoclassifier.backbone.mobilenet.MobileNetV1;
import io.github.logoclassifier.backbone.weights.Hdf5File;
import io.github.logoclassifier.backbone.weights.KerasReader;
import io.github.logoclassifier.backbone.weights.TfjsReader;
import io.github.logoclassifier.backbone.weights.WeightFolder;
import io.github.logoclassifier.image.PixelScaling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds backbones: the one bundled with the plugin, those that the user
 * installed, and files and folders. Thread-safe; what was opened once is kept.
 */
public final class Backbones {

	private static final String KERAS_ENDING = ".h5";

	/** Names the backbone that the plugin itself brings. */
	public static final String BUNDLED = "bundled";

	private static final String BUNDLED_FOLDER =
		"/io/github/logoclassifier/backbone/weights/logonet_0.25_112";

	private final BackboneCache cache;
	private final KerasImport keras;
	private final Map<String, Backbone> opened = new ConcurrentHashMap<>();

	/** Of MobileNetV1 only, in the user's usual folder of installed ones. */
	public Backbones() {
		this(BackboneCache.defaultFolder());
	}

	/**
	 * Of MobileNetV1 only.
	 *
	 * @param cache the folder of installed backbones; need not exist
	 */
	public Backbones(final Path cache) {
		this(cache, KerasImport.NONE);
	}

	/** @param keras reads networks that are no MobileNetV1 */
	public Backbones(final KerasImport keras) {
		this(BackboneCache.defaultFolder(), keras);
	}

	/** As above. */
	public Backbones(final Path cache, final KerasImport keras) {
		this.cache = new BackboneCache(cache);
		this.keras = keras;
	}

	/**
	 * Opens a backbone that needs no more than its source.
	 *
	 * @throws IOException as below
	 */
	public Backbone open(final String source) throws IOException {
		return open(BackboneChoice.of(source));
	}

	/**
	 * Opens a backbone that the user chose: only so is an .h5 file read, which is
	 * then kept among the installed ones.
	 *
	 * @param choice its source is {@link #BUNDLED}; the name of an installed one;
	 *          a folder in the TF.js layers format, or its model.json; or a Keras
	 *          .h5 file
	 * @throws MissingBackboneException if there is none
	 * @throws IllegalArgumentException if the layer or the preprocessing is
	 *           wrong, missing, or not for this backbone
	 * @throws IOException if it cannot be read
	 */
	public Backbone open(final BackboneChoice choice) throws IOException {
		final String wanted = choice.source();
		if (wanted.isEmpty() || wanted.equals(BUNDLED)) {
			choice.requireMobileNet(BUNDLED);
			return bundled();
		}
		final Optional<Path> installed = cache.byName(wanted);
		final Path path = installed.isPresent() ? installed.get() : existing(
			wanted);
		if (path == null) {
			throw new MissingBackboneException("there is no backbone \"" + wanted +
				"\": give " + BUNDLED +
				", the name of an installed one (Plugins > Logo " +
				"Classifier > Install Logo Backbone), a folder with model.json, or a " +
				"Keras .h5 file");
		}
		final Optional<Path> kept = installed.flatMap(BackboneCache::kerasIn);
		if (kept.isPresent()) return keras(kept.get(), wanted, choice);
		if (!isTfjs(path)) return keras(path, nameOf(path), choice);
		choice.requireMobileNet(wanted);
		return tfjs(path);
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
			final Backbone backbone = tfjs(installed.get());
			if (backbone.sha256().equals(sha256)) return backbone;
		}
		final Path path = source.equals(BUNDLED) || isElsewhere(source) ? null
			: existing(source);
		// Not an .h5 file, which only the user may choose to read.
		if (path != null && isTfjs(path)) {
			final Backbone backbone = tfjs(path);
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
				"…), which is not on this machine: get it, or choose its Keras .h5 " +
				"file, with Plugins > Logo Classifier > Install Logo Backbone, or " +
				"copy its folder into " + cache.folder());
	}

	/**
	 * Finds the very part of a Keras network that a model was trained with, among
	 * the installed ones only: a model from elsewhere may not say which .h5 file
	 * is to be read.
	 *
	 * @param name its name, for the message
	 * @param source where it was then, for the message
	 * @throws MissingBackboneException if the user has not chosen its file yet
	 */
	public Backbone find(final String name, final KerasCut cut,
		final String source) throws IOException
	{
		final Backbone known = opened.get(cut.sha256());
		if (known != null) return known;
		final Optional<Path> file = cache.keras(cut.fileSha256());
		if (!file.isPresent()) {
			throw new MissingBackboneException("the model was trained with the " +
				"Keras network " + name + " (" + source + ", SHA-256 of the file " + cut
					.fileSha256() + "), which is not among the backbones in " + cache
						.folder() + ": choose that .h5 file in Plugins > Logo Classifier " +
				"> Install Logo Backbone. A model cannot do so itself: which files " +
				"are read here is for you to say.");
		}
		return remember(keras.read(file.get(), name, cut));
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
	 * Keeps a Keras .h5 file that the user chose in the user's cache, so that
	 * models that were trained with it find it.
	 *
	 * @throws IOException if it is no such file, or cannot be kept
	 */
	public void install(final Path file) throws IOException {
		if (!Files.exists(file)) {
			throw new MissingBackboneException("there is no file " + file);
		}
		final Optional<Weights> mobileNet = KerasReader.read(file);
		if (mobileNet.isPresent()) keep(mobileNet.get());
		// A model may have cut a MobileNetV1 elsewhere too.
		cache.storeKeras(file, nameOf(file), sha256 -> sha256);
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

	private static boolean isTfjs(final Path path) {
		return Files.isDirectory(path) || path.getFileName().toString().endsWith(
			".json");
	}

	private Backbone tfjs(final Path path) throws IOException {
		return remember(MobileNetV1.of(TfjsReader.read(WeightFolder.of(Files
			.isDirectory(path) ? path : path.toAbsolutePath().getParent()))));
	}

	private Backbone keras(final Path file, final String name,
		final BackboneChoice choice) throws IOException
	{
		Hdf5File.checkSignature(file, file.toString());
		final Optional<Weights> mobileNet = choice.allowsMobileNet() ? KerasReader
			.read(file) : Optional.empty();
		if (!mobileNet.isPresent()) return imported(file, name, choice);
		final MobileNetV1 network = MobileNetV1.of(mobileNet.get());
		try {
			// Models find it there, whatever becomes of the file.
			cache.store(mobileNet.get(), network);
		}
		catch (final IOException exc) {
			// A read-only home: then models that are trained now ask for the file.
		}
		return remember(network);
	}

	private Backbone imported(final Path file, final String name,
		final BackboneChoice choice) throws IOException
	{
		final PixelScaling scaling = choice.scaling().orElseThrow(
			() -> new IllegalArgumentException("preprocessing is missing: say how " +
				"the network in " + file + " was trained to see pixels (" + PixelScaling
					.ids() + "), which only a MobileNetV1 leaves no doubt of"));
		return remember(cache.storeKeras(file, name, sha256 -> keras.read(file,
			name, new KerasCut(sha256, choice.layer(), scaling))));
	}

	/** Whether a text that the user gave names a file as Keras writes them. */
	public static boolean isKerasFile(final String source) {
		return source.toLowerCase(Locale.ROOT).endsWith(KERAS_ENDING);
	}

	/** A file's name without its ending. */
	private static String nameOf(final Path file) {
		final String name = file.getFileName().toString();
		return isKerasFile(name) ? name.substring(0, name.length() - KERAS_ENDING
			.length()) : name;
	}

	private Backbone remember(final Backbone backbone) {
		opened.put(backbone.sha256(), backbone);
		return backbone;
	}

	/** On another machine, which a model must not make this one talk to. */
	private static boolean isElsewhere(final String source) {
		return source.replace('\\', '/').startsWith("//");
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
