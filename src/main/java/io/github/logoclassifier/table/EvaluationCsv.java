
package io.github.logoclassifier.table;

import io.github.logoclassifier.evaluation.Evaluation;
import io.github.logoclassifier.evaluation.Outcome;
import io.github.logoclassifier.model.Prediction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/**
 * The outcomes of an evaluation as a CSV file (RFC 4180, UTF-8), a row for each
 * image, and for each repeat. {@code Correct} is empty for images that are not
 * counted, {@code Fold} where there are none.
 */
public final class EvaluationCsv {

	private static final List<String> COLUMNS = Arrays.asList("Image", "Truth",
		"Label", "Confidence", "Second", "Second confidence", "Similarity",
		"Correct", "Fold");

	private final Path file;
	private final Path folder;

	/**
	 * @param folder what the paths of images begin at
	 * @throws IOException if the file holds anything but such a table, or has no
	 *           folder to be in
	 */
	public EvaluationCsv(final Path file, final Path folder) throws IOException {
		final String header = ReportTable.csvLine(COLUMNS).trim();
		CsvTarget.requireReplaceable(file, header::equals, "table of outcomes");
		final Path parent = file.toAbsolutePath().getParent();
		if (parent == null || !Files.isDirectory(parent)) {
			throw new IOException("output " + file + ": there is no folder " +
				parent);
		}
		this.file = file;
		this.folder = folder;
	}

	/** Writes the whole file, or nothing. */
	public void write(final Evaluation evaluation) throws IOException {
		final StringBuilder csv = new StringBuilder(ReportTable.csvLine(COLUMNS));
		for (final Outcome outcome : evaluation.outcomes()) {
			csv.append(ReportTable.csvLine(row(outcome, evaluation.setup()
				.labels())));
		}
		final Path written = Files.createTempFile(file.toAbsolutePath().getParent(),
			".outcomes", ".csv");
		try {
			Files.writeString(written, csv);
			Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(written);
		}
	}

	private List<Object> row(final Outcome outcome, final List<String> known) {
		final Prediction prediction = outcome.prediction();
		final Prediction.Candidate second = prediction.candidates().get(1);
		final boolean counted = !outcome.isOfAClass() || known.contains(outcome
			.truth());
		return Arrays.asList(folder.relativize(outcome.file()).toString().replace(
			'\\', '/'), outcome.truth(), prediction.label(), prediction.confidence(),
			second.label(), second.confidence(), prediction.similarity(), counted
				? String.valueOf(outcome.isCorrect()) : "", outcome.fold() == 0 ? ""
					: outcome.fold());
	}

}
