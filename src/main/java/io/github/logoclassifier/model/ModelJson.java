
package io.github.logoclassifier.model;

import io.github.logoclassifier.backbone.KerasCut;
import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.image.PixelScaling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of model.json, as Gson writes and reads them. Numbers of a curve
 * that do not exist are left out.
 */
final class ModelJson {

	static final String FORMAT = "logo-classifier";

	/** Grows when older software can no longer read the file. */
	static final int VERSION = 4;

	/** Of a model with centroids, as software before version 3 can read. */
	private static final int WITH_CENTROIDS = 2;

	/** Of a model without, as software before version 4 can read. */
	private static final int WITHOUT_CENTROIDS = 3;

	String format = FORMAT;
	int version = VERSION;
	List<String> labels;
	String framing;
	/** Since version 2; "single" before. */
	String crops;
	/** Since version 2; 0 before. */
	double threshold;
	BackboneJson backbone;
	HeadJson head;
	/** 0 since version 3 where there are no centroids. */
	int centroidSize;
	Map<String, String> settings;
	Map<String, Integer> images;
	/** Since version 2. */
	Map<String, String> results;
	List<EpochJson> curve;
	List<String> warnings;
	Map<String, String> software;
	String created;

	static final class BackboneJson {

		String name;
		String sha256;
		int inputSize;
		String source;
		/** Since version 4; of a Keras network that the user cut. */
		KerasJson keras;
	}

	static final class KerasJson {

		String fileSha256;
		String layer;
		String preprocessing;
	}

	static final class HeadJson {

		String kind;
		List<LayerJson> layers;
	}

	static final class LayerJson {

		int inputs;
		int outputs;
		String activation;
	}

	static final class EpochJson {

		int epoch;
		double loss;
		Double validationLoss;
		Double validationAccuracy;
	}

	static ModelJson of(final LogoModel model) {
		final ModelJson json = new ModelJson();
		json.labels = model.labels();
		json.framing = model.preprocessing().framing().id();
		json.crops = model.crops().id();
		json.threshold = model.threshold();
		json.backbone = new BackboneJson();
		json.backbone.name = model.backbone().name();
		json.backbone.sha256 = model.backbone().sha256();
		json.backbone.inputSize = model.backbone().inputSize();
		json.backbone.source = model.backbone().source();
		json.version = WITHOUT_CENTROIDS;
		json.head = new HeadJson();
		json.head.kind = model.head().kind().id();
		json.head.layers = new ArrayList<>();
		for (final DenseLayer layer : model.head().layers()) {
			json.head.layers.add(of(layer));
		}
		if (model.novelty().isKnown()) {
			json.version = WITH_CENTROIDS;
			json.centroidSize = model.novelty().centroids().get(0).length;
		}
		model.backbone().kerasCut().ifPresent(json::add);
		json.settings = model.card().settings();
		json.images = model.card().images();
		json.results = model.card().results();
		json.curve = new ArrayList<>();
		for (final Epoch epoch : model.card().curve()) {
			json.curve.add(of(epoch));
		}
		json.warnings = model.card().warnings();
		json.software = model.card().software();
		json.created = model.card().created();
		return json;
	}

	private static LayerJson of(final DenseLayer layer) {
		final LayerJson json = new LayerJson();
		json.inputs = layer.inputs();
		json.outputs = layer.outputs();
		json.activation = layer.activation().id();
		return json;
	}

	private static EpochJson of(final Epoch epoch) {
		final EpochJson json = new EpochJson();
		json.epoch = epoch.number();
		json.loss = epoch.loss();
		if (epoch.isValidated()) {
			json.validationLoss = epoch.validationLoss();
			json.validationAccuracy = epoch.validationAccuracy();
		}
		return json;
	}

	private void add(final KerasCut cut) {
		version = VERSION;
		backbone.keras = new KerasJson();
		backbone.keras.fileSha256 = cut.fileSha256();
		backbone.keras.layer = cut.layer();
		backbone.keras.preprocessing = cut.preprocessing();
	}

	/** @throws IllegalArgumentException if it does not fit the backbone's hash */
	Optional<KerasCut> kerasCut() {
		if (backbone.keras == null) return Optional.empty();
		final KerasCut cut = new KerasCut(String.valueOf(backbone.keras.fileSha256),
			String.valueOf(backbone.keras.layer), PixelScaling.of(String.valueOf(
				backbone.keras.preprocessing)));
		if (!cut.sha256().equals(backbone.sha256)) {
			throw new IllegalArgumentException(
				"its backbone's SHA-256 is not that of the Keras network it names");
		}
		return Optional.of(cut);
	}

	ModelCard card() {
		final List<Epoch> epochs = new ArrayList<>();
		for (final EpochJson epoch : curve) {
			epochs.add(new Epoch(epoch.epoch, epoch.loss, orNaN(epoch.validationLoss),
				orNaN(epoch.validationAccuracy)));
		}
		return new ModelCard(created, settings, images, results == null
			? Collections.emptyMap() : results, software, epochs, warnings);
	}

	private static double orNaN(final Double value) {
		return value == null ? Double.NaN : value;
	}

}
