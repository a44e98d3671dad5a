
package io.github.logoclassifier.figures;

import io.github.logoclassifier.EvaluationRequest;
import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.evaluation.Evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;

import org.scijava.Context;

/**
 * Prints what holding out more or fewer images does to the confidences, as a
 * Markdown table: cross-validation of photographs, 15 of each class. The folder
 * of photographs is the argument.
 */
public final class CalibrationFigures {

	private static final int OF_EACH = 15;

	private CalibrationFigures() {}

	public static void main(final String... arguments) throws IOException {
		final Path folder = Files.createTempDirectory("photographs");
		for (final Path file : Photographs.files(Paths.get(arguments[0])
			.toAbsolutePath(), OF_EACH))
		{
			final Path ofClass = folder.resolve(file.getParent().getFileName());
			Files.createDirectories(ofClass);
			Files.createSymbolicLink(ofClass.resolve(file.getFileName()), file);
		}
		System.out.println("| `validation` | percent right | mean confidence − " +
			"percent right | expected calibration error |\n|---|---|---|---|");
		try (Context context = new Context(LogoService.class)) {
			final LogoService logos = context.service(LogoService.class);
			for (final double validation : new double[] { 0, 0.1, 0.2, 0.4 }) {
				final Evaluation evaluation = logos.evaluate(EvaluationRequest
					.crossValidation(TrainingRequest.of(folder).validation(validation)));
				System.out.println(String.format(Locale.ROOT,
					"| %s | %.1f | %+.1f | %.3f |", validation == 0.2
						? "**0.2 (default)**" : String.valueOf(validation), 100 * evaluation
							.topAccuracy(1).value(), 100 * evaluation.calibration().excess(),
					evaluation.calibration().error()));
			}
		}
	}

}
