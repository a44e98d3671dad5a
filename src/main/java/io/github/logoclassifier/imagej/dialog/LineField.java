
package io.github.logoclassifier.imagej.dialog;

import java.awt.Component;

import javax.swing.JComponent;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

import org.scijava.module.ModuleItem;

/** A line of text, or a number. */
class LineField extends InputField {

	private static final int NUMBER = 8;
	private static final int WORDS = 20;

	private final JTextField line;

	LineField(final ModuleItem<?> item) {
		this(item, item.getType() == String.class ? WORDS : NUMBER);
	}

	LineField(final ModuleItem<?> item, final int columns) {
		super(item);
		line = new JTextField(columns);
		line.setMinimumSize(line.getPreferredSize());
	}

	final JTextField line() {
		return line;
	}

	@Override
	JComponent component() {
		return line;
	}

	@Override
	final Component focus() {
		return line;
	}

	@Override
	final String text() {
		return line.getText().trim();
	}

	@Override
	final void setText(final String text) {
		line.setText(text);
	}

	@Override
	final void onChange(final Runnable action) {
		line.getDocument().addDocumentListener(new DocumentListener() {

			@Override
			public void insertUpdate(final DocumentEvent event) {
				action.run();
			}

			@Override
			public void removeUpdate(final DocumentEvent event) {
				action.run();
			}

			@Override
			public void changedUpdate(final DocumentEvent event) {
				// of its style only
			}

		});
	}

}
