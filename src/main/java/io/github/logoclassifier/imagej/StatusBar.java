
package io.github.logoclassifier.imagej;

import ij.IJ;

import java.util.List;

import org.scijava.Context;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

/**
 * Shows SciJava tasks in the status bar of plain ImageJ, and cancels them when
 * the Escape key is pressed.
 */
final class StatusBar {

	private final EventService events;
	private final List<EventSubscriber<?>> subscribers;

	StatusBar(final Context context) {
		events = context.service(EventService.class);
		subscribers = events.subscribe(this);
		IJ.resetEscape();
	}

	@EventHandler
	void onEvent(final TaskEvent event) {
		final Task task = event.getTask();
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

	void close() {
		events.unsubscribe(subscribers);
	}

}
