
package io.github.logoclassifier.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Sessions of Spark with what these jobs rely on. What a cluster or the user
 * has set stays, but for the way in which output is committed.
 */
final class Sessions {

	/**
	 * What opening a file counts as, in bytes. Together with Spark's 128 MB for a
	 * task, a task has about a thousand small images, or a few dozen photographs:
	 * seconds of work either way.
	 */
	private static final String BYTES_TO_OPEN = "131072";

	private Sessions() {}

	static SparkSession open(final String name) {
		return open(name, new SparkConf());
	}

	static SparkSession open(final String name, final SparkConf conf) {
		conf.setIfMissing("spark.master", "local[*]");
		conf.setIfMissing("spark.sql.files.openCostInBytes", BYTES_TO_OPEN);
		// A file that is gone is an error, and no missing row.
		conf.set("spark.sql.files.ignoreMissingFiles", "false");
		conf.set("spark.sql.files.ignoreCorruptFiles", "false");
		// The first algorithm shows nothing of a task that was not accepted.
		conf.set("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version",
			"1");
		if (conf.get("spark.master").startsWith("local")) {
			// Nobody else has a use for them.
			conf.setIfMissing("spark.driver.host", "127.0.0.1");
			conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
			conf.setIfMissing("spark.ui.enabled", "false");
		}
		return SparkSession.builder().appName(name).config(conf).getOrCreate();
	}

}
