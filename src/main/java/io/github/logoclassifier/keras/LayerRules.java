
package io.github.logoclassifier.keras;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What layers give, and the weights that they need for that, by Keras's
 * documentation. Only kinds of layers are known that were compared with Keras's
 * arithmetic: Deeplearning4j would read others too, and compute something else
 * (PReLU), or take whatever memory their settings say.
 */
final class LayerRules {

	/**
	 * The most values under all windows of a layer, which are laid out side by
	 * side while it is computed: 4 GB of them.
	 */
	private static final double MOST_IN_WINDOWS = 1 << 30;

	private static final int[] ONE = { 1, 1 };

	/** In pixels; windows and steps of Keras's own networks are of 8 at most. */
	private static final int MOST_REACH = 1 << 14;

	private LayerRules() {}

	private static LayerForm plain(final LayerShape output) {
		return new LayerForm(output, Collections.emptyMap());
	}

	/** Of a picture of three colours. */
	static LayerForm ofInput(final LayerDescription layer, final int side)
		throws IOException
	{
		return plain(LayerShape.of(layer, side, side, 3));
	}

	/**
	 * @param inputs what it gets, at least one
	 * @throws IOException if it cannot get that, would give too much, or is not
	 *           known to compute the same here as in Keras
	 */
	static LayerForm form(final LayerDescription layer,
		final List<LayerShape> inputs) throws IOException
	{
		final LayerShape in = inputs.get(0);
		switch (layer.type()) {
			case "Add":
			case "Average":
			case "Maximum":
			case "Multiply":
				if (new HashSet<>(inputs).size() > 1) throw layer.unfaithful("a " +
					layer.type() + " of unequal shapes");
				return plain(in);
			case "Concatenate":
				return plain(joined(layer, inputs));
			default:
				if (inputs.size() > 1) throw layer.unfit("has several inputs");
		}
		switch (layer.type()) {
			case "Activation":
			case "ReLU":
			case "LeakyReLU":
			case "ELU":
			case "Dropout":
			case "SpatialDropout2D":
			case "GaussianNoise":
				return plain(in);
			case "BatchNormalization":
				return normalization(layer, in);
			case "Dense":
				return dense(layer, in);
			case "Flatten":
				return plain(LayerShape.of(layer, in.values()));
			case "Reshape":
				return plain(reshaped(layer, in));
			default:
				if (!in.isMap()) throw layer.unfit("gets no map, but " + in);
				return ofMap(layer, in);
		}
	}

	private static LayerForm ofMap(final LayerDescription layer,
		final LayerShape in) throws IOException
	{
		switch (layer.type()) {
			case "Conv2D":
			case "DepthwiseConv2D":
			case "SeparableConv2D":
				return convolution(layer, in);
			case "MaxPooling2D":
			case "AveragePooling2D":
				final int[] pool = layer.pair("pool_size");
				return plain(windows(layer, in, pool, layer.pair("strides", pool), ONE,
					in.channels()));
			case "GlobalMaxPooling2D":
			case "GlobalAveragePooling2D":
				return plain(layer.isSet("keepdims", false) ? LayerShape.of(layer, 1, 1,
					in.channels()) : LayerShape.of(layer, in.channels()));
			case "ZeroPadding2D":
				return plain(bordered(layer, in, layer.borders("padding"), 1));
			case "Cropping2D":
				return plain(bordered(layer, in, layer.borders("cropping"), -1));
			case "UpSampling2D":
				final int[] size = layer.pair("size");
				final String how = layer.text("interpolation", "nearest");
				if (!how.equals("nearest")) throw layer.unfaithful(
					"an UpSampling2D that is not nearest");
				return plain(LayerShape.of(layer, (long) in.length(0) * size[0],
					(long) in.length(1) * size[1], in.channels()));
			default:
				throw layer.unfaithful("a " + layer.type());
		}
	}

	private static LayerForm convolution(final LayerDescription layer,
		final LayerShape in) throws IOException
	{
		for (final String one : new String[] { "groups", "depth_multiplier" }) {
			final int count = layer.count(one, 1);
			if (count != 1) throw layer.unfaithful("a " + layer.type() + " with " +
				one + " of " + count);
		}
		final int[] kernel = layer.pair("kernel_size");
		final int channels = in.channels();
		final int filters = layer.type().equals("DepthwiseConv2D") ? channels
			: layer.count("filters");
		final Map<String, int[]> weights = new LinkedHashMap<>();
		if (layer.type().equals("Conv2D")) {
			weights.put("kernel", new int[] { kernel[0], kernel[1], channels,
				filters });
		}
		else {
			weights.put("depthwise_kernel", new int[] { kernel[0], kernel[1],
				channels, 1 });
		}
		if (layer.type().equals("SeparableConv2D")) {
			weights.put("pointwise_kernel", new int[] { 1, 1, channels, filters });
		}
		if (layer.isSet("use_bias", true)) weights.put("bias", new int[] {
			filters });
		return new LayerForm(windows(layer, in, kernel, layer.pair("strides", ONE),
			layer.pair("dilation_rate", ONE), filters), weights);
	}

	private static LayerShape windows(final LayerDescription layer,
		final LayerShape in, final int[] taps, final int[] strides,
		final int[] dilation, final int channels) throws IOException
	{
		final String padding = layer.text("padding", "valid");
		final boolean isSame = padding.equals("same");
		if (!isSame && !padding.equals("valid")) throw layer.unfaithful("a " + layer
			.type() + " whose padding is neither same nor valid");
		final long[] places = new long[2];
		for (int axis = 0; axis < 2; axis++) {
			final int length = in.length(axis);
			final long reach = (taps[axis] - 1L) * dilation[axis] + 1;
			if (Math.max(reach, strides[axis]) > MOST_REACH) throw layer.unfit(
				"has windows or steps of more than " + MOST_REACH + " pixels");
			final long free = isSame ? length - 1 : length - reach;
			places[axis] = free < 0 ? 0 : free / strides[axis] + 1;
		}
		final LayerShape output = LayerShape.of(layer, places[0], places[1],
			channels);
		if ((double) places[0] * places[1] * taps[0] * taps[1] * in
			.channels() > MOST_IN_WINDOWS)
		{
			throw layer.unfit("has windows of " + taps[0] + "×" + taps[1] + " on " +
				in + " values, which take more memory than is used here");
		}
		return output;
	}

	private static LayerForm normalization(final LayerDescription layer,
		final LayerShape in) throws IOException
	{
		if (!layer.isLastAxis("axis", in.rank())) throw layer.unfaithful(
			"a BatchNormalization of another axis than the last");
		final Map<String, int[]> weights = new LinkedHashMap<>();
		final int[] shape = { in.channels() };
		if (layer.isSet("scale", true)) weights.put("gamma", shape);
		if (layer.isSet("center", true)) weights.put("beta", shape);
		weights.put("moving_mean", shape);
		weights.put("moving_variance", shape);
		return new LayerForm(in, weights);
	}

	private static LayerForm dense(final LayerDescription layer,
		final LayerShape in) throws IOException
	{
		final int units = layer.count("units");
		final Map<String, int[]> weights = new LinkedHashMap<>();
		weights.put("kernel", new int[] { in.channels(), units });
		if (layer.isSet("use_bias", true)) weights.put("bias", new int[] { units });
		return new LayerForm(in.isMap() ? LayerShape.of(layer, in.length(0), in
			.length(1), units) : LayerShape.of(layer, units), weights);
	}

	private static LayerShape joined(final LayerDescription layer,
		final List<LayerShape> inputs) throws IOException
	{
		final LayerShape first = inputs.get(0);
		long channels = 0;
		for (final LayerShape in : inputs) {
			if (in.rank() != first.rank() || in.isMap() && (in.length(0) != first
				.length(0) || in.length(1) != first.length(1)))
			{
				throw layer.unfit("joins " + first + " and " + in);
			}
			channels += in.channels();
		}
		if (!layer.isLastAxis("axis", first.rank())) throw layer.unfaithful(
			"a Concatenate along another axis than the last");
		return first.isMap() ? LayerShape.of(layer, first.length(0), first.length(
			1), channels) : LayerShape.of(layer, channels);
	}

	private static LayerShape bordered(final LayerDescription layer,
		final LayerShape in, final int[][] borders, final int sign)
		throws IOException
	{
		return LayerShape.of(layer, in.length(0) + sign * ((long) borders[0][0] +
			borders[0][1]), in.length(1) + sign * ((long) borders[1][0] +
				borders[1][1]), in.channels());
	}

	/** One of the lengths may be -1, which is what is left over then. */
	private static LayerShape reshaped(final LayerDescription layer,
		final LayerShape in) throws IOException
	{
		final int[] target = layer.numbers("target_shape");
		if (target.length != 1 && target.length != 3) throw layer.unfaithful(
			"a Reshape to neither a map nor a row");
		final long[] lengths = Arrays.stream(target).asLongStream().toArray();
		double known = 1;
		for (final long length : lengths) {
			if (length > 0) known *= length;
		}
		for (int axis = 0; axis < lengths.length; axis++) {
			if (lengths[axis] < 0) lengths[axis] = (long) (in.values() / known);
		}
		final LayerShape output = LayerShape.of(layer, lengths);
		if (output.values() != in.values()) throw layer.unfit("makes " + output +
			" of " + in);
		return output;
	}

}
