
package io.github.logoclassifier.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * More views of a framed picture to train on: its colours inverted, and its ink
 * and paper recoloured. Logos are redrawn in other colours far more often than
 * in other shapes.
 * <p>
 * A recoloured view keeps how light each pixel is and maps dark to one random
 * colour and light to another, at least {@value #MIN_CONTRAST} apart in
 * lightness. The same pixels and seed give the same views. Immutable.
 */
public final class Augmentation {

	/** No more views than the picture itself. */
	public static final Augmentation NONE = new Augmentation(0, 0);

	/** Least difference in lightness (0..255) between ink and paper. */
	private static final int MIN_CONTRAST = 80;

	private final int views;
	private final long seed;

	private Augmentation(final int views, final long seed) {
		this.views = views;
		this.seed = seed;
	}

	/**
	 * Views in other colours.
	 *
	 * @param views how many besides the picture itself; the first is its negative
	 * @param seed of the colours
	 */
	public static Augmentation colors(final int views, final long seed) {
		if (views < 0) throw new IllegalArgumentException("views " + views);
		return new Augmentation(views, seed);
	}

	/**
	 * All views of a picture, itself first.
	 *
	 * @param framed 0xFFRRGGBB pixels
	 * @param index which picture of its data set this is, so that each has
	 *          colours of its own
	 */
	public List<int[]> views(final int[] framed, final long index) {
		if (views == 0) return Collections.singletonList(framed);
		final List<int[]> all = new ArrayList<>();
		all.add(framed);
		all.add(negative(framed));
		final SplittableRandom random = new SplittableRandom(seed * 31 + index);
		while (all.size() <= views) {
			all.add(recolored(framed, random));
		}
		return all;
	}

	private static int[] negative(final int[] framed) {
		final int[] view = new int[framed.length];
		for (int i = 0; i < view.length; i++) {
			view[i] = framed[i] ^ 0xffffff;
		}
		return view;
	}

	private static int[] recolored(final int[] framed,
		final SplittableRandom random)
	{
		int ink = random.nextInt(1 << 24);
		int paper = random.nextInt(1 << 24);
		while (Math.abs(lightness(ink) - lightness(paper)) < MIN_CONTRAST) {
			ink = random.nextInt(1 << 24);
			paper = random.nextInt(1 << 24);
		}
		final int[] view = new int[framed.length];
		for (int i = 0; i < view.length; i++) {
			view[i] = mix(ink, paper, lightness(framed[i]));
		}
		return view;
	}

	/** Rec. 601 luma, 0..255. */
	private static int lightness(final int pixel) {
		return (299 * (pixel >> 16 & 0xff) + 587 * (pixel >> 8 & 0xff) + 114 *
			(pixel & 0xff)) / 1000;
	}

	private static int mix(final int ink, final int paper, final int lightness) {
		int mixed = 0xff;
		for (int shift = 16; shift >= 0; shift -= 8) {
			final int dark = ink >> shift & 0xff;
			final int light = paper >> shift & 0xff;
			mixed = mixed << 8 | (dark * (255 - lightness) + light * lightness) / 255;
		}
		return mixed;
	}

}
