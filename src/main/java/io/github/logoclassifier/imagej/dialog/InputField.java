
package io.github.logoclassifier.imagej.dialog;

import java.awt.Component;
import java.io.File;
import java.util.List;

import javax.swing.JComponent;

import org.scijava.module.ModuleItem;

/** The part of a dialog in which one input is given, as a text. */
abstract class InputField {

	private final ModuleItem<?> item;

	InputField(final ModuleItem<?> item) {
		this.item = item;
	}

	/** The field for an input's type and style. */
	static InputField of(final ModuleItem<?> item) {
		final List<?> choices = item.getChoices();
		if (item.getType() == File.class) return new PathField(item);
		if (item.getType() == boolean.class) return new CheckField(item);
		if (choices != null && !choices.isEmpty()) return new ChoiceField(item);
		return new LineField(item);
	}

	final String name() {
		return item.getName();
	}

	final String label() {
		return item.getLabel();
	}

	final boolean isRequired() {
		return item.isRequired();
	}

	/** What it is for, in a sentence or two; empty if that was not said. */
	final String description() {
		return item.getDescription() == null ? "" : item.getDescription();
	}

	/** Whether its label is part of it, and need not stand before it. */
	boolean hasOwnLabel() {
		return false;
	}

	/** All of it. */
	abstract JComponent component();

	/** What has the focus when it is used. */
	abstract Component focus();

	abstract String text();

	abstract void setText(String text);

	/** Has something done after each change, by a person or not. */
	abstract void onChange(Runnable action);

}
