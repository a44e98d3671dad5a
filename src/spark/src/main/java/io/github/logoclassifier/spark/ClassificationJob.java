
package io.github.logoclassifier.spark;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.model.LogoModelFile;

import java.io.IOException;
import java.nio.file.Files;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.scijava.Context;

/**
 * Classifies all files of a folder on a cluster, and writes a table with a row
 * for each.
 * <p>
 * Files are listed by Spark's own source of binary files, which also parts them
 * into tasks; each task opens its files one after the other. A task's rows
 * appear when Spark accepts the task, all or none, and it accepts each task
 * once: whatever is lost or done twice on the way, each file has one row.
 */
final class ClassificationJob {

	private final SparkSession spark;
	private final ClassificationRequest request;
	private final LongAccumulator openings;

	ClassificationJob(final SparkSession spark,
		final ClassificationRequest request)
	{
		this.spark = spark;
		this.request = request;
		openings = spark.sparkContext().longAccumulator("models opened");
	}

	/**
	 * Runs it; returns when the table is written.
	 *
	 * @throws IllegalArgumentException if a setting is out of range
	 * @throws IOException if the folder or the model cannot be read, or the
	 *           output exists
	 */
	void run() throws IOException {
		run(new HadoopFiles(configuration(), request.maxBytes()));
	}

	/** @param source reads the files in the executors */
	void run(final FileSource source) throws IOException {
		final Path output = new Path(request.output());
		final FileSystem target = output.getFileSystem(configuration());
		if (target.exists(output)) {
			throw new IOException("output " + request.output() +
				" exists: name another, or delete it");
		}
		request.format().write(rows(source).write().mode(SaveMode.ErrorIfExists),
			request.output());
	}

	/** The rows; they are computed when somebody asks for them. */
	private Dataset<Row> rows(final FileSource source) throws IOException {
		final LabelColumns columns = new LabelColumns(request.model().getFileName()
			.toString(), request.top());
		final Broadcast<BroadcastModel> model = spark.sparkContext().broadcast(
			checkedModel(), scala.reflect.ClassTag$.MODULE$.apply(
				BroadcastModel.class));
		final ListedFiles files = ListedFiles.of(spark, request.folder());
		return files.paths().mapPartitions(new ClassifyFiles(model, source, columns,
			files.folder()), Encoders.row(columns.schema()));
	}

	/** What cannot be opened here is not sent to anyone. */
	private BroadcastModel checkedModel() throws IOException {
		final byte[] bytes = Files.readAllBytes(request.model());
		if (LogoModelFile.read(request.model()).backbone().kerasCut().isPresent()) {
			throw new IllegalArgumentException("model " + request.model() +
				" has a backbone that is no MobileNetV1: it cannot classify on a " +
				"cluster");
		}
		try (Context context = new Context(LogoService.class)) {
			context.service(LogoService.class).open(request.model());
		}
		return new BroadcastModel(bytes, request.threshold(), openings);
	}

	/** How many processes have opened the model, those that were lost too. */
	long openings() {
		return openings.value();
	}

	private Configuration configuration() {
		return spark.sparkContext().hadoopConfiguration();
	}

}
