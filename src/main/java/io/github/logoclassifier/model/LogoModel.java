
package io.github.logoclassifier.model;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.image.Preprocessing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A trained classifier but for its backbone, which it only names: labels, how
 * pictures are framed, head, and the centroids of its classes. Immutable.
 */
public final class LogoModel {

	/** Stands for the threshold that was calibrated in training. */
	public static final double OWN_THRESHOLD = -1;

	private final List<String> labels;
	private final Framing framing;
	private final Crops crops;
	private final BackboneReference backbone;
	private final Head head;
	private final Novelty novelty;
	private final ModelCard card;

	/**
	 * @param labels in the order of the head's outputs
	 * @throws IllegalArgumentException if the parts do not fit one another
	 */
	public LogoModel(final List<String> labels, final Framing framing,
		final Crops crops, final BackboneReference backbone, final Head head,
		final Novelty novelty, final ModelCard card)
	{
		if (crops != Crops.SINGLE && head.kind() != HeadKind.POOLED) {
			throw new IllegalArgumentException("a " + head.kind().id() +
				" head sees one crop");
		}
		if (labels.size() != head.classes() || novelty.isKnown() && labels
			.size() != novelty.centroids().size())
		{
			throw new IllegalArgumentException(labels.size() +
				" labels, but the head tells " + head.classes() + " classes apart");
		}
		this.labels = Collections.unmodifiableList(new ArrayList<>(labels));
		this.framing = framing;
		this.crops = crops;
		this.backbone = backbone;
		this.head = head;
		this.novelty = novelty;
		this.card = card;
	}

	/** The classes, sorted. */
	public List<String> labels() {
		return labels;
	}

	/** How a picture is brought to the backbone's input. */
	public Preprocessing preprocessing() {
		return new Preprocessing(framing, backbone.inputSize());
	}

	/** What is looked at of a framed picture. */
	public Crops crops() {
		return crops;
	}

	public BackboneReference backbone() {
		return backbone;
	}

	public Head head() {
		return head;
	}

	public ModelCard card() {
		return card;
	}

	/**
	 * The similarity below which it calls a picture unknown, unless told
	 * otherwise, 0..1; 0 if it calls none so.
	 */
	public double threshold() {
		return novelty.threshold();
	}

	/** How it tells what is like none of its classes. */
	public Novelty novelty() {
		return novelty;
	}

	/**
	 * Classifies an image by its features.
	 *
	 * @param map what is seen of the image, by the backbone that this model names
	 * @param threshold images less similar than this are unknown; 0 for none;
	 *          {@link #OWN_THRESHOLD} for the model's own
	 */
	public Prediction predict(final FeatureMap map, final double threshold) {
		return new Prediction(labels, head.probabilities(map), novelty.similarity(
			map), threshold == OWN_THRESHOLD ? threshold() : threshold);
	}

}
