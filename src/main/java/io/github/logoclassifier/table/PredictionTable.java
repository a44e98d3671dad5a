
package io.github.logoclassifier.table;

import io.github.logoclassifier.model.Prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Predictions as rows of the Results table: {@code Label}, {@code Image},
 * {@code Slice}, {@code Confidence}, {@code Second}, {@code Second confidence},
 * {@code Similarity}, {@code Model}, and the candidates from the third on where
 * more than two are asked for.
 */
public final class PredictionTable {

	/** Where {@code Label} is in a row. */
	public static final int LABEL = 0;

	/** Where {@code Image} is in a row. */
	public static final int IMAGE = 1;

	/** Where {@code Similarity} is in a row. */
	public static final int SIMILARITY = 6;

	/** Where {@code Model} is in a row. */
	public static final int MODEL = 7;

	private static final List<String> COLUMNS = Arrays.asList("Label", "Image",
		"Slice", "Confidence", "Second", "Second confidence", "Similarity",
		"Model");

	private final int top;
	private final ReportTable table;

	/**
	 * @param top how many candidates each row names
	 * @throws IllegalArgumentException if it is below 1
	 */
	public PredictionTable(final int top) {
		this.top = top;
		table = new ReportTable(ReportTable.RESULTS, columns(top));
	}

	static List<String> columns(final int top) {
		if (top < 1) {
			throw new IllegalArgumentException(
				"top must be at least 1, the number of classes to name, not " + top);
		}
		final List<String> columns = new ArrayList<>(COLUMNS);
		for (int i = 3; i <= top; i++) {
			columns.add("Candidate " + i);
			columns.add("Confidence " + i);
		}
		return columns;
	}

	static List<Object> row(final Prediction prediction, final String image,
		final int slice, final String model, final int top)
	{
		final List<Prediction.Candidate> all = prediction.candidates();
		final List<Object> row = new ArrayList<>(Arrays.asList(prediction.label(),
			image, slice, prediction.confidence(), all.get(1).label(), all.get(1)
				.confidence(), prediction.similarity(), model));
		for (int i = 3; i <= top; i++) {
			final boolean exists = i <= all.size();
			row.add(exists ? all.get(i - 1).label() : "");
			row.add(exists ? all.get(i - 1).confidence() : Double.NaN);
		}
		return row;
	}

	/**
	 * Adds a row.
	 *
	 * @param slice counted from 1
	 */
	public void add(final Prediction prediction, final String image,
		final int slice, final String model)
	{
		table.add(row(prediction, image, slice, model, top).toArray());
	}

	/** The rows so far. */
	public ReportTable table() {
		return table;
	}

}
