
package io.github.logoclassifier.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * A cluster on this machine: a master and workers, and executors that are
 * processes of their own, with a class path of their own.
 */
final class LocalCluster {

	private LocalCluster() {}

	/** The settings of two executors with a core each. */
	static SparkConf conf(final Path scratch) throws IOException {
		linkJars();
		return new SparkConf().setMaster("local-cluster[2,1,1024]").set(
			"spark.executor.memory", "1g").set("spark.executor.extraClassPath",
				classPath()).set("spark.executor.extraJavaOptions",
					"-Djava.awt.headless=true -XX:+UseSerialGC -Djava.io.tmpdir=" +
						scratch).set("spark.local.dir", scratch.toString()).set(
							"spark.worker.dir", scratch.resolve("work").toString()).set(
								"spark.scheduler.minRegisteredResourcesRatio", "1.0");
	}

	static SparkSession open(final Path scratch) throws IOException {
		return Sessions.open("test", conf(scratch));
	}

	/** Executors find Spark itself in a folder of jars, by the environment. */
	private static void linkJars() throws IOException {
		final Path jars = Files.createDirectories(Paths.get(System.getenv(
			"SPARK_HOME"), "jars"));
		for (final String jar : Files.readString(Paths.get(System.getProperty(
			"spark.classpath.file"))).trim().split(File.pathSeparator))
		{
			try {
				Files.createSymbolicLink(jars.resolve(Paths.get(jar).getFileName()),
					Paths.get(jar));
			}
			catch (final FileAlreadyExistsException exc) {
				// from an earlier test
			}
		}
	}

	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty(
			"java.class.path"));
	}

}
