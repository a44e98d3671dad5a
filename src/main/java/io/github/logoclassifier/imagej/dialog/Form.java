
package io.github.logoclassifier.imagej.dialog;

import io.github.logoclassifier.command.Finding;

import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** Fields below each other: labels, what is typed, and what is said of it. */
final class Form extends JPanel {

	private static final long serialVersionUID = 1;

	/** The width of a line of text, in letters. */
	private static final int LETTERS = 62;

	private static final int GAP = 4;

	private final transient Map<String, Hint> hints = new LinkedHashMap<>();
	private final Font small;
	private final transient Consumer<String> help;

	/** @param help is told the description of the field that has the focus */
	Form(final Font font, final Consumer<String> help) {
		super(new GridBagLayout());
		this.help = help;
		small = font.deriveFont(font.getSize2D() - 1);
		setOpaque(false);
	}

	void add(final InputField field) {
		final GridBagConstraints place = new GridBagConstraints();
		place.gridy = 2 * hints.size();
		place.gridx = 0;
		place.anchor = GridBagConstraints.LINE_END;
		place.insets = new Insets(GAP, 0, 0, 2 * GAP);
		if (!field.hasOwnLabel()) {
			final JLabel label = new JLabel(field.label());
			label.setLabelFor(field.focus());
			label.setToolTipText(field.description());
			add(label, place);
		}
		place.gridx = 1;
		place.weightx = 1;
		place.anchor = GridBagConstraints.LINE_START;
		place.insets = new Insets(GAP, 0, 0, 0);
		place.fill = field instanceof PathField ? GridBagConstraints.HORIZONTAL
			: GridBagConstraints.NONE;
		add(field.component(), place);
		place.gridy++;
		place.insets = new Insets(0, 2, 0, 0);
		final Hint hint = new Hint(small, LETTERS * getFontMetrics(small).charWidth(
			'n'), field.isRequired() ? 1 : 0);
		hints.put(field.name(), hint);
		add(hint, place);
		explain(field);
	}

	private void explain(final InputField field) {
		field.focus().setName(field.name());
		((JComponent) field.focus()).setToolTipText(field.description());
		field.focus().addFocusListener(new FocusAdapter() {

			@Override
			public void focusGained(final FocusEvent event) {
				help.accept(field.description());
			}

		});
	}

	/** Says something of a field; nothing happens if it is not in this form. */
	void say(final String name, final Finding finding) {
		final Hint hint = hints.get(name);
		if (hint == null) return;
		hint.show(finding);
		hint.invalidate();
	}

	boolean has(final String name) {
		return hints.containsKey(name);
	}

	/** A small line of text, as those below the fields are. */
	Hint note(final int rows) {
		return new Hint(small, LETTERS * getFontMetrics(small).charWidth('n'),
			rows);
	}

}
