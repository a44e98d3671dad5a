
package io.github.logoclassifier.backbone.weights;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import io.github.logoclassifier.backbone.Tensor;
import io.github.logoclassifier.backbone.Weights;
import io.github.logoclassifier.io.StrangersJson;
import io.github.logoclassifier.io.UnexpectedJsonException;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the TF.js layers format: a model.json with the Keras topology and a
 * manifest of tensors, and binary shards that hold them one after another,
 * little endian. Tensors may be float32, or quantised to uint8, uint16 or
 * float16.
 * <p>
 * Files come from strangers: shard names must be plain file names, and sizes
 * are checked before memory is taken.
 */
public final class TfjsReader {

	/** Twice the values of the largest MobileNetV1. */
	private static final long MAX_VALUES = 1L << 23;

	/** The largest model.json that is read, in bytes. */
	private static final int MAX_JSON = 1 << 22;

	private final WeightFolder folder;
	private long valuesLeft = MAX_VALUES;

	private TfjsReader(final WeightFolder folder) {
		this.folder = folder;
	}

	/**
	 * Reads a model.
	 *
	 * @throws IOException if a file is missing, or is not what it should be; the
	 *           message names it
	 */
	public static Weights read(final WeightFolder folder) throws IOException {
		return new TfjsReader(folder).read();
	}

	/**
	 * Reads a model by the file of its topology, which may have any name. If one
	 * weight file that it names is missing, the only one beside it is taken.
	 *
	 * @param warnings hears of that, in whole sentences
	 * @throws IOException as above
	 */
	public static Weights read(final Path json, final Consumer<String> warnings)
		throws IOException
	{
		return read(new NamedWeightFolder(json, warnings));
	}

	private Weights read() throws IOException {
		final String origin = folder.describe(folder.json());
		try {
			final JsonObject model = json();
			final Map<String, Tensor> tensors = new LinkedHashMap<>();
			for (final JsonElement group : member(model, "weightsManifest")
				.getAsJsonArray())
			{
				readGroup(group.getAsJsonObject(), tensors);
			}
			return new Weights(origin, config(member(model, "modelTopology")
				.getAsJsonObject()), tensors);
		}
		catch (final RuntimeException exc) {
			throw new IOException(origin + " is not a TF.js layers model: " +
				UnexpectedJsonException.of(exc).getMessage(), exc);
		}
	}

	private JsonObject json() throws IOException {
		try (InputStream in = folder.open(folder.json())) {
			final byte[] bytes = in.readNBytes(MAX_JSON + 1);
			if (bytes.length > MAX_JSON) {
				throw new IOException(folder.describe(folder.json()) +
					" is too large: more than " + MAX_JSON + " bytes");
			}
			return StrangersJson.object(new String(bytes, StandardCharsets.UTF_8));
		}
	}

	/** The topology proper, whichever way Keras and TF.js wrapped it. */
	static JsonObject config(final JsonObject topology) throws IOException {
		final JsonObject model = topology.has("model_config") ? topology
			.getAsJsonObject("model_config") : topology;
		final JsonElement config = member(model, "config");
		if (config.isJsonObject()) return config.getAsJsonObject();
		final JsonObject sequential = new JsonObject();
		sequential.add("layers", config);
		return sequential;
	}

	private void readGroup(final JsonObject group,
		final Map<String, Tensor> tensors) throws IOException
	{
		final JsonArray names = member(group, "paths").getAsJsonArray();
		InputStream all = new ByteArrayInputStream(new byte[0]);
		String described = "the weight files";
		try {
			for (final JsonElement name : names) {
				final String plain = plainName(name.getAsString());
				described = folder.describe(plain);
				all = new SequenceInputStream(all, folder.open(plain));
			}
			final DataInputStream in = new DataInputStream(new BufferedInputStream(
				all, 1 << 16));
			for (final JsonElement weight : member(group, "weights")
				.getAsJsonArray())
			{
				final Tensor tensor = readTensor(weight.getAsJsonObject(), in);
				tensors.put(tensor.name(), tensor);
			}
			if (in.read() >= 0) throw new IOException(described +
				" is longer than model.json says");
		}
		catch (final EOFException exc) {
			throw new IOException(described + " is truncated: shorter than " +
				"model.json says", exc);
		}
		finally {
			all.close();
		}
	}

	public static String plainName(final String name) {
		final String plain = name.startsWith("./") ? name.substring(2) : name;
		if (plain.isEmpty() || plain.equals("..") || plain.indexOf('/') >= 0 ||
			plain.indexOf('\\') >= 0 || plain.indexOf(':') >= 0)
		{
			throw new JsonParseException("it names the weight file \"" + name +
				"\", which is not a file beside it");
		}
		return plain;
	}

	private Tensor readTensor(final JsonObject weight, final DataInputStream in)
		throws IOException
	{
		final String name = member(weight, "name").getAsString();
		final JsonArray axes = member(weight, "shape").getAsJsonArray();
		final int[] shape = new int[axes.size()];
		long size = 1;
		for (int i = 0; i < shape.length; i++) {
			shape[i] = axes.get(i).getAsInt();
			size = shape[i] < 1 || size > MAX_VALUES ? Long.MAX_VALUE : size *
				shape[i];
		}
		if (size > valuesLeft) {
			throw new IOException(folder.describe(folder.json()) + ": weights \"" +
				name + "\" have an absurd shape " + axes);
		}
		valuesLeft -= size;
		final String type = member(weight, "dtype").getAsString();
		final TensorEncoding encoding = TensorEncoding.of(type, weight
			.getAsJsonObject("quantization"));
		// Read before the values are allocated: a short file costs no memory.
		final byte[] bytes = in.readNBytes((int) size * encoding.bytes());
		if (bytes.length < size * encoding.bytes()) throw new EOFException();
		return new Tensor(name, shape, encoding.decode(bytes));
	}

	private static JsonElement member(final JsonObject object,
		final String name)
	{
		final JsonElement member = object.get(name);
		if (member == null) throw new JsonParseException("it has no \"" + name +
			"\"");
		return member;
	}

}
