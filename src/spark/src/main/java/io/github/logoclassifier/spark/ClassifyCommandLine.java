
package io.github.logoclassifier.spark;

import java.io.IOException;

import org.apache.spark.sql.SparkSession;

/**
 * Classifies a folder on Spark: {@code folder=… model=… output=…}. Exit code 0
 * if it was done, 1 if it failed, 2 if it was called wrongly.
 */
public final class ClassifyCommandLine {

	private ClassifyCommandLine() {}

	public static void main(final String... arguments) {
		CommandLines.run(arguments, ClassifyCommandLine::classify);
	}

	private static void classify(final String... arguments) throws IOException {
		final ClassificationRequest request = ClassificationRequest.of(Settings
			.parse(arguments));
		try (SparkSession spark = Sessions.open("Classify Logo Folder")) {
			new ClassificationJob(spark, request).run();
		}
	}

}
