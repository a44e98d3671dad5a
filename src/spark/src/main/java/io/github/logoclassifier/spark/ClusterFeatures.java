
package io.github.logoclassifier.spark;

import io.github.logoclassifier.FeatureRecipe;
import io.github.logoclassifier.FeatureSource;
import io.github.logoclassifier.dataset.LabelledFile;
import io.github.logoclassifier.features.FeatureExtractor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Computes features on a cluster, whose machines see the images under the same
 * paths as this one, and keeps them as a Parquet table, which the next training
 * on the same images uses.
 */
final class ClusterFeatures implements FeatureSource {

	/** Some seconds of work, and no more than memory that any executor has. */
	private static final int IMAGES_PER_TASK = 200;

	private final SparkSession spark;
	private final String folder;

	/** @param folder for the tables, on any file system that Hadoop knows */
	ClusterFeatures(final SparkSession spark, final String folder) {
		this.spark = spark;
		this.folder = folder;
	}

	@Override
	public void features(final List<LabelledFile> files,
		final FeatureRecipe recipe,
		final FeatureExtractor.Receiver<LabelledFile> receiver) throws IOException
	{
		if (files.isEmpty()) return;
		final Path table = new Path(folder, key(files, recipe));
		final FileSystem system = table.getFileSystem(spark.sparkContext()
			.hadoopConfiguration());
		if (!system.exists(new Path(table, "_SUCCESS"))) {
			system.delete(table, true); // of a run that was stopped
			compute(files, recipe, table.toString());
		}
		final Iterator<Row> rows = spark.read().parquet(table.toString())
			.toLocalIterator();
		while (rows.hasNext()) {
			final Row row = rows.next();
			final int index = FeatureColumns.index(row);
			final LabelledFile file = files.get(index);
			if (FeatureColumns.isFailed(row)) receiver.fail(index, file,
				new IOException(FeatureColumns.reason(row)));
			else receiver.accept(index, file, FeatureColumns.features(row, recipe
				.weights()));
		}
	}

	private void compute(final List<LabelledFile> files,
		final FeatureRecipe recipe, final String table)
	{
		final List<Row> rows = new ArrayList<>();
		for (final LabelledFile file : files) {
			rows.add(RowFactory.create(rows.size(), file.path().toAbsolutePath()
				.toString()));
		}
		final int tasks = 1 + (files.size() - 1) / IMAGES_PER_TASK;
		spark.createDataFrame(JavaSparkContext.fromSparkContext(spark
			.sparkContext()).parallelize(rows, tasks), FeatureColumns.FILES)
			.mapPartitions(new ComputeFeatures(recipe), Encoders.row(
				FeatureColumns.SCHEMA)).write().parquet(table);
	}

	/** Another one for other images, changed ones too, and other features. */
	private static String key(final List<LabelledFile> files,
		final FeatureRecipe recipe) throws IOException
	{
		final MessageDigest digest;
		try {
			digest = MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException exc) {
			throw new IllegalStateException("every Java has SHA-256", exc);
		}
		digest.update(recipe.toString().getBytes(StandardCharsets.UTF_8));
		for (final LabelledFile file : files) {
			digest.update(("\n" + file.path().toAbsolutePath() + "\0" + Files.size(
				file.path()) + "\0" + Files.getLastModifiedTime(file.path())).getBytes(
					StandardCharsets.UTF_8));
		}
		final StringBuilder key = new StringBuilder("features-");
		for (final byte b : digest.digest()) {
			key.append(String.format("%02x", b));
		}
		return key.toString();
	}

}
