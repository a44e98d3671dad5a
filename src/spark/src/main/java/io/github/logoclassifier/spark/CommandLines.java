
package io.github.logoclassifier.spark;

import java.io.IOException;

/** What the programs have in common: errors become a line and an exit code. */
final class CommandLines {

	private static final int FAILED = 1;
	private static final int MISUSED = 2;

	/** What a program does. */
	interface Program {

		/**
		 * @throws IllegalArgumentException if it was called wrongly
		 * @throws IOException if it failed
		 */
		void run(String... arguments) throws IOException;
	}

	private CommandLines() {}

	/** Ends this process where the program fails; else returns. */
	static void run(final String[] arguments, final Program program) {
		final int code = code(arguments, program);
		// A driver that returns has succeeded, wherever it runs.
		if (code != 0) System.exit(code);
	}

	/** 0 if it was done, 1 if it failed, 2 if it was called wrongly. */
	static int code(final String[] arguments, final Program program) {
		try {
			program.run(arguments);
			return 0;
		}
		catch (final IllegalArgumentException exc) {
			say(exc.getMessage());
			return MISUSED;
		}
		catch (final Exception exc) {
			// Of any kind: Spark is in Scala, and throws what it does not declare.
			say(exc.getMessage() == null ? exc.toString() : exc.getMessage());
			return FAILED;
		}
	}

	static void say(final Object message) {
		System.err.println(message);
	}

}
