
package io.github.logoclassifier.imagej.show;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

import io.github.logoclassifier.command.LogoDisplay;

import java.util.List;
import java.util.Optional;

import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

/**
 * Shows a SciJava task in ImageJ's status and progress bars, and cancels it
 * when the Escape key is pressed. A macro has the image active afterwards that
 * it had before, whatever was shown.
 */
final class StatusBar implements LogoDisplay.Watch {

	private final String name;
	private final EventService events;
	private final List<EventSubscriber<?>> subscribers;
	private final Optional<ImagePlus> active;

	/** @param name the task's */
	StatusBar(final String name, final EventService events) {
		this.name = name;
		this.events = events;
		subscribers = events.subscribe(this);
		IJ.resetEscape();
		active = IJ.isMacro() ? Optional.ofNullable(WindowManager.getCurrentImage())
			: Optional.empty();
	}

	@EventHandler
	void onEvent(final TaskEvent event) {
		final Task task = event.getTask();
		if (!name.equals(task.getName())) return;
		if (task.isDone()) {
			IJ.showProgress(1.0);
			IJ.showStatus(task.isCanceled() ? "Canceled" : "");
			return;
		}
		if (IJ.escapePressed() && !task.isCanceled()) {
			task.cancel("Escape was pressed");
		}
		if (task.getStatusMessage() != null) IJ.showStatus(task.getStatusMessage());
		if (task.getProgressMaximum() > 0) IJ.showProgress(task.getProgressValue() /
			(double) task.getProgressMaximum());
	}

	@Override
	public void close() {
		events.unsubscribe(subscribers);
		active.ifPresent(StatusBar::activate);
	}

	private static void activate(final ImagePlus image) {
		final boolean isOpen = WindowManager.getImage(image.getID()) != null;
		if (isOpen && WindowManager.getCurrentImage() != image) {
			IJ.selectWindow(image.getID());
		}
	}

}
