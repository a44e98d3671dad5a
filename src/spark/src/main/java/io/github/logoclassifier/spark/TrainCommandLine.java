
package io.github.logoclassifier.spark;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.TrainingMonitor;
import io.github.logoclassifier.TrainingReport;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.model.LogoModelFile;
import io.github.logoclassifier.training.TrainingOptions;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;

import org.apache.spark.sql.SparkSession;
import org.scijava.Context;

/**
 * Trains a model as Train Logo Classifier does, with its settings, but computes
 * the features on Spark: {@code folder=… model=… features=…}. The head itself
 * is trained in the driver, which needs Deeplearning4j for it; the executors do
 * not. Exit codes as those of {@link ClassifyCommandLine}.
 */
public final class TrainCommandLine {

	private static final List<String> KEYS = Arrays.asList("folder", "model",
		"features", "backbone", "head", "framing", "augment", "crops", "epochs",
		"learningrate", "batchsize", "validation", "seed");

	private TrainCommandLine() {}

	public static void main(final String... arguments) {
		CommandLines.run(arguments, TrainCommandLine::train);
	}

	private static void train(final String... arguments) throws IOException {
		final Settings settings = new Settings(Settings.parse(arguments), KEYS);
		final TrainingRequest request = request(settings);
		final String features = settings.text("features");
		final Path model = LogoModelFile.named(Paths.get(settings.text("model")));
		LogoModelFile.requireWritable(model);
		try (SparkSession spark = Sessions.open("Train Logo Classifier");
				Context context = new Context(LogoService.class, PictureService.class))
		{
			final LogoService logos = context.service(LogoService.class);
			final TrainingReport report = logos.train(request, TrainingMonitor.NONE,
				new ClusterFeatures(spark, features));
			logos.save(report.model(), model);
			report.skipped().forEach(CommandLines::say);
			report.warnings().forEach(CommandLines::say);
		}
	}

	private static TrainingRequest request(final Settings settings) {
		final TrainingOptions options = TrainingOptions.of(HeadKind.of(settings
			.text("head", TrainingRequest.DEFAULT_HEAD))).epochs(settings.integer(
				"epochs", 0, 0)).learningRate(settings.number("learningrate", 0))
			.batchSize(settings.integer("batchsize", 0, 0)).seed(settings.integer(
				"seed", 1, Integer.MIN_VALUE));
		return TrainingRequest.of(Paths.get(settings.text("folder"))).options(
			options).backbone(settings.text("backbone", Backbones.BUNDLED)).framing(
				settings.text("framing", TrainingRequest.DEFAULT_FRAMING)).augment(
					settings.flag("augment", TrainingRequest.DEFAULT_AUGMENT)).crops(
						settings.flag("crops", TrainingRequest.DEFAULT_CROPS)).validation(
							settings.number("validation",
								TrainingRequest.DEFAULT_VALIDATION));
	}

}
