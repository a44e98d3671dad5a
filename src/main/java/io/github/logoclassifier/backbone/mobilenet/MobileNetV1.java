
package io.github.logoclassifier.backbone.mobilenet;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.Convolution;
import io.github.logoclassifier.backbone.LayerSummary;
import io.github.logoclassifier.backbone.Tensor;
import io.github.logoclassifier.backbone.WeightHash;
import io.github.logoclassifier.backbone.Weights;
import io.github.logoclassifier.io.UnexpectedJsonException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * MobileNetV1 (Howard et al. 2017, arXiv:1704.04861) of any width, cut at
 * "conv_pw_13_relu": one 3×3 convolution and thirteen pairs of a depthwise 3×3
 * and a pointwise convolution, each folded with its batch normalisation and
 * followed by ReLU6. It runs in plain Java.
 */
public final class MobileNetV1 implements Backbone {

	/** The last layer that is used, as Keras calls it. */
	public static final String CUT = "conv_pw_13_relu";

	/** The depthwise layers with stride 2, counted from 1. */
	private static final int[] STRIDED = { 2, 4, 6, 12 };

	private static final int BLOCKS = 13;

	/** What batch normalisation keeps for a channel: γ, β, mean, variance. */
	private static final int NORMALIZATION = 4;

	private final String name;
	private final String sha256;
	private final int inputSize;
	final Geometry[] geometry;
	final FoldedLayer first;
	final FoldedLayer[] depthwise = new FoldedLayer[BLOCKS];
	final FoldedLayer[] pointwise = new FoldedLayer[BLOCKS];

	private MobileNetV1(final Weights weights) throws IOException {
		name = weights.nameOr("mobilenet");
		inputSize = inputSize(weights);
		geometry = geometry(weights);
		final double epsilon = epsilon(weights);
		final Tensor kernel = weights.tensor("conv1/kernel", 3, 3, 3, -1);
		int channels = kernel.shape()[3];
		first = FoldedLayer.of(weights, "conv1", kernel, channels, epsilon);
		for (int i = 0; i < BLOCKS; i++) {
			final String dw = "conv_dw_" + (i + 1);
			depthwise[i] = FoldedLayer.of(weights, dw, weights.tensor(dw +
				"/depthwise_kernel", 3, 3, channels, 1), channels, epsilon);
			final String pw = "conv_pw_" + (i + 1);
			final Tensor point = weights.tensor(pw + "/kernel", 1, 1, channels, -1);
			channels = point.shape()[3];
			pointwise[i] = FoldedLayer.of(weights, pw, point, channels, epsilon);
		}
		sha256 = WeightHash.of(inputSize, first, depthwise, pointwise);
	}

	/**
	 * Folds a network.
	 *
	 * @throws IOException if the weights are not those of a MobileNetV1; the
	 *           message names the file and what is missing
	 */
	public static MobileNetV1 of(final Weights weights) throws IOException {
		try {
			final MobileNetV1 network = new MobileNetV1(weights);
			network.requireFinite(weights.origin());
			return network;
		}
		catch (final RuntimeException exc) {
			throw new IOException(weights.origin() + " is not a MobileNetV1: " +
				UnexpectedJsonException.of(exc).getMessage(), exc);
		}
	}

	@Override
	public String name() {
		return name;
	}

	@Override
	public String sha256() {
		return sha256;
	}

	@Override
	public String arithmetic() {
		return MobileNetWorker.ARITHMETIC + Lanes.FASTEST.getClass()
			.getSimpleName();
	}

	@Override
	public int inputSize() {
		return inputSize;
	}

	@Override
	public int gridSize() {
		return geometry[BLOCKS].outputSide();
	}

	@Override
	public int channels() {
		return pointwise[BLOCKS - 1].outputs();
	}

	/**
	 * An entry for each convolution, with the batch normalisation (BN) behind.
	 */
	@Override
	public List<LayerSummary> layers() {
		final List<LayerSummary> layers = new ArrayList<>();
		layers.add(new LayerSummary("input_1", "input, red green blue", shape(
			inputSize, 3), 0));
		layers.add(layer("conv1", "conv 3×3", geometry[0], first));
		for (int i = 0; i < BLOCKS; i++) {
			layers.add(layer("conv_dw_" + (i + 1), "depthwise 3×3", geometry[i + 1],
				depthwise[i]));
			layers.add(layer("conv_pw_" + (i + 1), "conv 1×1", geometry[i + 1],
				pointwise[i]));
		}
		return layers;
	}

	@Override
	public List<Convolution> convolutions() {
		final List<Convolution> all = new ArrayList<>();
		all.add(Convolution.spatial("conv1", false, first, geometry[0]));
		for (int i = 0; i < BLOCKS; i++) {
			all.add(Convolution.spatial("conv_dw_" + (i + 1), true, depthwise[i],
				geometry[i + 1]));
			all.add(Convolution.pointwise("conv_pw_" + (i + 1), pointwise[i]));
		}
		return all;
	}

	private static LayerSummary layer(final String name, final String type,
		final Geometry geometry, final FoldedLayer layer)
	{
		final int perOutput = layer.weights.length + NORMALIZATION;
		return new LayerSummary(name, type + ", BN, ReLU6", shape(geometry
			.outputSide(), layer.outputs()), perOutput * layer.outputs());
	}

	private static String shape(final int side, final int channels) {
		return side + "×" + side + "×" + channels;
	}

	@Override
	public Worker newWorker() {
		return new MobileNetWorker(this);
	}

	private static int inputSize(final Weights weights) throws IOException {
		final JsonObject input = weights.layer("input_1");
		final JsonElement shape = input == null ? null : input.get(
			"batch_input_shape");
		if (shape != null && shape.isJsonArray() && shape.getAsJsonArray()
			.size() == 4)
		{
			final JsonArray axes = shape.getAsJsonArray();
			final int side = axes.get(1).isJsonNull() ? 224 : axes.get(1).getAsInt();
			if (side >= 32 && side <= 1024 && (axes.get(2).isJsonNull() || axes.get(2)
				.getAsInt() == side)) return side;
			throw new IOException(weights.origin() + " has an input of " + axes +
				": a square of 32 to 1024 pixels, channels last, is needed");
		}
		throw new IOException(weights.origin() +
			" does not say its input size: it has no layer \"input_1\"");
	}

	/** The convolutions with 3×3 taps, in order: conv1, then the depthwise. */
	private Geometry[] geometry(final Weights weights) throws IOException {
		// Keras pads by hand before a stride of 2; older files rely on "same".
		final boolean byHand = weights.layer("conv1_pad") != null;
		final Geometry[] all = new Geometry[BLOCKS + 1];
		int side = inputSize;
		for (int i = 0; i <= BLOCKS; i++) {
			final int stride = i == 0 || isStrided(i) ? 2 : 1;
			requireStride(weights, i == 0 ? "conv1" : "conv_dw_" + i, stride);
			all[i] = byHand && stride == 2 ? Geometry.paddedBehind(side) : Geometry
				.same(side, stride);
			side = all[i].outputSide();
		}
		return all;
	}

	private static boolean isStrided(final int block) {
		for (final int strided : STRIDED) {
			if (strided == block) return true;
		}
		return false;
	}

	private static void requireStride(final Weights weights, final String layer,
		final int stride) throws IOException
	{
		final JsonObject config = weights.layer(layer);
		if (config == null || !config.has("strides")) return;
		final int actual = config.getAsJsonArray("strides").get(0).getAsInt();
		if (actual != stride) {
			throw new IOException(weights.origin() + ": layer " + layer +
				" has stride " + actual + ", a MobileNetV1 has " + stride);
		}
	}

	private static double epsilon(final Weights weights) {
		final JsonObject bn = weights.layer("conv1_bn");
		return bn != null && bn.has("epsilon") ? bn.get("epsilon").getAsDouble()
			: 1e-3; // the default of Keras
	}

	private void requireFinite(final String origin) throws IOException {
		requireFinite(first, origin, "conv1");
		for (int i = 0; i < BLOCKS; i++) {
			requireFinite(depthwise[i], origin, "conv_dw_" + (i + 1));
			requireFinite(pointwise[i], origin, "conv_pw_" + (i + 1));
		}
	}

	private static void requireFinite(final FoldedLayer layer,
		final String origin, final String name) throws IOException
	{
		double sum = 0;
		for (final float[] row : layer.weights) {
			for (final float weight : row) {
				sum += Math.abs(weight);
			}
		}
		for (final float bias : layer.bias) {
			sum += Math.abs(bias);
		}
		if (!Double.isFinite(sum)) {
			throw new IOException(origin + ": layer " + name +
				" has weights that are not numbers");
		}
	}

}
