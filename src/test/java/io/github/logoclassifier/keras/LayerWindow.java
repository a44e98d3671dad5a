
package io.github.logoclassifier.keras;

/**
 * Where the taps of a convolution or pooling lie on a square map of three
 * channels, by Keras's documentation.
 */
final class LayerWindow {

	/** What the layer gets. */
	interface Input {

		/** @param outside what there is outside of the map */
		double at(int y, int x, int channel, double outside);
	}

	private final int side;
	private final Input input;
	private final int height;
	private final int width;
	private final int stride;
	private final int dilation;
	private final String padding;

	/**
	 * @param side of the map
	 * @param padding "same" or "valid"
	 */
	LayerWindow(final int side, final Input input, final int height,
		final int width, final int stride, final int dilation, final String padding)
	{
		this.side = side;
		this.input = input;
		this.height = height;
		this.width = width;
		this.stride = stride;
		this.dilation = dilation;
		this.padding = padding;
	}

	/** Settings of a pooling. */
	String strides() {
		return "'strides':[" + stride + "," + stride + "],'padding':'" + padding +
			"','data_format':'channels_last'";
	}

	/** Settings of a convolution. */
	String config(final int rows, final int columns) {
		final StringBuilder config = new StringBuilder("'kernel_size':[" + rows +
			"," + columns + "]," + strides() + ",'dilation_rate':[" + dilation + "," +
			dilation + "],'activation':'linear'");
		for (final String part : new String[] { "kernel", "depthwise", "pointwise",
			"bias" })
		{
			config.append(",'" + part + "_initializer':{'class_name':'Zeros'," +
				"'config':{}},'" + part + "_regularizer':null,'" + part +
				"_constraint':null");
		}
		return config.toString();
	}

	private int outputs(final int taps) {
		return padding.equals("same") ? (side + stride - 1) / stride : (side -
			(taps - 1) * dilation - 1) / stride + 1;
	}

	private int before(final int taps) {
		return padding.equals("same") ? Math.max(0, (outputs(taps) - 1) * stride +
			(taps - 1) * dilation + 1 - side) / 2 : 0;
	}

	/** How many places the output has. */
	int count() {
		return outputs(height) * outputs(width);
	}

	/**
	 * The value under a tap of an output's place.
	 *
	 * @param outside what there is outside of the map
	 */
	double at(final int place, final int tap, final int channel,
		final double outside)
	{
		return input.at(place / outputs(width) * stride + tap / width * dilation -
			before(height), place % outputs(width) * stride + tap % width * dilation -
				before(width), channel, outside);
	}

}
