
package io.github.logoclassifier.service;

import io.github.logoclassifier.table.PredictionLines;
import io.github.logoclassifier.testing.Hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** CSV files that are to be continued. */
public final class ResumptionFuzz {

	private static final Path FOLDER = Hostile.folder();
	private static final String HEADER = new PredictionLines(Paths.get("images"),
		"m.logomodel", 2).header();

	private ResumptionFuzz() {}

	public static void fuzzerTestOneInput(final byte[] data) throws IOException {
		final Path file = FOLDER.resolve("labels.csv");
		Files.write(file, data);
		Hostile.read(data, file.toString(), () -> continued(file));
		Hostile.read(data, file.toString(), () -> PredictionLines.read(file, 100));
	}

	private static void continued(final Path file) throws IOException {
		final Resumption resumption = new Resumption(file, HEADER, "m.logomodel",
			0.5);
		if (!resumption.isBegun()) return;
		resumption.check();
		try (PredictionCsv csv = PredictionCsv.resume(file, HEADER)) {
			for (final String image : new String[] { "a.png", "b/c.png", "z.png" }) {
				if (csv.isKnown(image)) csv.addKnown();
			}
			csv.keepTheRest(row -> {});
			csv.finish();
		}
		requireContinuable(file);
	}

	/** What was written is a table that can be continued once more. */
	private static void requireContinuable(final Path file) throws IOException {
		new Resumption(file, HEADER, "m.logomodel", 0.5).check();
	}

}
