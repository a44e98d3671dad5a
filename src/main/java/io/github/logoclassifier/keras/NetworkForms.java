
package io.github.logoclassifier.keras;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each layer of a network gives, worked out from the picture on, as far as
 * its layers are known: behind one that is not, nothing is. Immutable.
 */
final class NetworkForms {

	private final NetworkDescription description;
	private final Map<String, LayerForm> forms = new LinkedHashMap<>();
	/** What is wrong with layers whose inputs are known. */
	private final Map<String, IOException> problems = new HashMap<>();

	NetworkForms(final NetworkDescription description) {
		this.description = description;
		final Set<String> before = new HashSet<>();
		for (final LayerDescription layer : description.layers()) {
			try {
				final LayerForm form = form(layer, before);
				if (form != null) forms.put(layer.name(), form);
			}
			catch (final IOException exc) {
				problems.put(layer.name(), exc);
			}
			before.add(layer.name());
		}
	}

	/** Null if that of one of its inputs is not known. */
	private LayerForm form(final LayerDescription layer, final Set<String> before)
		throws IOException
	{
		if (layer.type().equals("InputLayer")) return LayerRules.ofInput(layer,
			description.inputSize());
		if (layer.inputs().isEmpty()) throw layer.unfaithful("a " + layer.type() +
			" whose input is not the output of other layers, once");
		final List<LayerShape> inputs = new ArrayList<>();
		for (final String input : layer.inputs()) {
			if (forms.containsKey(input)) inputs.add(forms.get(input).output());
			else if (!before.contains(input)) throw layer.unfit(
				"gets its input from none that is before it");
		}
		return inputs.size() == layer.inputs().size() ? LayerRules.form(layer,
			inputs) : null;
	}

	/** What a layer gives and needs; null if that is not known. */
	LayerForm of(final String layer) {
		return forms.get(layer);
	}

	/** The output of each layer of which it is known, the input first. */
	Map<String, LayerShape> outputs() {
		final Map<String, LayerShape> outputs = new LinkedHashMap<>();
		forms.forEach((name, form) -> outputs.put(name, form.output()));
		return outputs;
	}

	/**
	 * Checks that all layers are known that may give maps.
	 *
	 * @throws IOException if not; the message names the first that is not
	 */
	void requireMapsKnown() throws IOException {
		for (final LayerDescription layer : description.layers()) {
			if (!isOfRows(layer)) requireKnown(layer);
		}
	}

	/** Whether it is part of a head, of which nothing makes a map again. */
	private boolean isOfRows(final LayerDescription layer) {
		return !layer.inputs().isEmpty() && layer.inputs().stream().allMatch(
			input -> forms.containsKey(input) && !forms.get(input).output().isMap());
	}

	/**
	 * The layers that one needs, itself the last of them, each behind its inputs.
	 *
	 * @throws IOException if one of them is not known; the message names it
	 */
	List<LayerDescription> upTo(final String last) throws IOException {
		final Set<String> needed = new HashSet<>();
		final Deque<String> next = new ArrayDeque<>(Collections.singletonList(
			last));
		while (!next.isEmpty()) {
			final String name = next.pop();
			if (description.layer(name) != null && needed.add(name)) next.addAll(
				description.layer(name).inputs());
		}
		final List<LayerDescription> layers = new ArrayList<>();
		for (final LayerDescription layer : description.layers()) {
			if (!needed.contains(layer.name())) continue;
			requireKnown(layer);
			layers.add(layer);
		}
		return layers;
	}

	private void requireKnown(final LayerDescription layer) throws IOException {
		final IOException problem = problems.get(layer.name());
		if (problem != null) throw problem;
	}

}
