
package io.github.logoclassifier.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a network was trained to see pixel values, in Keras's terms
 * ({@code keras.applications.imagenet_utils.preprocess_input}, whose constants
 * these are). Given are values v of 0..255, of red, green and blue.
 */
public enum PixelScaling {

		/** v / 127.5 − 1, so -1..1: MobileNet, Inception, Xception. */
		TF("tf"),

		/**
		 * v / 255, less ImageNet's mean of each channel, divided by its standard
		 * deviation: DenseNet, and networks that come from PyTorch.
		 */
		TORCH("torch"),

		/**
		 * v less ImageNet's mean of each channel, blue first: VGG, ResNet (the
		 * first version).
		 */
		CAFFE("caffe"),

		/** v / 255: many networks that people train themselves. */
		UNIT("0..1"),

		/** v as it is: networks that scale by themselves. */
		BYTE("0..255");

	/** Of red, green and blue, of 0..1. */
	private static final double[] TORCH_MEAN = { 0.485, 0.456, 0.406 };
	private static final double[] TORCH_DEVIATION = { 0.229, 0.224, 0.225 };

	/** Of red, green and blue, of 0..255. */
	private static final double[] CAFFE_MEAN = { 123.68, 116.779, 103.939 };

	private static final double HALF = 127.5;
	private static final double MOST = 255;
	private static final int COLOURS = 3;

	private final String id;

	PixelScaling(final String id) {
		this.id = id;
	}

	/** The name that users write and model files have. */
	public String id() {
		return id;
	}

	/**
	 * Finds a scaling by that name, in any case.
	 *
	 * @throws IllegalArgumentException if there is none; the message lists them
	 */
	public static PixelScaling of(final String id) {
		for (final PixelScaling scaling : values()) {
			if (scaling.id.equals(id.toLowerCase(Locale.ROOT))) return scaling;
		}
		throw new IllegalArgumentException("preprocessing must be one of " + ids() +
			", not \"" + id + "\"");
	}

	/** All names, with commas between. */
	public static String ids() {
		return Arrays.stream(values()).map(PixelScaling::id).collect(Collectors
			.joining(", "));
	}

	/**
	 * Scales what {@link Preprocessing#normalize} gives.
	 *
	 * @param pixels values in -1..1, pixel by pixel red, green and blue
	 * @return as many values, in the order that the network takes them
	 */
	public float[] apply(final float[] pixels) {
		final float[] scaled = new float[pixels.length];
		for (int i = 0; i < pixels.length; i++) {
			final int colour = i % COLOURS;
			final double value = pixels[i] * HALF + HALF;
			switch (this) {
				case TF:
					scaled[i] = pixels[i];
					break;
				case TORCH:
					scaled[i] = (float) ((value / MOST - TORCH_MEAN[colour]) /
						TORCH_DEVIATION[colour]);
					break;
				case CAFFE:
					scaled[i - colour + COLOURS - 1 - colour] = (float) (value -
						CAFFE_MEAN[colour]);
					break;
				case UNIT:
					scaled[i] = (float) (value / MOST);
					break;
				case BYTE:
					scaled[i] = (float) value;
					break;
				default:
					throw new AssertionError(this);
			}
		}
		return scaled;
	}

}
