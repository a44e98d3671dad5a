
package io.github.logoclassifier.backbone;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.deeplearning4j.nn.modelimport.keras.Hdf5Archive;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reads the weights of a MobileNet from a Keras .h5 file, whole model or
 * weights alone, with Deeplearning4j's HDF5 archive.
 * <p>
 * HDF5 is parsed by native code, and ND4J is started for it, which takes
 * seconds: {@link Backbones} keeps a copy in the TF.js format.
 */
final class KerasReader {

	/** More than any of Keras's own networks for images. */
	private static final long MAX_BYTES = 1L << 30;

	/** Every MobileNetV1 has it, and no other of Keras's networks. */
	private static final String TELLING = "conv_dw_13";

	/** The signature of every HDF5 file. */
	private static final byte[] SIGNATURE = { (byte) 0x89, 'H', 'D', 'F', '\r',
		'\n', 0x1a, '\n' };

	/** The official files of weights alone say their input size in the name. */
	private static final Pattern SIZE_IN_NAME = Pattern.compile(
		"_(\\d{2,4})_tf(?:_no_top)?\\.h5");

	private KerasReader() {}

	/**
	 * Reads a file.
	 *
	 * @return the weights; empty if they are those of another network
	 * @throws IOException if it is not a Keras file, or this machine has no HDF5
	 */
	static Optional<Weights> read(final Path file) throws IOException {
		checkSignature(file);
		final ClassLoader before = Thread.currentThread().getContextClassLoader();
		// ND4J looks for its backend through this loader.
		Thread.currentThread().setContextClassLoader(KerasReader.class
			.getClassLoader());
		try (Hdf5Archive archive = new Hdf5Archive(file.toString())) {
			return read(archive, file);
		}
		catch (final LinkageError exc) {
			throw new IOException("cannot read " + file +
				": this machine has no HDF5 library for Java. If it is a MobileNetV1, " +
				"convert the file to TF.js layers format (tensorflowjs_converter " +
				"--input_format keras) and give that folder.", exc);
		}
		catch (final UnsupportedKerasConfigurationException
				| RuntimeException exc)
		{
			throw new IOException("cannot read " + file + " as a Keras file: " + exc
				.getMessage(), exc);
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	/** @throws IOException if a file does not begin as HDF5, or is too large */
	static void checkSignature(final Path file) throws IOException {
		final byte[] head = new byte[SIGNATURE.length];
		try (InputStream in = Files.newInputStream(file)) {
			in.readNBytes(head, 0, head.length);
		}
		if (!Arrays.equals(head, SIGNATURE)) {
			throw new IOException(file + " is not a Keras .h5 file: it does not " +
				"begin as HDF5 does");
		}
		if (Files.size(file) > MAX_BYTES) {
			throw new IOException(file + " is larger than " + (MAX_BYTES >> 20) +
				" MB, more than any network that is read here");
		}
	}

	private static Optional<Weights> read(final Hdf5Archive archive,
		final Path file) throws IOException, UnsupportedKerasConfigurationException
	{
		final boolean whole = archive.getGroups().contains("model_weights");
		final List<String> root = whole ? Arrays.asList("model_weights") : Arrays
			.asList();
		final List<String> layers = archive.getGroups(array(root));
		if (!layers.contains(TELLING)) return Optional.empty();
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		for (final String layer : layers) {
			readGroup(archive, root, layer, tensors);
		}
		final JsonObject topology = whole ? TfjsReader.config(json(archive
			.readAttributeAsJson("model_config"))) : topologyOf(file);
		return Optional.of(new Weights(file.toString(), topology, tensors));
	}

	/** The buffer that HDF5 read into can be longer than the text in it. */
	private static JsonObject json(final String text) {
		return JsonParser.parseReader(new JsonReader(new StringReader(text)))
			.getAsJsonObject();
	}

	/** Datasets lie in LAYER/LAYER/kernel:0, or one group deeper. */
	private static void readGroup(final Hdf5Archive archive,
		final List<String> parents, final String group,
		final Map<String, Tensor> tensors)
		throws UnsupportedKerasConfigurationException
	{
		final List<String> path = new ArrayList<>(parents);
		path.add(group);
		for (final String inner : archive.getGroups(array(path))) {
			readGroup(archive, path, inner, tensors);
		}
		for (final String name : archive.getDataSets(array(path))) {
			final String tensor = group + "/" + name.replaceFirst(":0$", "");
			tensors.put(tensor, read(archive, tensor, name, path));
		}
	}

	private static Tensor read(final Hdf5Archive archive, final String tensor,
		final String dataset, final List<String> path)
		throws UnsupportedKerasConfigurationException
	{
		final INDArray array = archive.readDataSet(dataset, array(path));
		final int[] shape = Arrays.stream(array.shape()).mapToInt(Math::toIntExact)
			.toArray();
		return new Tensor(tensor, shape, array.dup('c').data().asFloat());
	}

	private static String[] array(final List<String> names) {
		return names.toArray(new String[0]);
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
