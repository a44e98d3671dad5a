
package io.github.logoclassifier.backbone;

/**
 * Runs a folded MobileNetV1 for one thread, in memory that it keeps: planes of
 * channels while a grid has more pixels than there are channels, then pixels
 * with their channels. The order of additions is fixed: the same input gives
 * the same bits.
 */
final class MobileNetWorker implements Backbone.Worker {

	private final MobileNetV1 network;
	private final int blocks;
	/** Blocks from this on work on pixels. */
	private final int firstOfPixels;

	private final PlaneFirst planeFirst;
	private final PlaneDepthwise[] planeDepthwise;
	/** Each block's input, depthwise output and weights, as its layout needs. */
	private final float[][][] inputs;
	private final float[][][] between;
	private final float[][][] depthwiseWeights;
	private final float[][][] pointwiseWeights;
	private final float[][] zeros;
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
		final Rows rows = new Rows();
		planeFirst = firstOfPixels < 0 ? null : new PlaneFirst(network.first,
			network.geometry[0], rows);
		inputs[0] = layer(rows, -1, network.first);
		for (int i = 0; i < blocks; i++) {
			final FoldedLayer depthwise = network.depthwise[i];
			if (i < firstOfPixels) {
				planeDepthwise[i] = new PlaneDepthwise(depthwise, network.geometry[i +
					1], rows);
			}
			else {
				depthwiseWeights[i] = weights(rows, depthwise);
				pointwiseWeights[i] = weights(rows, network.pointwise[i]);
			}
			between[i] = layer(rows, i, depthwise);
			inputs[i + 1] = layer(rows, i, network.pointwise[i]);
		}
		zeros = rows.want(1, network.channels());
		final int turn = Math.max(0, firstOfPixels);
		final int side = network.geometry[turn].outputSide();
		turned = rows.want(firstOfPixels < 0 ? 0 : side * side, outputs(turn - 1));
		rows.allocate();
		for (int i = turn; i < blocks; i++) {
			copy(network.depthwise[i], depthwiseWeights[i]);
			copy(network.pointwise[i], pointwiseWeights[i]);
		}
	}

	/** -1 if even the first convolution does. */
	private static int firstOfPixels(final MobileNetV1 network) {
		if (!network.geometry[0].isHalving()) return -1;
		int i = 0;
		while (i < network.depthwise.length) {
			final Geometry geometry = network.geometry[i + 1];
			final int side = geometry.outputSide();
			if (!PlaneDepthwise.fits(geometry) || side * side <= network.pointwise[i]
				.outputs()) break;
			i++;
		}
		return i;
	}

	/** Memory for the output of a layer of a block; -1 is the first layer. */
	private float[][] layer(final Rows rows, final int block,
		final FoldedLayer layer)
	{
		final int side = network.geometry[block + 1].outputSide();
		return block < firstOfPixels ? rows.want(layer.outputs(), Planes.length(
			side)) : rows.want(side * side, layer.outputs());
	}

	private int outputs(final int block) {
		return block < 0 ? network.first.outputs() : network.pointwise[block]
			.outputs();
	}

	private static float[][] weights(final Rows rows, final FoldedLayer layer) {
		return rows.want(layer.weights.length, layer.outputs());
	}

	private static void copy(final FoldedLayer layer, final float[][] weights) {
		for (int k = 0; k < weights.length; k++) {
			System.arraycopy(layer.weights[k], 0, weights[k], 0, layer.outputs());
		}
	}

	@Override
	public FeatureMap features(final float[] pixels) {
		final int side = network.inputSize();
		if (pixels.length != side * side * 3) {
			throw new IllegalArgumentException(network.name() + " needs " + side +
				"×" + side + "×3 values, not " + pixels.length);
		}
		if (planeFirst == null) {
			Pixels.first(network.first, network.geometry[0], pixels, inputs[0]);
		}
		else {
			planeFirst.run(pixels, inputs[0]);
		}
		for (int i = 0; i < firstOfPixels; i++) {
			planeDepthwise[i].run(inputs[i], between[i]);
			Planes.pointwise(network.pointwise[i], between[i], inputs[i + 1],
				network.geometry[i + 1].outputSide());
		}
		float[][] data = inputs[Math.max(0, firstOfPixels)];
		if (firstOfPixels >= 0) {
			Planes.toPixels(data, outputs(firstOfPixels - 1),
				network.geometry[firstOfPixels].outputSide(), turned);
			data = turned;
		}
		for (int i = Math.max(0, firstOfPixels); i < blocks; i++) {
			Pixels.depthwise(network.depthwise[i], depthwiseWeights[i],
				network.geometry[i + 1], zeros[0], data, between[i]);
			Pixels.pointwise(network.pointwise[i], pointwiseWeights[i], between[i],
				inputs[i + 1]);
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
