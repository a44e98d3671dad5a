
package io.github.logoclassifier.testing;

import java.awt.Component;
import java.awt.Container;
import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.geom.Rectangle2D;
import java.util.concurrent.atomic.AtomicReference;

import javax.swing.JEditorPane;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;

/** Reads the help in its window, and follows its links with the mouse. */
final class HelpReader {

	private HelpReader() {}

	/** The heading of the page that is shown, once it is there. */
	static String heading(final JFrame window) throws Exception {
		final JEditorPane pane = pane(window);
		Windows.waitFor(() -> !text(pane).trim().isEmpty());
		// Pages are named by their headings; the first one has no line above it.
		return text(pane).trim().replaceFirst("^All pages\\s+", "").split("\n")[0];
	}

	/** Clicks on a link, and waits for the page behind it. */
	static void click(final JFrame window, final String link) throws Exception {
		final JEditorPane pane = pane(window);
		Windows.waitFor(() -> text(pane).contains(link));
		final String before = pane.getPage().toString();
		final AtomicReference<Point> place = new AtomicReference<>();
		SwingUtilities.invokeAndWait(() -> {
			try {
				final Rectangle2D letter = pane.modelToView2D(text(pane).indexOf(link) +
					2);
				final Point point = new Point((int) letter.getX(), (int) letter
					.getCenterY());
				SwingUtilities.convertPointToScreen(point, pane);
				place.set(point);
			}
			catch (final BadLocationException exc) {
				throw new IllegalStateException(exc);
			}
		});
		final Robot robot = new Robot();
		robot.mouseMove(place.get().x, place.get().y);
		robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
		robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
		Windows.waitFor(() -> !pane.getPage().toString().equals(before) && !text(
			pane).trim().isEmpty());
	}

	private static String text(final JEditorPane pane) {
		final Document document = pane.getDocument();
		try {
			return document.getText(0, document.getLength());
		}
		catch (final BadLocationException exc) {
			throw new IllegalStateException(exc);
		}
	}

	private static JEditorPane pane(final Container container) {
		for (final Component part : container.getComponents()) {
			if (part instanceof JEditorPane) return (JEditorPane) part;
			if (!(part instanceof Container)) continue;
			try {
				return pane((Container) part);
			}
			catch (final IllegalStateException exc) {
				continue;
			}
		}
		throw new IllegalStateException("no text");
	}

}
