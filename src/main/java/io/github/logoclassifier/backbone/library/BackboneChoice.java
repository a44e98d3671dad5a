
package io.github.logoclassifier.backbone.library;

import io.github.logoclassifier.backbone.mobilenet.MobileNetV1;
import io.github.logoclassifier.image.PixelScaling;

import java.util.Objects;
import java.util.Optional;

/**
 * Which backbone a user wants: where it is, and of a Keras network at which
 * layer it is to be cut, and how it was trained to see pixels. Immutable: each
 * setter returns a changed copy.
 */
public final class BackboneChoice {

	/** Leaves the scaling of pixels to the backbone, if that is known. */
	public static final String AUTOMATIC = "automatic";

	private final String source;
	private final String layer;
	private final Optional<PixelScaling> scaling;

	private BackboneChoice(final String source, final String layer,
		final Optional<PixelScaling> scaling)
	{
		this.source = Objects.requireNonNull(source, "backbone");
		this.layer = Objects.requireNonNull(layer, "layer");
		this.scaling = scaling;
	}

	/** @param source see {@link Backbones#open} */
	public static BackboneChoice of(final String source) {
		return new BackboneChoice(source.trim(), "", Optional.empty());
	}

	/** @param layer the name of the last layer that is used; empty for any */
	public BackboneChoice layer(final String layer) {
		return new BackboneChoice(source, layer.trim(), scaling);
	}

	/**
	 * @param id {@link #AUTOMATIC}, or a scaling's, see {@link PixelScaling}
	 * @throws IllegalArgumentException if it is neither; the message lists them
	 */
	public BackboneChoice preprocessing(final String id) {
		final String wanted = id.trim();
		return new BackboneChoice(source, layer, wanted.isEmpty() || wanted
			.equalsIgnoreCase(AUTOMATIC) ? Optional.empty() : Optional.of(PixelScaling
				.of(wanted)));
	}

	/** "bundled", a name or a path. */
	public String source() {
		return source;
	}

	/** The last layer that is used; empty if the user named none. */
	public String layer() {
		return layer;
	}

	/** How pixels are scaled; empty if the user did not say. */
	public Optional<PixelScaling> scaling() {
		return scaling;
	}

	/** The name of the scaling, or {@link #AUTOMATIC}. */
	public String preprocessing() {
		return scaling.map(PixelScaling::id).orElse(AUTOMATIC);
	}

	/** Whether a MobileNetV1 that is run by our own kernel fits the choice. */
	boolean allowsMobileNet() {
		return (layer.isEmpty() || layer.equals(MobileNetV1.CUT)) && scaling.orElse(
			PixelScaling.TF) == PixelScaling.TF;
	}

	/**
	 * @throws IllegalArgumentException if a MobileNetV1 that is run by our own
	 *           kernel does not fit the choice
	 */
	void requireMobileNet(final String name) {
		if (allowsMobileNet()) return;
		throw new IllegalArgumentException(
			"layer and preprocessing are for Keras " + ".h5 files: the backbone " +
				name + " ends with " + MobileNetV1.CUT + " and takes pixels as " +
				PixelScaling.TF.id() +
				" does. Leave both out, or give an .h5 file as backbone.");
	}

}
