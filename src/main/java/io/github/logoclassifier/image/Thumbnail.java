
package io.github.logoclassifier.image;

/**
 * A framed picture at 16 × 16 pixels, by which to find pictures that look
 * alike: saved again with another quality, or scaled. Immutable.
 */
public final class Thumbnail {

	private static final int SIDE = 16;
	private static final int CHANNELS = 3;

	/** Rows of pixels of red, green, blue, 0..255 as unsigned bytes. */
	private final byte[] values = new byte[SIDE * SIDE * CHANNELS];

	/**
	 * Takes the mean of each place.
	 *
	 * @param framed size × size pixels, 0xFFRRGGBB, row by row
	 * @param size at least 1
	 */
	public Thumbnail(final int[] framed, final int size) {
		for (int y = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				for (int c = 0; c < CHANNELS; c++) {
					values[(y * SIDE + x) * CHANNELS + c] = (byte) mean(framed, size, x,
						y, 16 - 8 * c);
				}
			}
		}
	}

	/**
	 * The one that has these values.
	 *
	 * @param values from {@link #values}
	 * @throws IllegalArgumentException if there are more or fewer
	 */
	public static Thumbnail of(final byte[] values) {
		return new Thumbnail(values);
	}

	private Thumbnail(final byte[] values) {
		if (values.length != this.values.length) {
			throw new IllegalArgumentException(values.length + " values");
		}
		System.arraycopy(values, 0, this.values, 0, values.length);
	}

	/** Its values, for {@link #of}. */
	public byte[] values() {
		return values.clone();
	}

	private static int mean(final int[] framed, final int size, final int x,
		final int y, final int shift)
	{
		final int left = x * size / SIDE;
		final int right = Math.max(left + 1, (x + 1) * size / SIDE);
		final int top = y * size / SIDE;
		final int bottom = Math.max(top + 1, (y + 1) * size / SIDE);
		int sum = 0;
		for (int v = top; v < bottom; v++) {
			for (int u = left; u < right; u++) {
				sum += framed[v * size + u] >> shift & 0xff;
			}
		}
		return Math.round(sum / (float) ((right - left) * (bottom - top)));
	}

	/** The mean of all values, 0..255. */
	public double mean() {
		double sum = 0;
		for (final byte value : values) {
			sum += value & 0xff;
		}
		return sum / values.length;
	}

	/**
	 * How much two pictures differ: the root of the mean squared difference of
	 * their values, 0..255. It is at least the difference of their means.
	 */
	public double difference(final Thumbnail other) {
		long sum = 0;
		for (int i = 0; i < values.length; i++) {
			final int difference = (values[i] & 0xff) - (other.values[i] & 0xff);
			sum += difference * difference;
		}
		return Math.sqrt(sum / (double) values.length);
	}

}
