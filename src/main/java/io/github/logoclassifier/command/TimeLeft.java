
package io.github.logoclassifier.command;

import java.util.concurrent.TimeUnit;

/**
 * How long the rest of a work will take if it goes on as fast as since it
 * began.
 */
final class TimeLeft {

	/** Before, it is not known how fast it goes. */
	private static final long LEAST_NANOS = TimeUnit.SECONDS.toNanos(2);

	private static final long MINUTE = 60;
	private static final long HOUR = 3600;

	private final long doneAtStart;
	private final long start;

	/**
	 * @param done what had been done when it began
	 * @param nanos the time then, of any clock
	 */
	TimeLeft(final long done, final long nanos) {
		doneAtStart = done;
		start = nanos;
	}

	/**
	 * The time that is left as a text: {@code 40 s}, {@code 12 min} or
	 * {@code 3 h 5 min}; empty while it is not known, and at the end.
	 */
	String after(final long done, final long total, final long nanos) {
		final long passed = nanos - start;
		if (passed < LEAST_NANOS || done <= doneAtStart || done >= total) return "";
		final double perItem = passed / (double) (done - doneAtStart);
		return text((long) Math.ceil(perItem * (total - done) / 1e9));
	}

	private static String text(final long seconds) {
		if (seconds < 2 * MINUTE) return seconds + " s";
		final long minutes = (seconds + MINUTE / 2) / MINUTE;
		return seconds < 2 * HOUR ? minutes + " min" : minutes / MINUTE + " h " +
			minutes % MINUTE + " min";
	}

}
