
package io.github.logoclassifier.backbone.mobilenet;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureMap;

/**
 * Runs a folded MobileNetV1 for one thread, in memory that it keeps: first in
 * planes, then, from where there are fewer pixels than channels, on pixels. The
 * order of additions is fixed: the same input gives the same bits.
 */
final class MobileNetWorker implements Backbone.Worker {

	/**
	 * To be changed whenever sums are added up in another order: features that
	 * were kept are no longer used then. A test knows the bits.
	 */
	static final String ARITHMETIC = "2";

	private final MobileNetV1 network;
	private final int blocks;
	/** Blocks from this on work on pixels; −1 if the first layer does. */
	private final int firstOfPixels;

	private final PlaneFirst planeFirst;
	private final PlaneDepthwise[] planeDepthwise;
	/** Each block's input; the last is the output. */
	private final float[][][] inputs;
	/** Each block's output of the depthwise convolution. */
	private final float[][][] between;
	/** The weights of the blocks that work on pixels. */
	private final float[][][] depthwiseWeights;
	private final float[][][] pointwiseWeights;
	private final float[][] zeros;
	/** Two rows to write what nobody reads. */
	private final float[][] spare;
	/** Where planes become pixels. */
	private final float[][] turned;

	MobileNetWorker(final MobileNetV1 network) {
		this.network = network;
		blocks = network.depthwise.length;
		firstOfPixels = firstOfPixels(network);
		planeDepthwise = new PlaneDepthwise[blocks];
		inputs = new float[blocks + 1][][];
		between = new float[blocks][][];
		depthwiseWeights = new float[blocks][][];
		pointwiseWeights = new float[blocks][][];
		planeFirst = firstOfPixels < 0 ? null : new PlaneFirst(network.first,
			network.geometry[0]);
		inputs[0] = layer(-1, network.first);
		for (int i = 0; i < blocks; i++) {
			final FoldedLayer depthwise = network.depthwise[i];
			if (i < firstOfPixels) {
				planeDepthwise[i] = new PlaneDepthwise(depthwise, network.geometry[i +
					1]);
			}
			else {
				depthwiseWeights[i] = weights(depthwise);
				pointwiseWeights[i] = weights(network.pointwise[i]);
			}
			between[i] = layer(i, depthwise);
			inputs[i + 1] = layer(i, network.pointwise[i]);
		}
		spare = Rows.of(2, longest());
		zeros = Rows.of(1, network.channels());
		final int side = network.geometry[Math.max(0, firstOfPixels)].outputSide();
		turned = Rows.of(firstOfPixels < 0 ? 0 : side * side, channels(
			firstOfPixels));
	}

	private static int firstOfPixels(final MobileNetV1 network) {
		if (!network.geometry[0].isHalving()) return -1;
		int i = 0;
		while (i < network.depthwise.length && isOfPlanes(network, i)) {
			i++;
		}
		return i;
	}

	private static boolean isOfPlanes(final MobileNetV1 network,
		final int block)
	{
		final Geometry geometry = network.geometry[block + 1];
		final int side = geometry.outputSide();
		return PlaneDepthwise.fits(geometry) && side *
			side > network.pointwise[block].outputs();
	}

	/** Memory for the output of a layer of a block; −1 is the first layer. */
	private float[][] layer(final int block, final FoldedLayer layer) {
		final int side = network.geometry[block + 1].outputSide();
		return block < firstOfPixels ? Rows.of(even(layer.outputs()), Planes.length(
			side)) : Rows.of(side * side, layer.outputs());
	}

	/** Channels are taken in pairs: an odd one has a row of zeros beside it. */
	private static int even(final int channels) {
		return channels + channels % 2;
	}

	/** Channels that go into a block. */
	private int channels(final int block) {
		return block <= 0 ? network.first.outputs() : network.pointwise[block - 1]
			.outputs();
	}

	/** Floats of the longest row that {@link #layer} makes. */
	private int longest() {
		int longest = network.channels();
		for (int i = -1; i < blocks; i++) {
			longest = Math.max(longest, Planes.length(network.geometry[i + 1]
				.outputSide()));
		}
		return longest;
	}

	/** The weights in rows, with one of zeros behind if they are odd. */
	private static float[][] weights(final FoldedLayer layer) {
		final float[][] weights = Rows.of(layer.evenInputs(), layer.outputs());
		for (int k = 0; k < layer.weights.length; k++) {
			System.arraycopy(layer.weights[k], 0, weights[k], 0, layer.outputs());
		}
		return weights;
	}

	@Override
	public FeatureMap features(final float[] pixels) {
		final int side = network.inputSize();
		if (pixels.length != side * side * 3) {
			throw new IllegalArgumentException(network.name() + " needs " + side +
				"×" + side + "×3 values, not " + pixels.length);
		}
		if (firstOfPixels < 0) {
			Pixels.first(network.first, network.geometry[0], pixels, inputs[0]);
			return pixels(inputs[0]);
		}
		planeFirst.run(pixels, inputs[0], spare);
		for (int i = 0; i < firstOfPixels; i++) {
			planeDepthwise[i].run(inputs[i], between[i]);
			Planes.pointwise(network.pointwise[i], between[i], inputs[i + 1], spare,
				network.geometry[i + 1].outputSide());
		}
		Planes.toPixels(inputs[firstOfPixels], channels(firstOfPixels),
			network.geometry[firstOfPixels].outputSide(), turned);
		return pixels(turned);
	}

	/** The blocks that work on pixels. */
	private FeatureMap pixels(final float[][] first) {
		float[][] data = first;
		for (int i = Math.max(0, firstOfPixels); i < blocks; i++) {
			Pixels.depthwise(network.depthwise[i], depthwiseWeights[i],
				network.geometry[i + 1], zeros[0], data, between[i]);
			Pixels.pointwise(network.pointwise[i], pointwiseWeights[i], between[i],
				inputs[i + 1], spare);
			data = inputs[i + 1];
		}
		return map(data);
	}

	private FeatureMap map(final float[][] pixels) {
		final int channels = network.channels();
		final float[] features = new float[pixels.length * channels];
		for (int p = 0; p < pixels.length; p++) {
			System.arraycopy(pixels[p], 0, features, p * channels, channels);
		}
		final int grid = network.gridSize();
		return new FeatureMap(grid, grid, channels, features);
	}

}
