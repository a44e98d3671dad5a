
package io.github.logoclassifier.imagej.show;

/**
 * The colours of evidence that is laid over a picture: from a faint yellow to a
 * strong red, as the share of the strongest evidence grows from 0 to 1. It is
 * mixed in the CIE L*a*b* space, so that equal steps look equal, and grows
 * darker as it covers more: so it stands out more from white and from black
 * alike. It needs no telling red from green.
 */
final class HeatColors {

	/** How much of the picture the strongest evidence covers. */
	private static final double OPACITY = 0.75;

	/** L*, chroma and hue in degrees of the faintest and the strongest. */
	private static final double[] FAINT = { 88, 75, 95 };
	private static final double[] STRONG = { 48, 85, 35 };

	/** The white of sRGB, D65. */
	private static final double[] WHITE = { 0.95047, 1, 1.08883 };

	/** From XYZ to linear red, green and blue (IEC 61966-2-1). */
	private static final double[][] TO_RGB = { { 3.2406, -1.5372, -0.4986 }, {
		-0.9689, 1.8758, 0.0415 }, { 0.0557, -0.2040, 1.0570 } };

	private static final int STEPS = 256;

	private final int[] colors = new int[STEPS];

	HeatColors() {
		for (int i = 0; i < STEPS; i++) {
			final double share = i / (STEPS - 1.0);
			final int alpha = (int) Math.round(255 * OPACITY * share);
			colors[i] = alpha << 24 | rgb(mix(0, share), mix(1, share), mix(2,
				share));
		}
	}

	/**
	 * The colour of evidence.
	 *
	 * @param share of the strongest evidence; below 0 as 0, above 1 as 1
	 * @return 0xAARRGGBB, transparent for 0
	 */
	int of(final double share) {
		return colors[(int) Math.round((STEPS - 1) * Math.max(0, Math.min(1,
			share)))];
	}

	private static double mix(final int part, final double share) {
		return FAINT[part] + share * (STRONG[part] - FAINT[part]);
	}

	private static int rgb(final double lightness, final double chroma,
		final double hue)
	{
		final double y = (lightness + 16) / 116;
		final double a = chroma * Math.cos(Math.toRadians(hue));
		final double b = chroma * Math.sin(Math.toRadians(hue));
		final double[] xyz = { WHITE[0] * cube(y + a / 500), cube(y), WHITE[2] *
			cube(y - b / 200) };
		int packed = 0;
		for (final double[] row : TO_RGB) {
			packed = packed << 8 | encoded(row[0] * xyz[0] + row[1] * xyz[1] +
				row[2] * xyz[2]);
		}
		return packed;
	}

	private static double cube(final double value) {
		return value > 6.0 / 29 ? value * value * value : 3 * 36.0 / 841 * (value -
			4.0 / 29);
	}

	/** The nearest of the 256 values of sRGB. */
	private static int encoded(final double linear) {
		final double value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math
			.pow(linear, 1 / 2.4) - 0.055;
		return (int) Math.round(255 * Math.max(0, Math.min(1, value)));
	}

}
