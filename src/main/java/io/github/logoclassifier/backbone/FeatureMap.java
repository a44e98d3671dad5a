
package io.github.logoclassifier.backbone;

/**
 * What a backbone says about one image: height × width × channels values. For
 * MobileNetV1 they lie in 0..6.
 */
public final class FeatureMap {

	private final int height;
	private final int width;
	private final int channels;
	private final float[] values;

	/**
	 * @param values height × width × channels values, the channel running
	 *          fastest, then x; not copied, so not to be changed any more
	 */
	public FeatureMap(final int height, final int width, final int channels,
		final float[] values)
	{
		if (values.length != height * width * channels) {
			throw new IllegalArgumentException(values.length + " values for " +
				height + "×" + width + "×" + channels);
		}
		this.height = height;
		this.width = width;
		this.channels = channels;
		this.values = values;
	}

	public int height() {
		return height;
	}

	public int width() {
		return width;
	}

	public int channels() {
		return channels;
	}

	/** The value of one channel at one place. */
	public float get(final int y, final int x, final int channel) {
		return values[(y * width + x) * channels + channel];
	}

	/**
	 * All values, flattened as Keras does: index (y · width + x) · channels +
	 * channel. The array itself, for reading only.
	 */
	public float[] values() {
		return values;
	}

	/** The mean of each channel over all places: global average pooling. */
	public float[] mean() {
		final double[] sums = new double[channels];
		for (int i = 0; i < values.length; i++) {
			sums[i % channels] += values[i];
		}
		final float[] means = new float[channels];
		for (int c = 0; c < channels; c++) {
			means[c] = (float) (sums[c] / (height * width));
		}
		return means;
	}

}
