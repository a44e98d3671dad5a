
package io.github.logoclassifier.table;

import io.github.logoclassifier.model.Prediction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the table of a folder's files looks like, wherever it is made: the
 * columns of {@link PredictionTable}, the image being its path in the folder,
 * and {@code Error}, empty where there was none. Immutable.
 */
public final class FolderTable {

	static final String ERROR = "Error";

	private final String model;
	private final int top;
	private final List<String> columns;

	/**
	 * @param model what the column Model says
	 * @param top how many candidates each row names
	 * @throws IllegalArgumentException if that is below 1
	 */
	public FolderTable(final String model, final int top) {
		this.model = model;
		this.top = top;
		final List<String> names = new ArrayList<>(PredictionTable.columns(top));
		names.add(ERROR);
		columns = Collections.unmodifiableList(names);
	}

	public List<String> columns() {
		return columns;
	}

	/**
	 * The row of an image.
	 *
	 * @param image its path in the folder, with slashes
	 * @return a {@link String}, {@link Integer} or {@link Double} for each column
	 */
	public List<Object> row(final String image, final Prediction prediction) {
		final List<Object> row = PredictionTable.row(prediction, image, 1, model,
			top);
		row.add("");
		return row;
	}

	/** The row of a file that is no image: empty but for its path and reason. */
	public List<Object> row(final String image, final String reason) {
		final List<Object> row = new ArrayList<>(Collections.nCopies(columns.size(),
			""));
		row.set(PredictionTable.IMAGE, image);
		row.set(columns.size() - 1, reason);
		return row;
	}

}
