
package io.github.logoclassifier.command;

import io.github.logoclassifier.TrainingMonitor;
import io.github.logoclassifier.head.Epoch;

import java.util.function.Consumer;

import org.scijava.task.Task;

/** Shows a training's progress as a SciJava task, by which it is canceled. */
public final class TaskMonitor implements TrainingMonitor {

	private final Task task;
	private final TaskProgress progress;
	private final Consumer<Epoch> epochs;

	public TaskMonitor(final Task task, final Consumer<Epoch> epochs) {
		this.task = task;
		progress = new TaskProgress(task);
		this.epochs = epochs;
	}

	@Override
	public void progress(final String stage, final int done, final int total) {
		progress.show(stage, done, total);
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
