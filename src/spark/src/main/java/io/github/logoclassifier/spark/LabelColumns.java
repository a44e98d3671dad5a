
package io.github.logoclassifier.spark;

import io.github.logoclassifier.ClassifiedFile;
import io.github.logoclassifier.table.FolderTable;

import java.io.Serializable;
import java.util.List;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of Classify Logo Folder as Spark has them: the same columns and
 * values, with nulls for empty cells, and {@code Path} behind them.
 */
final class LabelColumns implements Serializable {

	private static final long serialVersionUID = 1;

	/** The file's path with its scheme. */
	static final String PATH = "Path";

	private final String model;
	private final int top;

	/**
	 * @param model what the column Model says
	 * @param top how many candidates each row names
	 */
	LabelColumns(final String model, final int top) {
		this.model = model;
		this.top = top;
	}

	StructType schema() {
		StructType schema = new StructType();
		for (final String name : table().columns()) {
			schema = schema.add(name, type(name));
		}
		return schema.add(PATH, DataTypes.StringType);
	}

	private static DataType type(final String name) {
		if (name.equals("Slice")) return DataTypes.IntegerType;
		final boolean isNumber = name.equals("Similarity") || name.equals(
			"Confidence") || name.equals("Second confidence") || name.startsWith(
				"Confidence ");
		return isNumber ? DataTypes.DoubleType : DataTypes.StringType;
	}

	/**
	 * @param image its path in the folder
	 * @param path its whole path
	 */
	Row row(final String image, final String path, final ClassifiedFile found) {
		final FolderTable table = table();
		final List<Object> cells = found.prediction().map(prediction -> table.row(
			image, prediction)).orElseGet(() -> table.row(image, found.reason()));
		cells.add(path);
		return RowFactory.create(cells.stream().map(cell -> "".equals(cell) ? null
			: cell).toArray());
	}

	private FolderTable table() {
		return new FolderTable(model, top);
	}

}
