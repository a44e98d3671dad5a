
package io.github.logoclassifier.backbone;

/**
 * Runs a folded MobileNetV1 for one thread, in memory that it keeps.
 * <p>
 * Each pixel's channels are an array of their own. So the inner loops, which
 * run over channels, index every array by the same plain variable, which is
 * what the JIT compiler turns into vector instructions; taps beyond the edge
 * read a row of zeros. The order of additions is fixed: the same input gives
 * the same bits.
 */
final class MobileNetWorker implements Backbone.Worker {

	/**
	 * Values in the window of the first convolution: 3×3 pixels of 3 channels.
	 */
	private static final int WINDOW = 27;

	private final MobileNetV1 network;
	private final float[] window = new float[WINDOW];
	private final float[][] taps = new float[9][];
	/** The outputs of each layer, one array for each pixel. */
	private final float[][] firstOut;
	private final float[][][] depthwiseOut;
	private final float[][][] pointwiseOut;
	private final float[][] zeros;

	MobileNetWorker(final MobileNetV1 network) {
		this.network = network;
		final int blocks = network.depthwise.length;
		firstOut = pixels(network.geometry[0], network.first);
		depthwiseOut = new float[blocks][][];
		pointwiseOut = new float[blocks][][];
		zeros = new float[blocks][];
		for (int i = 0; i < blocks; i++) {
			final Geometry geometry = network.geometry[i + 1];
			depthwiseOut[i] = pixels(geometry, network.depthwise[i]);
			pointwiseOut[i] = pixels(geometry, network.pointwise[i]);
			zeros[i] = new float[network.depthwise[i].outputs()];
		}
	}

	private static float[][] pixels(final Geometry geometry,
		final FoldedLayer layer)
	{
		return new float[geometry.outputSide() * geometry.outputSide()][layer
			.outputs()];
	}

	@Override
	public FeatureMap features(final float[] pixels) {
		final int side = network.inputSize();
		if (pixels.length != side * side * 3) {
			throw new IllegalArgumentException(network.name() + " needs " + side +
				"×" + side + "×3 values, not " + pixels.length);
		}
		convolveFirst(pixels);
		float[][] data = firstOut;
		for (int i = 0; i < depthwiseOut.length; i++) {
			convolveDepthwise(i, data);
			convolvePointwise(network.pointwise[i], depthwiseOut[i], pointwiseOut[i]);
			data = pointwiseOut[i];
		}
		final int channels = network.channels();
		final float[] features = new float[data.length * channels];
		for (int p = 0; p < data.length; p++) {
			System.arraycopy(data[p], 0, features, p * channels, channels);
		}
		final int grid = network.gridSize();
		return new FeatureMap(grid, grid, channels, features);
	}

	/** Gathers each window of 3×3×3 values, then multiplies as a pointwise. */
	private void convolveFirst(final float[] pixels) {
		final Geometry geometry = network.geometry[0];
		final int side = geometry.outputSide();
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				gather(pixels, geometry, y, x, window);
				final float[] out = firstOut[y * side + x];
				System.arraycopy(network.first.bias, 0, out, 0, out.length);
				for (int i = 0; i < WINDOW; i++) {
					Lanes.multiplyAdd(out, network.first.weights[i], window[i]);
				}
				Lanes.relu6(out);
			}
		}
	}

	private static void gather(final float[] pixels, final Geometry geometry,
		final int y, final int x, final float[] window)
	{
		int n = 0;
		for (int v = 0; v < 3; v++) {
			final int row = geometry.input(y, v);
			for (int u = 0; u < 3; u++) {
				final int column = geometry.input(x, u);
				final boolean inside = geometry.isInside(row) && geometry.isInside(
					column);
				final int from = (row * geometry.inputSide() + column) * 3;
				for (int c = 0; c < 3; c++) {
					window[n++] = inside ? pixels[from + c] : 0;
				}
			}
		}
	}

	private void convolveDepthwise(final int block, final float[][] in) {
		final Geometry geometry = network.geometry[block + 1];
		final FoldedLayer layer = network.depthwise[block];
		final int side = geometry.outputSide();
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				for (int t = 0; t < 9; t++) {
					final int row = geometry.input(y, t / 3);
					final int column = geometry.input(x, t % 3);
					taps[t] = geometry.isInside(row) && geometry.isInside(column)
						? in[row * geometry.inputSide() + column] : zeros[block];
				}
				final float[] out = depthwiseOut[block][y * side + x];
				System.arraycopy(layer.bias, 0, out, 0, out.length);
				for (int t = 0; t < 9; t += 3) {
					Lanes.multiplyAdd3(out, taps[t], taps[t + 1], taps[t + 2],
						layer.weights[t], layer.weights[t + 1], layer.weights[t + 2]);
				}
				Lanes.relu6(out);
			}
		}
	}

	/** Four pixels at a time, so that each weight that is loaded serves four. */
	private static void convolvePointwise(final FoldedLayer layer,
		final float[][] in, final float[][] out)
	{
		final float[][] weights = layer.weights;
		for (final float[] pixel : out) {
			System.arraycopy(layer.bias, 0, pixel, 0, pixel.length);
		}
		int p = 0;
		for (; p + 4 <= in.length; p += 4) {
			int i = 0;
			for (; i + 4 <= weights.length; i += 4) {
				Lanes.multiplyAdd4x4(out, in, p, weights, i);
			}
			for (; i < weights.length; i++) {
				for (int q = p; q < p + 4; q++) {
					Lanes.multiplyAdd(out[q], weights[i], in[q][i]);
				}
			}
		}
		for (; p < in.length; p++) {
			for (int i = 0; i < weights.length; i++) {
				Lanes.multiplyAdd(out[p], weights[i], in[p][i]);
			}
		}
		for (final float[] pixel : out) {
			Lanes.relu6(pixel);
		}
	}

}
