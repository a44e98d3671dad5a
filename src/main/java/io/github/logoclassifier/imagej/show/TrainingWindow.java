
package io.github.logoclassifier.imagej.show;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageWindow;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;

import io.github.logoclassifier.command.TrainingControls;
import io.github.logoclassifier.head.Epoch;

import java.awt.Button;
import java.awt.FlowLayout;
import java.awt.Panel;
import java.util.ArrayList;
import java.util.List;

/**
 * The window of a training: its picture, and buttons to end it. It takes the
 * focus from nobody. Closing it ends nothing.
 */
final class TrainingWindow extends ImageWindow {

	private static final long serialVersionUID = 1;

	private static final String STOPPING = "Stopping…";

	private final Button stop = new Button("Stop and keep best");
	private final Button cancel = new Button("Cancel");
	private final transient List<Epoch> epochs = new ArrayList<>();

	TrainingWindow(final ImagePlus picture, final TrainingControls controls) {
		super(picture);
		final Panel buttons = new Panel(new FlowLayout(FlowLayout.LEFT, 8, 2));
		stop.addActionListener(event -> {
			controls.stop();
			stop.setEnabled(false);
			stop.setLabel(STOPPING);
		});
		cancel.addActionListener(event -> {
			controls.cancel();
			endControls();
		});
		final Button list = new Button("List");
		list.addActionListener(event -> showTable());
		for (final Button button : new Button[] { stop, cancel, list }) {
			buttons.add(button);
			// So that Escape and ImageJ's shortcuts work from here too.
			if (IJ.getInstance() != null) button.addKeyListener(IJ.getInstance());
		}
		add(buttons);
		pack();
		FreePlace.move(this);
	}

	/** Another window is what the person works in. */
	@Override
	public boolean isAutoRequestFocus() {
		return false;
	}

	/** Shows a training as it is now. */
	void show(final List<Epoch> now, final ColorProcessor picture) {
		synchronized (epochs) {
			epochs.clear();
			epochs.addAll(now);
		}
		getImagePlus().setProcessor(picture);
	}

	/** Nothing can be done to the training any more. */
	void endControls() {
		if (stop.getLabel().equals(STOPPING)) stop.setLabel("Stopped");
		stop.setEnabled(false);
		cancel.setEnabled(false);
	}

	private void showTable() {
		final ResultsTable table = new ResultsTable();
		synchronized (epochs) {
			for (final Epoch epoch : epochs) {
				table.addRow();
				table.addValue("Epoch", epoch.number());
				table.addValue("Training loss", epoch.loss());
				if (!epoch.isValidated()) continue;
				table.addValue("Held-out loss", epoch.validationLoss());
				table.addValue("Held-out accuracy", epoch.validationAccuracy());
			}
		}
		table.setPrecision(6);
		table.setDecimalPlaces(0, 0);
		table.show("Epochs, " + getImagePlus().getTitle());
	}

}
