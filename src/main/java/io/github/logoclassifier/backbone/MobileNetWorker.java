
package io.github.logoclassifier.backbone;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs a folded MobileNetV1 for one thread, in memory that it keeps. Three
 * stages: planes, one image after the other; planes of a small grid, several
 * images together; pixels with their channels. The order of additions is fixed
 * and does not depend on the images that are computed together: the same input
 * gives the same bits.
 */
final class MobileNetWorker implements Backbone.Worker {

	/** Images that are computed together. */
	private static final int TOGETHER = 4;
	/** Sides of grids on which they are. */
	private static final int SMALL_SIDE = 20;

	private final MobileNetV1 network;
	private final int blocks;
	/** Blocks from this on have several images in a plane ... */
	private final int firstTogether;
	/** ... and from this on work on pixels; −1 if all do. */
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
	/** Where planes become pixels. */
	private final float[][] turned;

	MobileNetWorker(final MobileNetV1 network) {
		this.network = network;
		blocks = network.depthwise.length;
		firstTogether = firstTogether(network);
		firstOfPixels = firstOfPixels(network, firstTogether);
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
					1], images(i), rows);
			}
			else {
				depthwiseWeights[i] = weights(rows, depthwise);
				pointwiseWeights[i] = weights(rows, network.pointwise[i]);
			}
			between[i] = layer(rows, i, depthwise);
			inputs[i + 1] = layer(rows, i, network.pointwise[i]);
		}
		zeros = rows.want(1, network.channels());
		final int side = network.geometry[Math.max(0, firstOfPixels)].outputSide();
		turned = rows.want(firstOfPixels < 0 ? 0 : side * side, channels(
			firstOfPixels));
		rows.allocate();
		for (int i = Math.max(0, firstOfPixels); i < blocks; i++) {
			copy(network.depthwise[i], depthwiseWeights[i]);
			copy(network.pointwise[i], pointwiseWeights[i]);
		}
	}

	/** The first block on a small grid, which halves the one before it. */
	private static int firstTogether(final MobileNetV1 network) {
		int i = 0;
		while (i < network.depthwise.length && network.geometry[i + 1]
			.outputSide() > SMALL_SIDE)
		{
			i++;
		}
		return i;
	}

	private static int firstOfPixels(final MobileNetV1 network,
		final int firstTogether)
	{
		if (!network.geometry[0].isHalving()) return -1;
		int i = 0;
		while (i < network.depthwise.length && isOfPlanes(network, i,
			firstTogether))
		{
			i++;
		}
		return i;
	}

	private static boolean isOfPlanes(final MobileNetV1 network, final int block,
		final int firstTogether)
	{
		final Geometry geometry = network.geometry[block + 1];
		final int side = geometry.outputSide();
		final boolean fits = block > firstTogether ? geometry.isKeeping()
			: block == firstTogether ? geometry.isHalving() : PlaneDepthwise.fits(
				geometry);
		return fits && side * side > network.pointwise[block].outputs();
	}

	private int images(final int block) {
		return block < firstTogether ? 1 : TOGETHER;
	}

	/** Memory for the output of a layer of a block; −1 is the first layer. */
	private float[][] layer(final Rows rows, final int block,
		final FoldedLayer layer)
	{
		final int side = network.geometry[block + 1].outputSide();
		return block < firstOfPixels ? rows.want(layer.outputs(), Planes.length(
			side, images(block))) : rows.want(side * side, layer.outputs());
	}

	/** Channels that go into a block. */
	private int channels(final int block) {
		return block <= 0 ? network.first.outputs() : network.pointwise[block - 1]
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
	public int together() {
		return TOGETHER;
	}

	@Override
	public List<FeatureMap> features(final List<float[]> images) {
		final int side = network.inputSize();
		for (final float[] pixels : images) {
			if (pixels.length != side * side * 3) {
				throw new IllegalArgumentException(network.name() + " needs " + side +
					"×" + side + "×3 values, not " + pixels.length);
			}
		}
		final List<FeatureMap> maps = new ArrayList<>();
		for (int n = 0; n < images.size(); n += TOGETHER) {
			final List<float[]> some = images.subList(n, Math.min(images.size(), n +
				TOGETHER));
			if (firstOfPixels > firstTogether) together(some, maps);
			else oneByOne(some, maps);
		}
		return maps;
	}

	private void together(final List<float[]> images,
		final List<FeatureMap> maps)
	{
		final int i = firstTogether;
		for (int n = 0; n < images.size(); n++) {
			planes(images.get(n), i);
			planeDepthwise[i].halve(inputs[i], between[i], n);
		}
		pointwise(i, images.size());
		for (int j = i + 1; j < firstOfPixels; j++) {
			planeDepthwise[j].keep(inputs[j], between[j], images.size());
			pointwise(j, images.size());
		}
		for (int n = 0; n < images.size(); n++) {
			maps.add(pixels(turn(n)));
		}
	}

	private void oneByOne(final List<float[]> images,
		final List<FeatureMap> maps)
	{
		for (final float[] image : images) {
			if (firstOfPixels < 0) {
				Pixels.first(network.first, network.geometry[0], image, inputs[0]);
				maps.add(pixels(inputs[0]));
			}
			else {
				planes(image, firstOfPixels);
				maps.add(pixels(turn(0)));
			}
		}
	}

	/** The first convolution and the blocks before one, for one image. */
	private void planes(final float[] image, final int end) {
		planeFirst.run(image, inputs[0]);
		for (int i = 0; i < end; i++) {
			if (network.geometry[i + 1].isHalving()) {
				planeDepthwise[i].halve(inputs[i], between[i], 0);
			}
			else {
				planeDepthwise[i].keep(inputs[i], between[i], 1);
			}
			pointwise(i, 1);
		}
	}

	private void pointwise(final int block, final int images) {
		Planes.pointwise(network.pointwise[block], between[block], inputs[block +
			1], network.geometry[block + 1].outputSide(), images);
	}

	private float[][] turn(final int image) {
		Planes.toPixels(inputs[firstOfPixels], channels(firstOfPixels),
			network.geometry[firstOfPixels].outputSide(), image, turned);
		return turned;
	}

	/** The blocks that work on pixels, for one image. */
	private FeatureMap pixels(final float[][] first) {
		float[][] data = first;
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
