
package io.github.logoclassifier.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeFeedForward;

/**
 * Where a network can be cut: behind layers whose output is a square map with
 * the channels last, or a row of features. Immutable.
 */
final class CutLayers {

	/** So many are listed in a message, from the last one back. */
	private static final int LISTED = 40;

	private final String file;
	private final Map<String, Shape> shapes = new LinkedHashMap<>();

	/**
	 * @param file for messages
	 * @param outputs of each layer, the input first
	 */
	CutLayers(final String file, final Map<String, InputType> outputs) {
		this.file = file;
		outputs.forEach((name, type) -> shapes.put(name, Shape.of(type)));
	}

	/**
	 * The layer to cut behind: the one that is wanted, or if none is, the last
	 * one whose output is a map of more than one place.
	 *
	 * @throws IllegalArgumentException if there is none; the message lists all
	 */
	String choose(final String wanted) {
		if (wanted.isEmpty()) return last();
		final Shape shape = shapes.get(wanted);
		if (shape == null || inner().stream().noneMatch(layer -> layer.getKey()
			.equals(wanted)))
		{
			throw new IllegalArgumentException(file + " has no layer \"" + wanted +
				"\" to be cut behind: give one of " + list());
		}
		if (shape.side == 0) {
			throw new IllegalArgumentException(file + " cannot be cut behind layer " +
				wanted + ", whose output is " + shape + ": give one of " + list());
		}
		return wanted;
	}

	private String last() {
		String last = null;
		for (final Map.Entry<String, Shape> entry : inner()) {
			if (entry.getValue().side > 1) last = entry.getKey();
		}
		if (last == null) {
			throw new IllegalArgumentException("layer is missing: " + file +
				" has none whose output is a map. Give one of " + list());
		}
		return last;
	}

	/** All but the input. */
	private List<Map.Entry<String, Shape>> inner() {
		final List<Map.Entry<String, Shape>> all = new ArrayList<>(shapes
			.entrySet());
		return all.subList(1, all.size());
	}

	private String list() {
		final List<String> names = new ArrayList<>();
		for (final Map.Entry<String, Shape> entry : inner()) {
			if (entry.getValue().side > 0) {
				names.add(0, entry.getKey() + " (" + entry.getValue() + ")");
			}
		}
		final int more = names.size() - LISTED;
		return String.join(", ", names.subList(0, Math.min(LISTED, names.size()))) +
			(more > 0 ? ", or one of the " + more +
				" before, which Logo Model Info lists of a model that is cut later"
				: "");
	}

	Shape shape(final String layer) {
		return shapes.get(layer);
	}

	/** What a layer gives for one picture. */
	static final class Shape {

		private final int side;
		private final long channels;
		private final String text;

		private Shape(final int side, final long channels, final String text) {
			this.side = side;
			this.channels = channels;
			this.text = text;
		}

		private static Shape of(final InputType type) {
			if (type instanceof InputTypeFeedForward) {
				final long size = ((InputTypeFeedForward) type).getSize();
				return new Shape(1, size, String.valueOf(size));
			}
			if (type instanceof InputTypeConvolutional) {
				final InputTypeConvolutional map = (InputTypeConvolutional) type;
				final boolean fits = map.getHeight() == map.getWidth() && map
					.getFormat() == CNN2DFormat.NHWC;
				return new Shape(fits ? (int) map.getHeight() : 0, map.getChannels(),
					map.getHeight() + "×" + map.getWidth() + "×" + map.getChannels());
			}
			return new Shape(0, 0, String.valueOf(type));
		}

		/** The side of the map; 1 of a row of features; 0 of anything else. */
		int side() {
			return side;
		}

		long channels() {
			return channels;
		}

		@Override
		public String toString() {
			return text;
		}
	}

}
