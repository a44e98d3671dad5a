
package io.github.logoclassifier.service;

import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.backbone.library.BackboneChoice;
import io.github.logoclassifier.exchange.ModelImporter;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.training.TrainingOptions;

import java.nio.file.Path;
import java.util.Map;

/** Asks for the training that a model came from once more, by its card. */
final class Retraining {

	private final Map<String, String> settings;

	private Retraining(final LogoModel model) {
		settings = model.card().settings();
	}

	/**
	 * The request that made a model, on a folder that may be another.
	 *
	 * @throws IllegalStateException if the model's card does not say how it was
	 *           trained
	 */
	static TrainingRequest of(final LogoModel model, final Path folder) {
		final Retraining card = new Retraining(model);
		try {
			return card.request(folder).backbone(card.backbone(model));
		}
		catch (final IllegalArgumentException exc) {
			throw new IllegalStateException("the model does not say how it was " +
				"trained (" + exc.getMessage() + "): train it anew with Train Logo " +
				"Classifier", exc);
		}
	}

	/** @throws IllegalStateException if a model was not trained by this plugin */
	static void requireTrained(final LogoModel model) {
		if (!model.card().settings().containsKey(ModelImporter.IMPORTED)) return;
		throw new IllegalStateException("the model was imported, without the " +
			"images that it was trained on: it cannot learn a correction. Train one " +
			"of your own with Train Logo Classifier.");
	}

	/** As the user gave it, for the next card. */
	private BackboneChoice backbone(final LogoModel model) {
		return BackboneChoice.of(settings.getOrDefault(Cards.BACKBONE, model
			.backbone().source())).layer(settings.getOrDefault(Cards.LAYER, ""))
			.preprocessing(settings.getOrDefault(Cards.PREPROCESSING,
				BackboneChoice.AUTOMATIC));
	}

	private TrainingRequest request(final Path folder) {
		final String batch = setting("batchsize");
		final TrainingOptions options = TrainingOptions.of(HeadKind.of(setting(
			"head"))).epochs(Integer.parseInt(setting("epochs"))).learningRate(Double
				.parseDouble(setting("learningrate"))).batchSize(batch.equals("all")
					? Integer.MAX_VALUE : Integer.parseInt(batch)).seed(Long.parseLong(
						setting("seed"))).l2(Double.parseDouble(settings.getOrDefault(
							Cards.L2, "-1")));
		return TrainingRequest.of(folder).options(options).framing(setting(
			"framing")).augment(Boolean.parseBoolean(setting("augment"))).crops(
				Boolean.parseBoolean(settings.get("crops"))).validation(Double
					.parseDouble(setting("validation")));
	}

	private String setting(final String name) {
		final String value = settings.get(name);
		if (value == null) {
			throw new IllegalArgumentException("its card has no " + name);
		}
		return value;
	}

}
