
package io.github.logoclassifier.service;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.backbone.library.BackboneChoice;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.model.ModelCard;
import io.github.logoclassifier.training.HeadTrainer;
import io.github.logoclassifier.training.TrainedHead;
import io.github.logoclassifier.training.TrainingOptions;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import org.scijava.util.VersionUtils;

/** Writes a model's card. */
final class Cards {

	/** The setting that says where the training images were. */
	static final String FOLDER = "folder";

	/** The setting of {@link TrainingOptions#l2}. */
	static final String L2 = "l2";

	/** The settings of a {@link BackboneChoice}. */
	static final String BACKBONE = "backbone";
	static final String LAYER = "layer";
	static final String PREPROCESSING = "preprocessing";

	private Cards() {}

	static ModelCard of(final TrainingRequest request,
		final Map<String, Integer> images, final TrainedHead trained,
		final Map<String, String> results)
	{
		return new ModelCard(Instant.now().truncatedTo(ChronoUnit.SECONDS)
			.toString(), settings(request), images, results, software(), trained
				.curve(), trained.warnings());
	}

	private static Map<String, String> settings(final TrainingRequest request) {
		final TrainingOptions options = request.options();
		final Map<String, String> settings = new LinkedHashMap<>();
		settings.put(FOLDER, request.folder().toAbsolutePath().normalize()
			.toString());
		final BackboneChoice backbone = request.backbone();
		settings.put(BACKBONE, backbone.source());
		if (!backbone.layer().isEmpty()) settings.put(LAYER, backbone.layer());
		backbone.scaling().ifPresent(scaling -> settings.put(PREPROCESSING, scaling
			.id()));
		settings.put("head", options.head().id());
		settings.put("framing", request.framing().id());
		settings.put("augment", String.valueOf(request.augment()));
		settings.put("crops", String.valueOf(request.crops() == Crops.MULTIPLE));
		settings.put("epochs", String.valueOf(options.epochs()));
		settings.put("learningrate", String.valueOf(options.learningRate()));
		settings.put("batchsize", options.batchSize() == Integer.MAX_VALUE ? "all"
			: String.valueOf(options.batchSize()));
		settings.put(L2, String.valueOf(options.l2()));
		settings.put("validation", String.valueOf(request.validation()));
		settings.put("seed", String.valueOf(options.seed()));
		return settings;
	}

	private static Map<String, String> software() {
		final Map<String, String> software = softwareWithoutEngine();
		software.put("Deeplearning4j", version(HeadTrainer.engine()));
		return software;
	}

	/** Of a model that was not trained here; nothing of ND4J is loaded for it. */
	static Map<String, String> softwareWithoutEngine() {
		final Map<String, String> software = new LinkedHashMap<>();
		software.put("Logo Classifier", version(LogoService.class));
		software.put("Java", System.getProperty("java.version"));
		software.put("system", System.getProperty("os.name") + " " + System
			.getProperty("os.arch"));
		return software;
	}

	/**
	 * One at a time: SciJava closes a jar that another thread is reading.
	 */
	private static synchronized String version(final Class<?> type) {
		final String version = VersionUtils.getVersion(type);
		return version == null ? "unknown" : version;
	}

}
