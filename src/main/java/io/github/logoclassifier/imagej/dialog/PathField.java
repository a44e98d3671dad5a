
package io.github.logoclassifier.imagej.dialog;

import java.awt.BorderLayout;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.dnd.DnDConstants;
import java.awt.dnd.DropTarget;
import java.awt.dnd.DropTargetAdapter;
import java.awt.dnd.DropTargetDropEvent;
import java.io.File;
import java.io.IOException;
import java.util.List;

import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JPanel;

import org.scijava.module.ModuleItem;

/**
 * A file or a folder: typed, chosen behind a button, or dropped from elsewhere.
 */
final class PathField extends LineField {

	private static final int COLUMNS = 38;
	private static final int GAP = 6;

	private final boolean isFolder;
	private final boolean isWritten;
	private final JPanel panel = new JPanel(new BorderLayout(GAP, 0));

	PathField(final ModuleItem<?> item) {
		super(item, COLUMNS);
		isFolder = "directory".equals(item.getWidgetStyle());
		isWritten = "save".equals(item.getWidgetStyle());
		final JButton browse = new JButton("Browse…");
		browse.setName(item.getName() + " browse");
		browse.setToolTipText("Choose " + (isFolder ? "a folder" : "a file"));
		browse.addActionListener(event -> browse());
		panel.setOpaque(false);
		panel.add(line(), BorderLayout.CENTER);
		panel.add(browse, BorderLayout.EAST);
		line().setDropTarget(new DropTarget(line(), new DropTargetAdapter() {

			@Override
			public void drop(final DropTargetDropEvent event) {
				dropped(event);
			}

		}));
	}

	@Override
	JComponent component() {
		return panel;
	}

	private void browse() {
		final JFileChooser chooser = new JFileChooser();
		chooser.setDialogTitle(label());
		chooser.setFileSelectionMode(isFolder ? JFileChooser.DIRECTORIES_ONLY
			: JFileChooser.FILES_ONLY);
		if (!text().isEmpty()) {
			final File shown = new File(text()).getAbsoluteFile();
			chooser.setCurrentDirectory(shown.getParentFile());
			chooser.setSelectedFile(shown);
		}
		final int answer = isWritten ? chooser.showSaveDialog(panel) : chooser
			.showDialog(panel, isFolder ? "Choose" : "Open");
		if (answer == JFileChooser.APPROVE_OPTION) {
			setText(chooser.getSelectedFile().getPath());
		}
	}

	private void dropped(final DropTargetDropEvent event) {
		event.acceptDrop(DnDConstants.ACTION_COPY);
		try {
			final List<?> files = (List<?>) event.getTransferable().getTransferData(
				DataFlavor.javaFileListFlavor);
			if (!files.isEmpty()) setText(String.valueOf(files.get(0)));
			event.dropComplete(true);
		}
		catch (final UnsupportedFlavorException | IOException exc) {
			event.dropComplete(false);
		}
	}

}
