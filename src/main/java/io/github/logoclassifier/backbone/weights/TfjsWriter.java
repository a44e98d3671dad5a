
package io.github.logoclassifier.backbone.weights;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.logoclassifier.backbone.Tensor;
import io.github.logoclassifier.backbone.Weights;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Writes weights in the TF.js layers format: model.json and one shard. */
public final class TfjsWriter {

	/** The file of the topology and the list of weights. */
	public static final String JSON = "model.json";

	/** The file of the weights. */
	public static final String SHARD = "group1-shard1of1.bin";

	private TfjsWriter() {}

	/** Writes both files into an empty folder that exists. */
	public static void write(final Weights weights, final Path folder)
		throws IOException
	{
		write("Model", weights.topology(), weights.tensors().values(), folder);
	}

	/**
	 * Writes both files into an empty folder that exists.
	 *
	 * @param type "Model" for a graph of layers, "Sequential" for a chain
	 * @param config what Keras calls so: the layers
	 * @param tensors named LAYER/kernel and the like
	 */
	public static void write(final String type, final JsonElement config,
		final Collection<Tensor> tensors, final Path folder) throws IOException
	{
		final JsonArray manifest = new JsonArray();
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(
			folder.resolve(SHARD))))
		{
			for (final Tensor tensor : tensors) {
				manifest.add(entry(tensor));
				final ByteBuffer bytes = ByteBuffer.allocate(4 * tensor.values().length)
					.order(ByteOrder.LITTLE_ENDIAN);
				bytes.asFloatBuffer().put(tensor.values());
				out.write(bytes.array());
			}
		}
		final JsonArray paths = new JsonArray();
		paths.add(SHARD);
		final JsonObject group = new JsonObject();
		group.add("paths", paths);
		group.add("weights", manifest);
		final JsonArray groups = new JsonArray();
		groups.add(group);
		final JsonObject network = new JsonObject();
		network.addProperty("class_name", type);
		network.add("config", config);
		final JsonObject topology = new JsonObject();
		topology.add("model_config", network);
		final JsonObject model = new JsonObject();
		model.addProperty("format", "layers-model");
		model.add("modelTopology", topology);
		model.add("weightsManifest", groups);
		Files.writeString(folder.resolve(JSON), new Gson().toJson(model));
	}

	private static JsonObject entry(final Tensor tensor) {
		final JsonArray shape = new JsonArray();
		for (final int axis : tensor.shape()) {
			shape.add(axis);
		}
		final JsonObject entry = new JsonObject();
		entry.addProperty("name", tensor.name());
		entry.add("shape", shape);
		entry.addProperty("dtype", "float32");
		return entry;
	}

}
