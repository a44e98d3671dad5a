
package io.github.logoclassifier.spark;

import java.util.Arrays;
import java.util.Locale;

import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Row;

/** How a table is written: as a folder of files of one of these formats. */
enum TableFormat {

		PARQUET {

			@Override
			void write(final DataFrameWriter<Row> rows, final String output) {
				rows.parquet(output);
			}
		},

		/** The lines are those of Classify Logo Folder. */
		CSV {

			@Override
			void write(final DataFrameWriter<Row> rows, final String output) {
				rows.option("header", true).option("escape", "\"").option("emptyValue",
					"").option("ignoreLeadingWhiteSpace", false).option(
						"ignoreTrailingWhiteSpace", false).csv(output);
			}
		};

	/**
	 * @throws IllegalArgumentException if there is none of this name
	 */
	static TableFormat of(final String name) {
		return Arrays.stream(values()).filter(format -> format.name()
			.equalsIgnoreCase(name)).findAny().orElseThrow(
				() -> new IllegalArgumentException("format must be parquet or csv, " +
					"not " + name));
	}

	abstract void write(DataFrameWriter<Row> rows, String output);

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
