
package io.github.logoclassifier.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

/**
 * The parts of a framed picture that a network looks at, and how much each
 * counts when their features are averaged.
 * <p>
 * {@link #SINGLE} is the framed picture itself. {@link #MULTIPLE} are eight:
 * the whole, which counts half as much as the seven others together with it;
 * its middle and its four corners, each of four fifths of its width; and the
 * whole, turned a little to either side. A logo on a photograph is seldom as
 * straight, as large and as much in the middle as on the next one. To be cut
 * from, the picture is framed larger than the network's input. Immutable.
 */
public enum Crops {

		/** The framed picture as it is. */
		SINGLE,

		/** The whole, its middle and corners, and two that are turned. */
		MULTIPLE;

	/** A corner's part of the whole, as a fraction of its width. */
	private static final int PART = 4;
	private static final int OF_WHOLE = 5;

	/** How far the turned ones are turned, in degrees. */
	private static final double TURN = 15;

	/** What the whole counts, where each other crop counts 1. */
	private static final int WHOLE_COUNTS = 4;

	/** Middle, four corners, two turned. */
	private static final int OTHERS = 7;

	/** The name that model files have. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Finds crops by that name.
	 *
	 * @throws IllegalArgumentException if there are none
	 */
	public static Crops of(final String id) {
		for (final Crops crops : values()) {
			if (crops.id().equals(id)) return crops;
		}
		throw new IllegalArgumentException(
			"crops must be single or multiple, not \"" + id + "\"");
	}

	/** How many crops there are. */
	public int count() {
		return this == SINGLE ? 1 : 1 + OTHERS;
	}

	/** What each crop counts, the whole first; they add up to 1. */
	public double[] weights() {
		final double[] weights = new double[count()];
		final double sum = WHOLE_COUNTS + count() - 1;
		Arrays.fill(weights, 1 / sum);
		weights[0] = WHOLE_COUNTS / sum;
		return weights;
	}

	/**
	 * The size to frame a picture at.
	 *
	 * @param inputSize side of the network's input, in pixels
	 */
	public int frameSize(final int inputSize) {
		return this == SINGLE ? inputSize : inputSize * OF_WHOLE / PART;
	}

	/**
	 * The whole picture at the network's size.
	 *
	 * @param framed of {@link #frameSize}
	 */
	public int[] whole(final int[] framed, final int inputSize) {
		final int size = frameSize(inputSize);
		return size == inputSize ? framed : resized(framed, size, inputSize);
	}

	/**
	 * All crops, the whole first, in the order of {@link #weights}.
	 *
	 * @param framed 0xFFRRGGBB pixels, {@link #frameSize} squared
	 * @param inputSize side of each crop, in pixels
	 */
	public List<int[]> of(final int[] framed, final int inputSize) {
		final int size = frameSize(inputSize);
		final List<int[]> crops = new ArrayList<>();
		for (final CropCut cut : cuts(inputSize)) {
			if (cut.isWindow()) crops.add(window(framed, size, cut, inputSize));
			else if (cut.isTurned()) crops.add(turned(framed, size, cut, inputSize));
			else crops.add(whole(framed, inputSize));
		}
		return crops;
	}

	/** How each crop is made, in the same order. */
	public List<CropCut> cuts(final int inputSize) {
		final List<CropCut> cuts = new ArrayList<>();
		cuts.add(CropCut.whole());
		if (this == SINGLE) return cuts;
		final int rest = frameSize(inputSize) - inputSize;
		cuts.add(CropCut.window(rest / 2, rest / 2));
		cuts.add(CropCut.window(0, 0));
		cuts.add(CropCut.window(rest, 0));
		cuts.add(CropCut.window(0, rest));
		cuts.add(CropCut.window(rest, rest));
		cuts.add(CropCut.turned(TURN));
		cuts.add(CropCut.turned(-TURN));
		return cuts;
	}

	/**
	 * Where each column of the whole at the network's size lies in the framed
	 * picture, in its pixels, to a sixteenth; rows likewise. A pixel is mixed
	 * linearly of those around, and rounded down.
	 */
	public double[] positions(final int inputSize) {
		return Arrays.stream(Resizer.positions(frameSize(inputSize), inputSize))
			.mapToDouble(position -> position / (double) Resizer.STEPS).toArray();
	}

	/** Where each crop lies in the framed picture, in the same order. */
	public List<CropPlace> places() {
		final List<CropPlace> places = new ArrayList<>();
		places.add(CropPlace.WHOLE);
		if (this == SINGLE) return places;
		final double part = PART / (double) OF_WHOLE;
		final double near = part / 2;
		final double far = 1 - near;
		places.add(new CropPlace(0.5, 0.5, part, 0));
		places.add(new CropPlace(near, near, part, 0));
		places.add(new CropPlace(far, near, part, 0));
		places.add(new CropPlace(near, far, part, 0));
		places.add(new CropPlace(far, far, part, 0));
		places.add(new CropPlace(0.5, 0.5, 1, TURN));
		places.add(new CropPlace(0.5, 0.5, 1, -TURN));
		return places;
	}

	private static int[] resized(final int[] framed, final int size,
		final int inputSize)
	{
		final Img<ARGBType> image = ArrayImgs.argbs(framed, size, size);
		return Resizer.resize(new RegionRows(image, Rectangle.whole(image)),
			inputSize, inputSize);
	}

	private static int[] window(final int[] framed, final int size,
		final CropCut cut, final int inputSize)
	{
		final int[] window = new int[inputSize * inputSize];
		for (int y = 0; y < inputSize; y++) {
			System.arraycopy(framed, (cut.top() + y) * size + cut.left(), window, y *
				inputSize, inputSize);
		}
		return window;
	}

	/** Turned about its middle; what comes in has the border's colour. */
	private static int[] turned(final int[] framed, final int size,
		final CropCut cut, final int inputSize)
	{
		final int outside = Border.of(ArrayImgs.argbs(framed, size, size)).color();
		final int[] turned = new int[inputSize * inputSize];
		for (int y = 0; y < inputSize; y++) {
			for (int x = 0; x < inputSize; x++) {
				turned[y * inputSize + x] = sample(framed, size, cut.frameX(x, y, size,
					inputSize), cut.frameY(x, y, size, inputSize), outside);
			}
		}
		return turned;
	}

	/** Bilinear. */
	private static int sample(final int[] framed, final int size, final double x,
		final double y, final int outside)
	{
		final int left = (int) Math.floor(x);
		final int top = (int) Math.floor(y);
		final double u = x - left;
		final double v = y - top;
		final int a = at(framed, size, left, top, outside);
		final int b = at(framed, size, left + 1, top, outside);
		final int c = at(framed, size, left, top + 1, outside);
		final int d = at(framed, size, left + 1, top + 1, outside);
		int mixed = 0xff;
		for (int shift = 16; shift >= 0; shift -= 8) {
			final double value = (1 - v) * ((1 - u) * (a >> shift & 0xff) + u *
				(b >> shift & 0xff)) + v * ((1 - u) * (c >> shift & 0xff) + u *
					(d >> shift & 0xff));
			mixed = mixed << 8 | (int) (value + 0.5);
		}
		return mixed;
	}

	private static int at(final int[] framed, final int size, final int x,
		final int y, final int outside)
	{
		final boolean inside = x >= 0 && y >= 0 && x < size && y < size;
		return inside ? framed[y * size + x] : outside;
	}

}
