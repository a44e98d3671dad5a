
package io.github.logoclassifier.command;

import io.github.logoclassifier.TrainingMonitor;
import io.github.logoclassifier.head.Epoch;

import java.util.function.Consumer;

import org.scijava.task.Task;

/** Shows a training's progress as a SciJava task, by which it is canceled. */
final class TaskMonitor implements TrainingMonitor {

	/** Each update is an event to all of ImageJ; nobody reads faster. */
	private static final long NANOS_BETWEEN_UPDATES = 50_000_000;

	private final Task task;
	private final Consumer<Epoch> epochs;
	private String shown = "";
	private long shownAt;

	TaskMonitor(final Task task, final Consumer<Epoch> epochs) {
		this.task = task;
		this.epochs = epochs;
	}

	@Override
	public synchronized void progress(final String stage, final int done,
		final int total)
	{
		final long now = System.nanoTime();
		if (stage.equals(shown) && done < total && now -
			shownAt < NANOS_BETWEEN_UPDATES) return;
		shown = stage;
		shownAt = now;
		task.setStatusMessage(stage + " " + done + " of " + total);
		task.setProgressMaximum(total);
		task.setProgressValue(done);
	}

	@Override
	public void epochEnded(final Epoch epoch) {
		epochs.accept(epoch);
	}

	@Override
	public boolean isCanceled() {
		return task.isCanceled();
	}

}
