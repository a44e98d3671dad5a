
package io.github.logoclassifier.command;

import org.scijava.task.Task;

/** Shows how far a SciJava task is, not more often than anyone can read. */
public final class TaskProgress {

	/** Each update is an event to all of ImageJ. */
	private static final long NANOS_BETWEEN_UPDATES = 50_000_000;

	private final Task task;
	private String shown = "";
	private long shownAt;
	private TimeLeft timeLeft;

	public TaskProgress(final Task task) {
		this.task = task;
	}

	/** Shows how many items of a stage are done. */
	public synchronized void show(final String stage, final long done,
		final long total)
	{
		show(stage, done, total, "");
	}

	/** Shows how many items are done, and how long the others will take. */
	public synchronized void showWithTimeLeft(final String stage, final long done,
		final long total)
	{
		final long now = System.nanoTime();
		if (timeLeft == null) timeLeft = new TimeLeft(done, now);
		final String left = timeLeft.after(done, total, now);
		show(stage, done, total, left.isEmpty() ? "" : ", " + left + " left");
	}

	/** What is done by now says nothing of the time that the rest takes. */
	public synchronized void startAgain() {
		timeLeft = null;
	}

	private void show(final String stage, final long done, final long total,
		final String more)
	{
		final long now = System.nanoTime();
		if (stage.equals(shown) && done < total && now -
			shownAt < NANOS_BETWEEN_UPDATES) return;
		shown = stage;
		shownAt = now;
		task.setStatusMessage(stage + " " + done + " of " + total + more);
		task.setProgressMaximum(total);
		task.setProgressValue(done);
	}

}
