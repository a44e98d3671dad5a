
package io.github.logoclassifier.model;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import io.github.logoclassifier.head.DenseLayer.Activation;
import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.io.StrangersJson;
import io.github.logoclassifier.io.UnexpectedJsonException;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads a model file that may come from a stranger. */
final class ModelReader {

	/** Larger than any real model, small enough for any machine. */
	private static final int MAX_JSON = 1 << 23;
	private static final int MAX_PARAMETERS = 1 << 28;
	/**
	 * What a small file may unpack to, however well it is packed; a large one so
	 * many times its size. Weights hardly pack at all.
	 */
	private static final int SMALL = 1 << 20;
	private static final int MAX_PACKING = 20;
	private static final int MAX_CLASSES = 100_000;

	private final Path file;

	private ModelReader(final Path file) {
		this.file = file;
	}

	static LogoModel read(final Path file, final Gson gson) throws IOException {
		return new ModelReader(file).read(gson);
	}

	static int formatVersion(final Path file, final Gson gson)
		throws IOException
	{
		return new ModelReader(file).read((json, zip) -> json.version, gson);
	}

	private LogoModel read(final Gson gson) throws IOException {
		return read((json, zip) -> {
			requireComplete(json);
			return model(json, entry(zip, LogoModelFile.PARAMETERS, MAX_PARAMETERS));
		}, gson);
	}

	/** What to take from a file once its model.json is read. */
	private interface Part<T> {

		T take(ModelJson json, ZipFile zip) throws IOException;
	}

	private <T> T read(final Part<T> part, final Gson gson) throws IOException {
		try (ZipFile zip = new ZipFile(file.toFile())) {
			final ModelJson json = StrangersJson.object(new String(entry(zip,
				LogoModelFile.JSON, MAX_JSON), StandardCharsets.UTF_8), gson,
				ModelJson.class);
			requireVersion(json);
			return part.take(json, zip);
		}
		catch (final EOFException | ZipException exc) {
			throw defect("is no model file, or damaged: " + (exc.getMessage() == null
				? "it ends too early" : exc.getMessage()), exc);
		}
		catch (final JsonParseException exc) {
			throw defect("is damaged: " + UnexpectedJsonException.of(exc)
				.getMessage(), exc);
		}
		catch (final IllegalArgumentException exc) {
			throw defect("is damaged: " + exc.getMessage(), exc);
		}
	}

	private byte[] entry(final ZipFile zip, final String name, final int max)
		throws IOException
	{
		final long count = zip.stream().filter(each -> each.getName().equals(name))
			.count();
		if (count > 1) throw defect("is damaged: it has " + name + " twice", null);
		final ZipEntry entry = zip.getEntry(name);
		if (entry == null) {
			throw defect("is no model file: it has no " + name + " inside", null);
		}
		try (InputStream in = zip.getInputStream(entry)) {
			final int most = (int) Math.min(max, Math.max(SMALL, MAX_PACKING * Files
				.size(file)));
			// What the file says of its size is not believed.
			final byte[] bytes = in.readNBytes(most + 1);
			if (bytes.length > most) {
				throw defect("is damaged: " + name + " unpacks to more than " + most +
					" bytes", null);
			}
			return bytes;
		}
	}

	private void requireVersion(final ModelJson json) throws IOException {
		if (json == null || !ModelJson.FORMAT.equals(json.format)) {
			throw defect("is no model file: model.json is of another format", null);
		}
		if (json.version > ModelJson.VERSION) {
			throw defect("is of version " + json.version +
				", made by a later Logo Classifier: this one reads up to version " +
				ModelJson.VERSION + ". Update the plugin.", null);
		}
	}

	private void requireComplete(final ModelJson json) throws IOException {
		final Object[] needed = { json.labels, json.framing, json.backbone,
			json.head, json.settings, json.images, json.curve, json.warnings,
			json.software };
		for (final Object part : needed) {
			if (part == null) throw incomplete();
		}
		if (json.backbone.name == null || json.backbone.sha256 == null ||
			json.backbone.source == null || json.head.layers == null ||
			json.head.kind == null || json.labels.size() > MAX_CLASSES || json.labels
				.contains(null) || json.head.layers.stream().anyMatch(
					layer -> layer == null || layer.activation == null) || json.curve
						.contains(null) || json.backbone.inputSize < 1 ||
			json.backbone.inputSize > 4096)
		{
			throw incomplete();
		}
		if (new HashSet<>(json.labels).size() < json.labels.size()) {
			throw defect("is damaged: it has a label twice", null);
		}
	}

	private IOException incomplete() {
		return defect("is damaged: model.json is incomplete", null);
	}

	private LogoModel model(final ModelJson json, final byte[] parameters)
		throws IOException
	{
		final ByteBuffer in = ByteBuffer.wrap(parameters).order(
			ByteOrder.LITTLE_ENDIAN);
		final List<DenseLayer> layers = new ArrayList<>();
		for (final ModelJson.LayerJson layer : json.head.layers) {
			final float[] weights = take(in, layer.inputs, layer.outputs);
			layers.add(new DenseLayer(weights, take(in, 1, layer.outputs), Activation
				.of(layer.activation)));
		}
		final Novelty novelty = novelty(json, in);
		if (in.hasRemaining()) {
			throw defect("is damaged: it has " + in.remaining() +
				" bytes of parameters too many", null);
		}
		return new LogoModel(json.labels, Framing.of(json.framing),
			json.crops == null ? Crops.SINGLE : Crops.of(json.crops),
			new BackboneReference(json.backbone.name, json.backbone.sha256,
				json.backbone.inputSize, json.backbone.source, json.kerasCut()),
			new Head(HeadKind.of(json.head.kind), layers), novelty, json.card());
	}

	private Novelty novelty(final ModelJson json, final ByteBuffer in)
		throws IOException
	{
		if (json.centroidSize == 0) return Novelty.none();
		final List<float[]> centroids = new ArrayList<>();
		for (int i = 0; i < json.labels.size(); i++) {
			centroids.add(take(in, 1, json.centroidSize));
		}
		return new Novelty(centroids, json.threshold);
	}

	/** The next rows × columns values, if the file still holds so many. */
	private float[] take(final ByteBuffer in, final int rows, final int columns)
		throws IOException
	{
		if (rows < 1 || columns < 1 || (long) rows * columns > in.remaining() / 4) {
			throw defect("is damaged: it holds fewer parameters than model.json says",
				null);
		}
		final float[] values = new float[rows * columns];
		for (int i = 0; i < values.length; i++) {
			values[i] = in.getFloat();
		}
		return values;
	}

	private IOException defect(final String what, final Throwable cause) {
		return new IOException("model " + file + " " + what, cause);
	}

}
