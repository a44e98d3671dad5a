
package io.github.logoclassifier.imagej.dialog;

import java.awt.Component;

import javax.swing.JCheckBox;
import javax.swing.JComponent;

import org.scijava.module.ModuleItem;

/** Yes or no. */
final class CheckField extends InputField {

	private final JCheckBox box;

	CheckField(final ModuleItem<?> item) {
		super(item);
		box = new JCheckBox(item.getLabel());
		box.setOpaque(false);
	}

	@Override
	boolean hasOwnLabel() {
		return true;
	}

	@Override
	JComponent component() {
		return box;
	}

	@Override
	Component focus() {
		return box;
	}

	@Override
	String text() {
		return String.valueOf(box.isSelected());
	}

	@Override
	void setText(final String text) {
		box.setSelected(Boolean.parseBoolean(text));
	}

	@Override
	void onChange(final Runnable action) {
		box.addItemListener(event -> action.run());
	}

}
