
package io.github.logoclassifier;

import io.github.logoclassifier.backbone.LayerSummary;
import io.github.logoclassifier.head.DenseLayer;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.model.LogoModel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What a model file is, layer by layer. Immutable. */
public final class ModelSummary {

	private final LogoModel model;
	private final int formatVersion;
	private final List<LayerSummary> backbone;
	private final String missing;

	public ModelSummary(final LogoModel model, final int formatVersion,
		final List<LayerSummary> backbone, final String missing)
	{
		this.model = model;
		this.formatVersion = formatVersion;
		this.backbone = Collections.unmodifiableList(new ArrayList<>(backbone));
		this.missing = missing;
	}

	public LogoModel model() {
		return model;
	}

	/** The version of the file's format. */
	public int formatVersion() {
		return formatVersion;
	}

	/** How a picture is made square: "trim", say. */
	public String framing() {
		return model.preprocessing().framing().id();
	}

	/** How many crops of each image it looks at. */
	public int crops() {
		return model.crops().count();
	}

	/** The backbone's layers, from its input on; none where it is missing. */
	public List<LayerSummary> backbone() {
		return backbone;
	}

	/** Why the backbone's layers are not known; empty if they are. */
	public String missing() {
		return missing;
	}

	/** The head's layers, the first being what it makes of the feature map. */
	public List<LayerSummary> head() {
		final Head head = model.head();
		final boolean pooled = head.kind() == HeadKind.POOLED;
		final List<LayerSummary> layers = new ArrayList<>();
		layers.add(new LayerSummary(pooled ? "pooling" : "flatten", pooled
			? "features over the whole map" : "all features of the map", String
				.valueOf(head.inputs()), 0));
		for (final DenseLayer layer : head.layers()) {
			layers.add(new LayerSummary("dense_" + layers.size(), "dense, " + layer
				.activation().name().toLowerCase(Locale.ROOT), String.valueOf(layer
					.outputs()), (layer.inputs() + 1) * layer.outputs()));
		}
		return layers;
	}

	/** The parameters of some layers together. */
	public static int parameters(final List<LayerSummary> layers) {
		return layers.stream().mapToInt(LayerSummary::parameters).sum();
	}

}
