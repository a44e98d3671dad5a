
package io.github.logoclassifier.backbone;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes weights in the TF.js layers format: model.json and one shard. */
final class TfjsWriter {

	private static final String SHARD = "group1-shard1of1.bin";

	private TfjsWriter() {}

	/** Writes both files into an empty folder that exists. */
	static void write(final Weights weights, final Path folder)
		throws IOException
	{
		final JsonArray manifest = new JsonArray();
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(
			folder.resolve(SHARD))))
		{
			for (final Tensor tensor : weights.tensors().values()) {
				final JsonArray shape = new JsonArray();
				for (final int axis : tensor.shape()) {
					shape.add(axis);
				}
				final JsonObject entry = new JsonObject();
				entry.addProperty("name", tensor.name());
				entry.add("shape", shape);
				entry.addProperty("dtype", "float32");
				manifest.add(entry);
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
		final JsonObject config = new JsonObject();
		config.addProperty("class_name", "Model");
		config.add("config", weights.topology());
		final JsonObject topology = new JsonObject();
		topology.add("model_config", config);
		final JsonObject model = new JsonObject();
		model.addProperty("format", "layers-model");
		model.add("modelTopology", topology);
		model.add("weightsManifest", groups);
		Files.writeString(folder.resolve("model.json"), new Gson().toJson(model));
	}

}
