
package io.github.logoclassifier.command;

import org.scijava.task.Task;

/** Shows how far a SciJava task is, not more often than anyone can read. */
final class TaskProgress {

	/** Each update is an event to all of ImageJ. */
	private static final long NANOS_BETWEEN_UPDATES = 50_000_000;

	private final Task task;
	private String shown = "";
	private long shownAt;

	TaskProgress(final Task task) {
		this.task = task;
	}

	synchronized void show(final String stage, final long done,
		final long total)
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

}
