
package io.github.logoclassifier.backbone.weights;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

import io.github.logoclassifier.backbone.Tensor;
import io.github.logoclassifier.backbone.Weights;
import io.github.logoclassifier.io.StrangersJson;
import io.github.logoclassifier.io.UnexpectedJsonException;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the weights of a MobileNet from a Keras .h5 file, whole model or
 * weights alone, in plain Java.
 */
public final class KerasReader {

	/** Every MobileNetV1 has it, and no other of Keras's networks. */
	private static final String TELLING = "conv_dw_13";

	/** The official files of weights alone say their input size in the name. */
	private static final Pattern SIZE_IN_NAME = Pattern.compile(
		"_(\\d{2,4})_tf(?:_no_top)?\\.h5");

	private KerasReader() {}

	/**
	 * Reads a file.
	 *
	 * @return the weights; empty if they are those of another network
	 * @throws IOException if it is not a Keras file, or damaged
	 */
	public static Optional<Weights> read(final Path path) throws IOException {
		return Hdf5File.read(path, path.toString(), file -> read(file, path));
	}

	private static Optional<Weights> read(final Hdf5File file, final Path path)
		throws IOException
	{
		final Node model = file.children(file.root()).get("model_weights");
		final boolean whole = model instanceof Group;
		final Map<String, Node> layers = file.children(whole ? (Group) model : file
			.root());
		if (!layers.containsKey(TELLING)) return Optional.empty();
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		for (final Map.Entry<String, Node> layer : layers.entrySet()) {
			if (layer.getValue() instanceof Group) {
				readGroup(file, layer.getKey(), (Group) layer.getValue(), tensors);
			}
		}
		return Optional.of(new Weights(path.toString(), whole ? topology(file, path)
			: topologyOf(path), tensors));
	}

	private static JsonObject topology(final Hdf5File file, final Path path)
		throws IOException
	{
		try {
			return TfjsReader.config(StrangersJson.object(file.text("model_config")));
		}
		catch (final JsonParseException | IllegalStateException
				| ClassCastException exc)
		{
			throw new IOException(path + " is damaged: its model_config: " +
				UnexpectedJsonException.of(exc).getMessage(), exc);
		}
	}

	/** Datasets lie in LAYER/LAYER/kernel:0, or one group deeper. */
	private static void readGroup(final Hdf5File file, final String name,
		final Group group, final Map<String, Tensor> tensors) throws IOException
	{
		for (final Map.Entry<String, Node> child : file.children(group)
			.entrySet())
		{
			if (child.getValue() instanceof Group) {
				readGroup(file, child.getKey(), (Group) child.getValue(), tensors);
			}
			else if (child.getValue() instanceof Dataset) {
				final String tensor = name + "/" + child.getKey().replaceFirst(":0$",
					"");
				tensors.put(tensor, file.tensor(tensor, (Dataset) child.getValue()));
			}
		}
	}

	/** What a file of weights alone does not say: Keras's own MobileNet. */
	private static JsonObject topologyOf(final Path file) {
		final String name = file.getFileName().toString();
		final Matcher size = SIZE_IN_NAME.matcher(name);
		final int side = size.find() ? Integer.parseInt(size.group(1)) : 224;
		final JsonArray shape = new JsonArray();
		shape.add((Number) null);
		shape.add(side);
		shape.add(side);
		shape.add(3);
		final JsonArray layers = new JsonArray();
		layers.add(layer("input_1", "batch_input_shape", shape));
		layers.add(layer("conv1_pad", "padding", new JsonArray()));
		final JsonObject topology = new JsonObject();
		topology.addProperty("name", name.replaceFirst("(_no_top)?\\.h5$", ""));
		topology.add("layers", layers);
		return topology;
	}

	private static JsonObject layer(final String name, final String key,
		final JsonArray value)
	{
		final JsonObject config = new JsonObject();
		config.addProperty("name", name);
		config.add(key, value);
		final JsonObject layer = new JsonObject();
		layer.add("config", config);
		return layer;
	}

}
