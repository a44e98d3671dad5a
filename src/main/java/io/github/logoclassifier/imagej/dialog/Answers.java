
package io.github.logoclassifier.imagej.dialog;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The fields of a dialog, with what they hold. A field that nobody changed
 * takes what is proposed for it.
 */
final class Answers {

	private final Questions questions;
	private final Map<String, InputField> fields = new LinkedHashMap<>();
	private final Map<String, String> proposed = new LinkedHashMap<>();
	/** What a person changed in this dialog. */
	private final Set<String> touched = new HashSet<>();
	private boolean isProposing;

	Answers(final Questions questions) {
		this.questions = questions;
		questions.items().forEach(item -> fields.put(item.getName(), InputField.of(
			item)));
		set(questions.start());
		proposed.putAll(questions.proposals(texts()));
	}

	Iterable<InputField> fields() {
		return fields.values();
	}

	/** What the fields hold, by name, in their order. */
	Map<String, String> texts() {
		final Map<String, String> texts = new LinkedHashMap<>();
		fields.forEach((name, field) -> texts.put(name, field.text()));
		return texts;
	}

	void set(final Map<String, String> texts) {
		texts.forEach((name, text) -> {
			if (fields.containsKey(name)) fields.get(name).setText(text);
		});
	}

	/** Has something done with the name of each field that changes. */
	void onChange(final Consumer<String> action) {
		fields.forEach((name, field) -> field.onChange(() -> {
			if (!isProposing) {
				touched.add(name);
				propose();
			}
			action.accept(name);
		}));
	}

	private void propose() {
		isProposing = true;
		questions.proposals(texts()).forEach((name, proposal) -> {
			final boolean isNew = !proposal.equals(proposed.put(name, proposal));
			if (isNew && !touched.contains(name)) fields.get(name).setText(proposal);
		});
		isProposing = false;
	}

	/** How many of some fields do not hold their defaults. */
	long changed(final Iterable<InputField> some) {
		long count = 0;
		for (final InputField field : some) {
			final String usual = questions.defaults().getOrDefault(field.name(), "");
			if (!field.text().equals(usual)) count++;
		}
		return count;
	}

}
