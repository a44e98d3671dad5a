
package io.github.logoclassifier.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.PartitioningAwareFileIndex;

import scala.collection.JavaConverters;

/**
 * The files of a folder and of the folders in it, listed by Spark's source of
 * binary files, which does not read them for that.
 */
final class ListedFiles {

	private static final String GLOB = "[\\\\{}\\[\\]*?]";

	private final String folder;
	private final Dataset<Row> paths;

	private ListedFiles(final String folder, final Dataset<Row> paths) {
		this.folder = folder;
		this.paths = paths;
	}

	/**
	 * Lists a folder.
	 *
	 * @param folder a path with or without a scheme; no pattern
	 * @throws IOException if there is no such folder
	 */
	static ListedFiles of(final SparkSession spark, final String folder)
		throws IOException
	{
		final Path path = new Path(folder);
		final FileStatus status;
		try {
			status = path.getFileSystem(spark.sparkContext().hadoopConfiguration())
				.getFileStatus(path);
		}
		catch (final FileNotFoundException exc) {
			throw new IOException(folder + ": there is no such folder", exc);
		}
		if (!status.isDirectory()) {
			throw new IOException(folder + " is a file, not a folder");
		}
		final String whole = status.getPath().toString();
		final Dataset<Row> files = spark.read().format("binaryFile").option(
			"recursiveFileLookup", "true").load(whole.replaceAll(GLOB, "\\\\$0"));
		final List<String> empty = emptyFiles(files);
		final Dataset<Row> paths = files.select("path");
		return new ListedFiles(whole.endsWith("/") ? whole : whole + "/", empty
			.isEmpty() ? paths : paths.union(spark.createDataset(empty, Encoders
				.STRING()).toDF("path")));
	}

	/** Spark's sources never hand out files without a byte. */
	private static List<String> emptyFiles(final Dataset<Row> files) {
		final HadoopFsRelation relation =
			(HadoopFsRelation) ((LogicalRelation) files.queryExecution().analyzed())
				.relation();
		final List<String> empty = new ArrayList<>();
		for (final FileStatus file : JavaConverters.seqAsJavaList(
			((PartitioningAwareFileIndex) relation.location()).allFiles()))
		{
			if (file.getLen() == 0) empty.add(file.getPath().toString());
		}
		return empty;
	}

	/** The folder's path with its scheme, and a slash at its end. */
	String folder() {
		return folder;
	}

	/** One column, {@code path}: with its scheme, not encoded. */
	Dataset<Row> paths() {
		return paths;
	}

}
