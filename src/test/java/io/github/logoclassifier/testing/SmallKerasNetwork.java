
package io.github.logoclassifier.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * A small network with random weights, as Keras 2 saves it, and what it
 * computes, in plain double loops:
 *
 * <pre>
 * pixels        24×24×3
 * conv          12×12×6, 3×3, stride 2, "same"
 * bn            12×12×6
 * relu          12×12×6, at most 6
 * pool            6×6×6, maxima of 2×2
 * conv_b          6×6×8, 3×3, "same", ReLU
 * [conv_c         6×6×8, 1×1]
 * [relu_c         6×6×8]
 * [add            6×6×8, conv_c and relu_c]
 * [both          6×6×14, add and pool, one behind the other]
 * mean           8 [14], global average
 * classes             5, softmax
 * </pre>
 *
 * What is in brackets is in the graph only, not in the chain.
 */
public final class SmallKerasNetwork {

	public static final int INPUT = 24;

	private static final double EPSILON = 0.002;
	private static final double CEILING = 6;

	/** Keras writes them all, used or not. */
	private static final String UNUSED = ",'kernel_initializer':{'class_name':" +
		"'GlorotUniform','config':{'seed':null}},'bias_initializer':{" +
		"'class_name':'Zeros','config':{}},'kernel_regularizer':null," +
		"'bias_regularizer':null,'activity_regularizer':null," +
		"'kernel_constraint':null,'bias_constraint':null";

	private final Map<String, float[]> weights = new LinkedHashMap<>();
	private final boolean isFunctional;

	private SmallKerasNetwork(final boolean isFunctional, final long seed) {
		this.isFunctional = isFunctional;
		final Random random = new Random(seed);
		weights.put("conv/kernel", values(random, 3 * 3 * 3 * 6, 0.4, 0));
		weights.put("conv/bias", values(random, 6, 0.2, 0));
		weights.put("bn/gamma", values(random, 6, 0.2, 1));
		weights.put("bn/beta", values(random, 6, 0.3, 0.3));
		weights.put("bn/moving_mean", values(random, 6, 0.2, 0));
		weights.put("bn/moving_variance", values(random, 6, 0.05, 0.6));
		weights.put("conv_b/kernel", values(random, 3 * 3 * 6 * 8, 0.3, 0));
		weights.put("conv_b/bias", values(random, 8, 0.1, 0.1));
		weights.put("conv_c/kernel", values(random, 8 * 8, 0.3, 0));
		weights.put("conv_c/bias", values(random, 8, 0.1, 0));
		weights.put("classes/kernel", values(random, features() * 5, 0.5, 0));
		weights.put("classes/bias", values(random, 5, 0.1, 0));
	}

	private int features() {
		return isFunctional ? 14 : 8;
	}

	/** A chain of layers. */
	public static SmallKerasNetwork sequential(final long seed) {
		return new SmallKerasNetwork(false, seed);
	}

	/** A graph in which two layers are added up. */
	public static SmallKerasNetwork functional(final long seed) {
		return new SmallKerasNetwork(true, seed);
	}

	private static float[] values(final Random random, final int count,
		final double spread, final double middle)
	{
		final float[] values = new float[count];
		for (int i = 0; i < count; i++) {
			values[i] = (float) (middle + spread * Math.max(-2, Math.min(2, random
				.nextGaussian())));
		}
		return values;
	}

	/** Writes it as a whole model. */
	public Path write(final Path path) {
		return write(path, "2.11.0", config());
	}

	/** The same weights, with another description of the layers. */
	public Path write(final Path path, final String kerasVersion,
		final JsonObject config)
	{
		try (KerasFile file = new KerasFile(path, kerasVersion, config)) {
			file.layer("pixels");
			file.layer("conv", "kernel", "bias");
			tensor(file, "conv", "kernel", 3, 3, 3, 6);
			tensor(file, "conv", "bias", 6);
			file.layer("bn", "gamma", "beta", "moving_mean", "moving_variance");
			for (final String name : new String[] { "gamma", "beta", "moving_mean",
				"moving_variance" })
			{
				tensor(file, "bn", name, 6);
			}
			file.layer("relu");
			file.layer("pool");
			file.layer("conv_b", "kernel", "bias");
			tensor(file, "conv_b", "kernel", 3, 3, 6, 8);
			tensor(file, "conv_b", "bias", 8);
			if (isFunctional) {
				file.layer("conv_c", "kernel", "bias");
				tensor(file, "conv_c", "kernel", 1, 1, 8, 8);
				tensor(file, "conv_c", "bias", 8);
				file.layer("relu_c");
				file.layer("add");
				file.layer("both");
			}
			file.layer("mean");
			file.layer("classes", "kernel", "bias");
			tensor(file, "classes", "kernel", features(), 5);
			tensor(file, "classes", "bias", 5);
		}
		return path;
	}

	/** Writes its weights alone, as save_weights does. */
	public Path writeWeightsAlone(final Path path) {
		try (KerasFile file = new KerasFile(path)) {
			file.layer("conv", "kernel", "bias");
			tensor(file, "conv", "kernel", 3, 3, 3, 6);
			tensor(file, "conv", "bias", 6);
		}
		return path;
	}

	/** Sets one weight, to damage it. */
	public SmallKerasNetwork with(final String tensor, final int index,
		final float value)
	{
		weights.get(tensor)[index] = value;
		return this;
	}

	private void tensor(final KerasFile file, final String layer,
		final String name, final long... shape)
	{
		file.tensor(layer, name, weights.get(layer + "/" + name), shape);
	}

	/** The "model_config", to be changed by who wants another. */
	public JsonObject config() {
		final JsonArray layers = new JsonArray();
		layers.add(layer("InputLayer", "pixels",
			"'batch_input_shape':[null,24,24,3],'sparse':false,'ragged':false"));
		layers.add(layer("Conv2D", "conv", convolution(6, 3, 2, "linear"),
			"pixels"));
		layers.add(layer("BatchNormalization", "bn",
			"'axis':[3],'momentum':0.99,'epsilon':" + EPSILON +
				",'center':true,'scale':true,'beta_initializer':{'class_name':" +
				"'Zeros','config':{}},'gamma_initializer':{'class_name':'Ones'," +
				"'config':{}},'moving_mean_initializer':{'class_name':'Zeros'," +
				"'config':{}},'moving_variance_initializer':{'class_name':'Ones'," +
				"'config':{}},'beta_regularizer':null,'gamma_regularizer':null," +
				"'beta_constraint':null,'gamma_constraint':null", "conv"));
		layers.add(layer("ReLU", "relu",
			"'max_value':6.0,'negative_slope':0.0,'threshold':0.0", "bn"));
		layers.add(layer("MaxPooling2D", "pool", "'pool_size':[2,2]," +
			"'padding':'valid','strides':[2,2],'data_format':'channels_last'",
			"relu"));
		layers.add(layer("Conv2D", "conv_b", convolution(8, 3, 1, "relu"), "pool"));
		if (isFunctional) {
			layers.add(layer("Conv2D", "conv_c", convolution(8, 1, 1, "linear"),
				"conv_b"));
			layers.add(layer("ReLU", "relu_c",
				"'max_value':null,'negative_slope':0.0,'threshold':0.0", "conv_c"));
			layers.add(layer("Add", "add", "", "conv_c", "relu_c"));
			layers.add(layer("Concatenate", "both", "'axis':-1", "add", "pool"));
		}
		layers.add(layer("GlobalAveragePooling2D", "mean",
			"'data_format':'channels_last','keepdims':false", isFunctional ? "both"
				: "conv_b"));
		layers.add(layer("Dense", "classes",
			"'units':5,'activation':'softmax','use_bias':true" + UNUSED, "mean"));
		final JsonObject inner = new JsonObject();
		inner.addProperty("name", "small");
		inner.add("layers", layers);
		if (isFunctional) {
			inner.add("input_layers", JsonParser.parseString("[['pixels',0,0]]"));
			inner.add("output_layers", JsonParser.parseString("[['classes',0,0]]"));
		}
		final JsonObject config = new JsonObject();
		config.addProperty("class_name", isFunctional ? "Functional"
			: "Sequential");
		config.add("config", inner);
		return config;
	}

	private static String convolution(final int filters, final int side,
		final int stride, final String activation)
	{
		return "'filters':" + filters + ",'kernel_size':[" + side + "," + side +
			"],'strides':[" + stride + "," + stride + "],'padding':'same'," +
			"'data_format':'channels_last','dilation_rate':[1,1],'groups':1," +
			"'activation':'" + activation + "','use_bias':true" + UNUSED;
	}

	/** In a chain nobody says which layers are the inputs. */
	private JsonObject layer(final String type, final String name,
		final String settings, final String... inputs)
	{
		final JsonObject layer = new JsonObject();
		layer.addProperty("class_name", type);
		layer.add("config", JsonParser.parseString("{'name':'" + name +
			"','trainable':true,'dtype':'float32'" + (settings.isEmpty() ? "" : "," +
				settings) + "}"));
		if (!isFunctional) return layer;
		layer.addProperty("name", name);
		final JsonArray nodes = new JsonArray();
		for (final String input : inputs) {
			nodes.add(JsonParser.parseString("['" + input + "',0,0,{}]"));
		}
		final JsonArray inbound = new JsonArray();
		if (nodes.size() > 0) inbound.add(nodes);
		layer.add("inbound_nodes", inbound);
		return layer;
	}

	/**
	 * What a layer says of an image.
	 *
	 * @param pixels 24 × 24 × 3 values, as the network is to see them
	 */
	public double[] output(final String layer, final double[] pixels) {
		double[] values = convolved(pixels, INPUT, 3, "conv", 6, 3, 2);
		if (layer.equals("conv")) return values;
		for (int i = 0; i < values.length; i++) {
			values[i] = normalized(values[i], i % 6);
		}
		if (layer.equals("bn")) return values;
		for (int i = 0; i < values.length; i++) {
			values[i] = Math.min(CEILING, Math.max(0, values[i]));
		}
		if (layer.equals("relu")) return values;
		values = pooled(values, 12, 6);
		if (layer.equals("pool")) return values;
		final double[] pooled = values;
		values = convolved(values, 6, 6, "conv_b", 8, 3, 1);
		for (int i = 0; i < values.length; i++) {
			values[i] = Math.max(0, values[i]);
		}
		if (layer.equals("conv_b")) return values;
		if (isFunctional) {
			values = convolved(values, 6, 8, "conv_c", 8, 1, 1);
			if (layer.equals("conv_c")) return values;
			for (int i = 0; i < values.length; i++) {
				values[i] += Math.max(0, values[i]);
			}
			if (layer.equals("add")) return values;
			values = joined(values, 8, pooled, 6);
			if (layer.equals("both")) return values;
		}
		final double[] mean = new double[features()];
		for (int i = 0; i < values.length; i++) {
			mean[i % mean.length] += values[i] / 36;
		}
		if (layer.equals("mean")) return mean;
		throw new IllegalArgumentException(layer);
	}

	private double normalized(final double value, final int channel) {
		return weights.get("bn/gamma")[channel] * (value - weights.get(
			"bn/moving_mean")[channel]) / Math.sqrt(weights.get(
				"bn/moving_variance")[channel] + EPSILON) + weights.get(
					"bn/beta")[channel];
	}

	/** "same": what is missing is zero, and one more of it lies behind. */
	private double[] convolved(final double[] in, final int side,
		final int channels, final String layer, final int filters, final int taps,
		final int stride)
	{
		final float[] kernel = weights.get(layer + "/kernel");
		final int out = (side + stride - 1) / stride;
		final int before = Math.max(0, (out - 1) * stride + taps - side) / 2;
		final double[] values = new double[out * out * filters];
		for (int i = 0; i < values.length; i++) {
			final int f = i % filters;
			final int x = i / filters % out * stride - before;
			final int y = i / filters / out * stride - before;
			values[i] = weights.get(layer + "/bias")[f];
			for (int t = 0; t < taps * taps * channels; t++) {
				final int row = y + t / channels / taps;
				final int column = x + t / channels % taps;
				if (row < 0 || column < 0 || row >= side || column >= side) continue;
				values[i] += kernel[t * filters + f] * in[(row * side + column) *
					channels + t % channels];
			}
		}
		return values;
	}

	private static double[] joined(final double[] first, final int channels,
		final double[] second, final int others)
	{
		final int all = channels + others;
		final double[] joined = new double[first.length + second.length];
		for (int i = 0; i < joined.length; i++) {
			final int place = i / all;
			final int channel = i % all;
			joined[i] = channel < channels ? first[place * channels + channel]
				: second[place * others + channel - channels];
		}
		return joined;
	}

	private static double[] pooled(final double[] in, final int side,
		final int channels)
	{
		final int out = side / 2;
		final double[] values = new double[out * out * channels];
		for (int i = 0; i < values.length; i++) {
			final int x = 2 * (i / channels % out);
			final int y = 2 * (i / channels / out);
			double largest = Double.NEGATIVE_INFINITY;
			for (int t = 0; t < 4; t++) {
				largest = Math.max(largest, in[((y + t / 2) * side + x + t % 2) *
					channels + i % channels]);
			}
			values[i] = largest;
		}
		return values;
	}

}
