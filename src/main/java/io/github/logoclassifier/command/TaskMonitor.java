
package io.github.logoclassifier.command;

import io.github.logoclassifier.TrainingMonitor;
import io.github.logoclassifier.head.Epoch;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.scijava.task.Task;

/** Shows a training's progress as a SciJava task, by which it is canceled. */
public final class TaskMonitor implements TrainingMonitor {

	private final Task task;
	private final TaskProgress progress;
	private final Consumer<Epoch> epochs;
	private final BooleanSupplier isStopped;

	/** Of a training that can be canceled only. */
	public TaskMonitor(final Task task, final Consumer<Epoch> epochs) {
		this(task, epochs, () -> false);
	}

	/** @param isStopped whether to keep the best so far and end the training */
	public TaskMonitor(final Task task, final Consumer<Epoch> epochs,
		final BooleanSupplier isStopped)
	{
		this.task = task;
		progress = new TaskProgress(task);
		this.epochs = epochs;
		this.isStopped = isStopped;
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
	public boolean isStopped() {
		return isStopped.getAsBoolean();
	}

	@Override
	public boolean isCanceled() {
		return task.isCanceled();
	}

}
