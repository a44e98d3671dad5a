
package io.github.logoclassifier;

/** The "threads" setting: 0 is what ImageJ is set to. */
public final class Threads {

	private Threads() {}

	/** @throws IllegalArgumentException if it is below 0 */
	static int requireValid(final int threads) {
		if (threads < 0) {
			throw new IllegalArgumentException("threads must be at least 1, or 0 " +
				"for as many as ImageJ may use, not " + threads);
		}
		return threads;
	}

	/** More threads than processors only wait for each other. */
	public static int of(final int setting, final PictureService pictures) {
		return Math.min(setting == 0 ? pictures.threads() : setting, Runtime
			.getRuntime().availableProcessors());
	}

}
