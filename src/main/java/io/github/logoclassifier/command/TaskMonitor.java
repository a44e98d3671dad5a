
package io.github.logoclassifier.command;

import io.github.logoclassifier.TrainingMonitor;
import io.github.logoclassifier.head.Epoch;

import java.util.function.Consumer;

import org.scijava.task.Task;

/** Shows a training's progress as a SciJava task, by which it is canceled. */
final class TaskMonitor implements TrainingMonitor {

	private final Task task;
	private final Consumer<Epoch> epochs;

	TaskMonitor(final Task task, final Consumer<Epoch> epochs) {
		this.task = task;
		this.epochs = epochs;
	}

	@Override
	public synchronized void progress(final String stage, final int done,
		final int total)
	{
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
