
package io.github.logoclassifier.keras;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a network can be cut: behind layers whose output is a square map, or a
 * row of features. Immutable.
 */
final class CutLayers {

	/** So many are listed in a message, from the last one back. */
	private static final int LISTED = 40;

	private final NetworkDescription description;
	private final NetworkForms forms;

	CutLayers(final NetworkDescription description, final NetworkForms forms) {
		this.description = description;
		this.forms = forms;
	}

	/**
	 * The layer to cut behind: the one that is wanted, or if none is, the last
	 * one whose output is a map of more than one place.
	 *
	 * @throws IllegalArgumentException if there is none; the message lists all
	 * @throws IOException if it, or one before it, is not known to compute what
	 *           it does in Keras; where none is wanted, if any of maps is not
	 */
	String choose(final String wanted) throws IOException {
		if (wanted.isEmpty()) return last();
		final LayerDescription layer = description.layer(wanted);
		if (layer == null || layer.type().equals("InputLayer")) {
			throw new IllegalArgumentException(description.file() +
				" has no layer \"" + wanted + "\" to be cut behind: give one of " +
				list());
		}
		forms.upTo(wanted);
		final LayerShape shape = forms.of(wanted).output();
		if (shape.side() == 0) {
			throw new IllegalArgumentException(description.file() +
				" cannot be cut behind layer " + wanted + ", whose output is " + shape +
				": give one of " + list());
		}
		return wanted;
	}

	private String last() throws IOException {
		forms.requireMapsKnown();
		String last = null;
		for (final Map.Entry<String, LayerShape> entry : inner()) {
			if (entry.getValue().side() > 1) last = entry.getKey();
		}
		if (last == null) {
			throw new IllegalArgumentException("layer is missing: " + description
				.file() + " has none whose output is a map. Give one of " + list());
		}
		return last;
	}

	/** All that are known but the input. */
	private List<Map.Entry<String, LayerShape>> inner() {
		final List<Map.Entry<String, LayerShape>> all = new ArrayList<>(forms
			.outputs().entrySet());
		return all.subList(Math.min(1, all.size()), all.size());
	}

	private String list() {
		final List<String> names = new ArrayList<>();
		for (final Map.Entry<String, LayerShape> entry : inner()) {
			if (entry.getValue().side() > 0) {
				names.add(0, entry.getKey() + " (" + entry.getValue() + ")");
			}
		}
		final int more = names.size() - LISTED;
		return String.join(", ", names.subList(0, Math.min(LISTED, names.size()))) +
			(more > 0 ? ", or one of the " + more +
				" before, which Logo Model Info lists of a model that is cut later"
				: "");
	}

}
