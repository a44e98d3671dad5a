
package io.github.logoclassifier.command;

import java.util.concurrent.atomic.AtomicBoolean;

import org.scijava.task.Task;

/** What a person can do to a training that goes on. Thread-safe. */
public final class TrainingControls {

	private final Task task;
	private final AtomicBoolean isStopped = new AtomicBoolean();

	/** @param task is canceled if the training is */
	public TrainingControls(final Task task) {
		this.task = task;
	}

	/** Ends the training soon: the best so far is kept, and written. */
	public void stop() {
		isStopped.set(true);
	}

	public boolean isStopped() {
		return isStopped.get();
	}

	/** Gives the training up: nothing is written. */
	public void cancel() {
		task.cancel("Cancel was pressed");
	}

}
