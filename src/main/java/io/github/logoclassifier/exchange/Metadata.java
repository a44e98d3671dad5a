
package io.github.logoclassifier.exchange;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.image.CropCut;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.io.StrangersJson;
import io.github.logoclassifier.io.UnexpectedJsonException;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.Novelty;

import java.util.ArrayList;
import java.util.List;

/**
 * What goes with an exported network, as Gson writes and reads it: what its
 * outputs mean, and how a picture is made its input. "labels" and "imageSize"
 * are where Teachable Machine has them too.
 */
final class Metadata {

	/** The name of its file, in a folder or a zip. */
	static final String FILE = "metadata.json";

	static final String FORMAT = "logo-classifier-export";
	static final int VERSION = 1;

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting()
		.disableHtmlEscaping().create();

	String format;
	int version;
	/** An {@link ExportFormat#id}. */
	String content;
	/** In the order of the outputs. */
	List<String> labels;
	/** The side of the backbone's input, in pixels. */
	int imageSize;
	/** The side of the framed picture, of which the crops are made. */
	int frameSize;
	String framing;
	String normalization;
	String crops;
	List<CropJson> views;
	BackboneJson backbone;
	HeadJson head;
	/** The similarity below which the plugin says "unknown"; 0: never. */
	double threshold;
	/** The mean features of each class, in label order; none if not known. */
	List<float[]> centroids;

	/** One crop of the framed picture: a window, or the whole, turned or not. */
	static final class CropJson {

		double weight;
		Integer left;
		Integer top;
		Double degrees;
	}

	static final class BackboneJson {

		String name;
		String sha256;
		int gridSize;
		int channels;
	}

	static final class HeadJson {

		/** "pooled": takes mean features; "tutorial": all of the map. */
		String kind;
		int inputs;
	}

	static Metadata of(final LogoModel model, final Backbone backbone,
		final ExportFormat format)
	{
		final Metadata json = new Metadata();
		json.format = FORMAT;
		json.version = VERSION;
		json.content = format.id();
		json.labels = model.labels();
		json.imageSize = backbone.inputSize();
		json.frameSize = model.crops().frameSize(backbone.inputSize());
		json.framing = model.preprocessing().framing().id();
		json.normalization = "(v - 127.5) / 127.5";
		json.crops = model.crops().id();
		json.views = views(model.crops(), backbone.inputSize());
		json.backbone = new BackboneJson();
		json.backbone.name = backbone.name();
		json.backbone.sha256 = backbone.sha256();
		json.backbone.gridSize = backbone.gridSize();
		json.backbone.channels = backbone.channels();
		final Head head = model.head();
		json.head = new HeadJson();
		json.head.kind = head.kind().id();
		json.head.inputs = head.inputs();
		final Novelty novelty = model.novelty();
		json.threshold = novelty.threshold();
		json.centroids = new ArrayList<>(novelty.centroids());
		return json;
	}

	private static List<CropJson> views(final Crops crops, final int size) {
		final List<CropJson> views = new ArrayList<>();
		for (final CropCut cut : crops.cuts(size)) {
			final CropJson view = new CropJson();
			view.weight = crops.weights()[views.size()];
			if (cut.isWindow()) {
				view.left = cut.left();
				view.top = cut.top();
			}
			else view.degrees = cut.degrees();
			views.add(view);
		}
		return views;
	}

	String toJson() {
		return GSON.toJson(this);
	}

	/**
	 * Reads any file of this name, also one of other software.
	 *
	 * @throws UnexpectedJsonException if it is no JSON object, or what it holds
	 *           is of other types
	 */
	static Metadata parse(final String text) throws UnexpectedJsonException {
		try {
			final Metadata json = StrangersJson.object(text, GSON, Metadata.class);
			if (json == null) throw new JsonParseException("it is empty");
			return json;
		}
		// Gson lets the latter through for a null among numbers.
		catch (final JsonParseException | IllegalArgumentException exc) {
			throw UnexpectedJsonException.of(exc);
		}
	}

	/** Whether this plugin wrote it. */
	boolean isOurs() {
		return FORMAT.equals(format);
	}

}
