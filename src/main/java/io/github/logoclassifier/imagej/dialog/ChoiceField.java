
package io.github.logoclassifier.imagej.dialog;

import java.awt.Component;

import javax.swing.JComboBox;
import javax.swing.JComponent;

import org.scijava.module.ModuleItem;

/** One of some words. */
final class ChoiceField extends InputField {

	private final JComboBox<String> words;

	ChoiceField(final ModuleItem<?> item) {
		super(item);
		words = new JComboBox<>(item.getChoices().stream().map(String::valueOf)
			.toArray(String[]::new));
	}

	@Override
	JComponent component() {
		return words;
	}

	@Override
	Component focus() {
		return words;
	}

	@Override
	String text() {
		return String.valueOf(words.getSelectedItem());
	}

	@Override
	void setText(final String text) {
		words.setSelectedItem(text);
	}

	@Override
	void onChange(final Runnable action) {
		words.addItemListener(event -> action.run());
	}

}
