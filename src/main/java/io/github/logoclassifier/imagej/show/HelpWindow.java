
package io.github.logoclassifier.imagej.show;

import ij.IJ;
import ij.WindowManager;
import ij.gui.GUI;
import ij.plugin.BrowserLauncher;

import java.awt.BorderLayout;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Rectangle;
import java.io.IOException;
import java.net.URL;

import javax.swing.JEditorPane;
import javax.swing.JFrame;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import javax.swing.event.HyperlinkEvent;

/** Shows pages of the help; there is one such window. */
public final class HelpWindow {

	private static final String TITLE = "Logo Classifier Help";
	private static final Dimension SIZE = new Dimension(800, 720);

	private final JEditorPane text = new JEditorPane();

	private HelpWindow() {
		text.setEditable(false);
		text.addHyperlinkListener(this::follow);
	}

	/** Shows a page, in front; may be called from any thread. */
	public static void show(final HelpPage page) {
		SwingUtilities.invokeLater(() -> {
			final Frame open = WindowManager.getFrame(TITLE);
			if (open != null) {
				WindowManager.removeWindow(open);
				open.dispose();
			}
			new HelpWindow().open(page);
		});
	}

	private void open(final HelpPage page) {
		show(page.address());
		final JFrame frame = new JFrame(TITLE);
		frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
		frame.add(new JScrollPane(text), BorderLayout.CENTER);
		final Rectangle screen = GUI.getMaxWindowBounds(frame);
		frame.setSize(Math.min(SIZE.width, screen.width), Math.min(SIZE.height,
			screen.height));
		frame.setLocationByPlatform(true);
		// It can be read, and closed, while a dialog waits.
		frame.setModalExclusionType(Dialog.ModalExclusionType.APPLICATION_EXCLUDE);
		frame.addWindowListener(new java.awt.event.WindowAdapter() {

			@Override
			public void windowClosed(final java.awt.event.WindowEvent event) {
				WindowManager.removeWindow(frame);
			}
		});
		WindowManager.addWindow(frame);
		frame.setVisible(true);
	}

	private void follow(final HyperlinkEvent event) {
		if (event.getEventType() != HyperlinkEvent.EventType.ACTIVATED) return;
		final URL address = event.getURL();
		if (address.getProtocol().startsWith("http")) {
			try {
				BrowserLauncher.openURL(address.toString());
			}
			catch (final IOException exc) {
				IJ.log("No browser: open " + address);
			}
		}
		else show(address);
	}

	private void show(final URL address) {
		try {
			text.setPage(address);
		}
		catch (final IOException exc) {
			text.setText("The page cannot be read: " + address);
		}
	}

}
