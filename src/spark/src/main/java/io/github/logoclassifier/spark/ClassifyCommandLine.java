
package io.github.logoclassifier.spark;

import java.io.IOException;
import java.io.PrintStream;

import org.apache.spark.sql.SparkSession;

/**
 * Classifies a folder on Spark: {@code folder=… model=… output=…}. Exit code 0
 * if it was done, 1 if it failed, 2 if it was called wrongly.
 */
public final class ClassifyCommandLine {

	private ClassifyCommandLine() {}

	public static void main(final String... arguments) {
		final int code = run(System.err, arguments);
		// A cluster's own programs say by an exception that one failed.
		if (code != 0) System.exit(code);
	}

	private static int run(final PrintStream messages,
		final String... arguments)
	{
		try {
			final ClassificationRequest request = ClassificationRequest.of(Settings
				.parse(arguments));
			try (SparkSession spark = Sessions.open("Classify Logo Folder")) {
				new ClassificationJob(spark, request).run();
			}
			return 0;
		}
		catch (final IllegalArgumentException exc) {
			messages.println(exc.getMessage());
			return 2;
		}
		catch (final IOException exc) {
			messages.println(exc.getMessage());
			return 1;
		}
	}

}
