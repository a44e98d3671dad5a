
package io.github.logoclassifier.backbone;

import java.util.List;

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

	/**
	 * The weighted mean of several maps over all their places.
	 *
	 * @param weights one for each map, adding up to 1
	 * @return 1 × 1 × channels
	 */
	public static FeatureMap average(final List<FeatureMap> maps,
		final double[] weights)
	{
		final int channels = maps.get(0).channels();
		final double[] sums = new double[channels];
		for (int m = 0; m < weights.length; m++) {
			final float[] mean = maps.get(m).mean();
			for (int c = 0; c < channels; c++) {
				sums[c] += weights[m] * mean[c];
			}
		}
		final float[] average = new float[channels];
		for (int c = 0; c < channels; c++) {
			average[c] = (float) sums[c];
		}
		return new FeatureMap(1, 1, channels, average);
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
