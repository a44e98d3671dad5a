
package io.github.logoclassifier.keras;

import com.google.gson.JsonArray;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The shape of what a layer gives for one picture: rows, columns and channels
 * of a map, or the length of a row of features. Immutable.
 */
final class LayerShape {

	/** Of one layer; as float32 512 MB. */
	private static final int MOST_VALUES = 1 << 27;

	private final int[] lengths;

	private LayerShape(final int[] lengths) {
		this.lengths = lengths;
	}

	/**
	 * @param layer for messages
	 * @throws IOException if there is nothing of that shape, or too much
	 */
	static LayerShape of(final LayerDescription layer, final long... lengths)
		throws IOException
	{
		final String text = text(lengths);
		double values = 1;
		for (final long length : lengths) {
			if (length < 1) throw layer.unfit("would give " + text + " values");
			values *= length;
		}
		if (values > MOST_VALUES) throw layer.unfit("would give " + text +
			" values of one picture, and no more than " + MOST_VALUES +
			" are computed");
		return new LayerShape(Arrays.stream(lengths).mapToInt(Math::toIntExact)
			.toArray());
	}

	boolean isMap() {
		return lengths.length == 3;
	}

	/** So many axes: 3 of a map, 1 of a row. */
	int rank() {
		return lengths.length;
	}

	int length(final int axis) {
		return lengths[axis];
	}

	/** Channels of a map, or the length of a row. */
	int channels() {
		return lengths[lengths.length - 1];
	}

	long values() {
		return Arrays.stream(lengths).asLongStream().reduce(1, (a, b) -> a * b);
	}

	/** The side of a square map; 1 of a row; 0 of anything else. */
	int side() {
		if (!isMap()) return 1;
		return lengths[0] == lengths[1] ? lengths[0] : 0;
	}

	/** As Keras describes it. */
	JsonArray json() {
		final JsonArray json = new JsonArray();
		for (final int length : lengths) {
			json.add(length);
		}
		return json;
	}

	private static String text(final long... lengths) {
		return Arrays.stream(lengths).mapToObj(Long::toString).collect(Collectors
			.joining("×"));
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof LayerShape && Arrays.equals(lengths,
			((LayerShape) other).lengths);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(lengths);
	}

	/** "6×6×14", or "14". */
	@Override
	public String toString() {
		return text(Arrays.stream(lengths).asLongStream().toArray());
	}

}
