
package io.github.logoclassifier.imagej.show;

import ij.process.FloatProcessor;

import io.github.logoclassifier.explain.Explanation;

import java.awt.image.BufferedImage;

/**
 * The evidence of an explanation for each pixel of the picture. Immutable.
 */
public final class EvidencePixels {

	private final int width;
	private final int height;
	private final float[] values;

	/**
	 * @param width of what was explained, in pixels
	 * @param height of what was explained, in pixels
	 */
	public EvidencePixels(final Explanation explanation, final int width,
		final int height)
	{
		this.width = width;
		this.height = height;
		values = new float[width * height];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				values[y * width + x] = (float) explanation.evidence(x + 0.5, y + 0.5);
			}
		}
	}

	/** All values, those against the class too. */
	public FloatProcessor values() {
		return new FloatProcessor(width, height, values.clone());
	}

	/** What speaks for the class, in colours; the strongest is opaque. */
	BufferedImage colored() {
		float strongest = Float.MIN_NORMAL;
		for (final float value : values) {
			strongest = Math.max(strongest, value);
		}
		final HeatColors colors = new HeatColors();
		final BufferedImage image = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_ARGB);
		final int[] row = new int[width];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				row[x] = colors.of(values[y * width + x] / strongest);
			}
			image.setRGB(0, y, width, 1, row, 0, width);
		}
		return image;
	}

}
