
package io.github.logoclassifier.spark;

import io.github.logoclassifier.ClassifiedFile;

import java.util.Iterator;
import java.util.stream.StreamSupport;
import java.io.IOException;
import java.util.Spliterator;
import java.util.Spliterators;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/**
 * Classifies files, given as paths, one after the other: a row for each, also
 * for one that is no image or cannot be read.
 */
final class ClassifyFiles implements MapPartitionsFunction<Row, Row> {

	private static final long serialVersionUID = 1;

	private final Broadcast<BroadcastModel> model;
	private final FileSource source;
	private final LabelColumns columns;
	/** With a slash at its end. */
	private final String folder;

	ClassifyFiles(final Broadcast<BroadcastModel> model, final FileSource source,
		final LabelColumns columns, final String folder)
	{
		this.model = model;
		this.source = source;
		this.columns = columns;
		this.folder = folder;
	}

	@Override
	public Iterator<Row> call(final Iterator<Row> files) throws IOException {
		final BroadcastModel opened = model.value();
		opened.open();
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(files,
			Spliterator.ORDERED), false).map(file -> row(opened, file.getString(0)))
			.iterator();
	}

	private Row row(final BroadcastModel opened, final String path) {
		final String image = path.startsWith(folder) ? path.substring(folder
			.length()) : path;
		final ClassifiedFile found = opened.files().classify(image, () -> opened
			.pictures().open(image, source.read(path, image)));
		return columns.row(image, path, found);
	}

}
