
package io.github.logoclassifier.imagej.dialog;

import io.github.logoclassifier.command.Finding;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;

import javax.swing.JTextArea;
import javax.swing.UIManager;

/** A few lines of text below a field, broken to the width of the dialog. */
final class Hint extends JTextArea {

	private static final long serialVersionUID = 1;

	/** For good, doubtful, missing and bad, on light and on dark windows. */
	private static final Color[][] COLORS = { { new Color(0x1b6e2b), new Color(
		0x8a5300), new Color(0x555555), new Color(0xb00020) }, { new Color(
			0x8fd19e), new Color(0xffc069), new Color(0xbbbbbb), new Color(
				0xff8a8a) } };

	private final int width;
	private final int leastRows;

	/**
	 * @param width of its lines in pixels
	 * @param leastRows that it always takes the room of
	 */
	Hint(final Font font, final int width, final int leastRows) {
		this.width = width;
		this.leastRows = leastRows;
		setFont(font);
		setLineWrap(true);
		setWrapStyleWord(true);
		setEditable(false);
		setFocusable(false);
		setOpaque(false);
		setBorder(null);
		setForeground(color(Finding.Kind.MISSING));
	}

	void show(final Finding finding) {
		setForeground(color(finding.kind()));
		setText(finding.text());
	}

	private static Color color(final Finding.Kind kind) {
		final Color window = UIManager.getColor("Panel.background");
		final boolean isDark = window != null && window.getRed() + window
			.getGreen() + window.getBlue() < 3 * 128;
		return COLORS[isDark ? 1 : 0][kind.ordinal()];
	}

	@Override
	public Dimension getPreferredSize() {
		// How high it is to be depends on how wide it is.
		setSize(width, Short.MAX_VALUE);
		final int rows = getText().isEmpty() ? 0 : super.getPreferredSize().height /
			getRowHeight();
		return new Dimension(width, Math.max(rows, leastRows) * getRowHeight());
	}

	@Override
	public Dimension getMinimumSize() {
		return getPreferredSize();
	}

}
