
package io.github.logoclassifier.figures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/**
 * Ways to spoil a picture of dark ink on white, to see what a classifier that
 * never saw them makes of it. Applied to the picture before it is framed.
 */
enum Corruption {

		/** Left as it is. */
		NONE,
		/** The negative. */
		INVERTED,
		/** Dark becomes blue. */
		COLOURED_INK,
		/** Light becomes yellow. */
		COLOURED_PAPER,
		/** Dark becomes blue and light becomes yellow. */
		RECOLOURED,
		/** Turned by 15° about its middle. */
		TURNED_15,
		/** Turned by 30° about its middle. */
		TURNED_30,
		/** Left and right exchanged. */
		MIRRORED,
		/** Moved by 15 % of its size to the right and down. */
		SHIFTED,
		/** Drawn at 85 % of its size in the middle. */
		SHRUNK_85,
		/** Drawn at 60 % of its size in the middle. */
		SHRUNK_60,
		/** Gaussian noise of deviation 40 of 255. */
		NOISY,
		/** A box blur of 5×5 pixels, twice. */
		BLURRED,
		/** On a woven paper: light is darkened in waves by up to a third. */
		TEXTURED;

	private static final int INK = 0x1030a0;
	private static final int PAPER = 0xf0e050;

	BufferedImage apply(final BufferedImage image) {
		final double middle = image.getWidth() / 2.0;
		final double height = image.getHeight() / 2.0;
		switch (this) {
			case INVERTED:
				return mapped(image, value -> value ^ 0xffffff);
			case COLOURED_INK:
				return mapped(image, pixel -> recoloured(pixel, INK, 0xffffff));
			case COLOURED_PAPER:
				return mapped(image, pixel -> recoloured(pixel, 0, PAPER));
			case RECOLOURED:
				return mapped(image, pixel -> recoloured(pixel, INK, PAPER));
			case TURNED_15:
				return moved(image, AffineTransform.getRotateInstance(Math.PI / 12,
					middle, height));
			case TURNED_30:
				return moved(image, AffineTransform.getRotateInstance(Math.PI / 6,
					middle, height));
			case MIRRORED:
				return moved(image, new AffineTransform(-1, 0, 0, 1, 2 * middle, 0));
			case SHIFTED:
				return moved(image, AffineTransform.getTranslateInstance(0.3 * middle,
					0.3 * height));
			case SHRUNK_85:
				return moved(image, shrunk(0.85, middle, height));
			case SHRUNK_60:
				return moved(image, shrunk(0.6, middle, height));
			case NOISY:
				final Random random = new Random(1);
				return mapped(image, value -> noisy(value, random));
			case BLURRED:
				return blurred(blurred(mapped(image, value -> value)));
			case TEXTURED:
				return textured(image);
			default:
				return image;
		}
	}

	private static AffineTransform shrunk(final double scale, final double middle,
		final double height)
	{
		return new AffineTransform(scale, 0, 0, scale, (1 - scale) * middle, (1 -
			scale) * height);
	}

	private static BufferedImage textured(final BufferedImage image) {
		final BufferedImage textured = mapped(image, value -> value);
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				final double wave = Math.sin(0.9 * x + 0.4 * y) * Math.sin(0.3 * x -
					0.8 * y);
				final int paper = (int) Math.round(255 * (1 - (1 + wave) / 6));
				textured.setRGB(x, y, recoloured(image.getRGB(x, y), 0, paper *
					0x10101));
			}
		}
		return textured;
	}

	private static int recoloured(final int pixel, final int ink,
		final int paper)
	{
		final int light = ((pixel >> 16 & 0xff) + (pixel >> 8 & 0xff) + (pixel &
			0xff)) / 3;
		int mixed = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			mixed = mixed << 8 | ((ink >> shift & 0xff) * (255 - light) +
				(paper >> shift & 0xff) * light) / 255;
		}
		return mixed;
	}

	private static int noisy(final int pixel, final Random random) {
		int mixed = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			final int value = (pixel >> shift & 0xff) + (int) (40 * random
				.nextGaussian());
			mixed = mixed << 8 | Math.max(0, Math.min(255, value));
		}
		return mixed;
	}

	private static BufferedImage mapped(final BufferedImage image,
		final IntUnaryOperator map)
	{
		final BufferedImage mapped = new BufferedImage(image.getWidth(), image
			.getHeight(), BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				mapped.setRGB(x, y, map.applyAsInt(image.getRGB(x, y) & 0xffffff));
			}
		}
		return mapped;
	}

	private static BufferedImage moved(final BufferedImage image,
		final AffineTransform transform)
	{
		final BufferedImage moved = new BufferedImage(image.getWidth(), image
			.getHeight(), BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = moved.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, moved.getWidth(), moved.getHeight());
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
			RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		graphics.drawImage(image, transform, null);
		graphics.dispose();
		return moved;
	}

	private static BufferedImage blurred(final BufferedImage image) {
		final float[] box = new float[25];
		Arrays.fill(box, 1 / 25f);
		return new ConvolveOp(new Kernel(5, 5, box), ConvolveOp.EDGE_NO_OP, null)
			.filter(image, new BufferedImage(image.getWidth(), image.getHeight(),
				BufferedImage.TYPE_INT_RGB));
	}

}
