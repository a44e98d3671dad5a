
package io.github.logoclassifier.backbone;

import io.github.logoclassifier.image.PixelScaling;

import java.util.Objects;

/**
 * The part of a Keras .h5 file that is a backbone: the file, by its content,
 * the layer that it is cut behind, and how it takes pixels. Immutable.
 */
public final class KerasCut {

	private final String fileSha256;
	private final String layer;
	private final PixelScaling scaling;

	/**
	 * @param fileSha256 of all bytes of the file, 64 digits in hex
	 * @param layer the last layer that is used; empty where the file is to say
	 */
	public KerasCut(final String fileSha256, final String layer,
		final PixelScaling scaling)
	{
		this.fileSha256 = Objects.requireNonNull(fileSha256);
		this.layer = Objects.requireNonNull(layer);
		this.scaling = Objects.requireNonNull(scaling);
	}

	/** The same, cut behind a layer. */
	public KerasCut behind(final String name) {
		return new KerasCut(fileSha256, name, scaling);
	}

	/** SHA-256 of the file, in hex. */
	public String fileSha256() {
		return fileSha256;
	}

	/** The last layer that is used. */
	public String layer() {
		return layer;
	}

	public PixelScaling scaling() {
		return scaling;
	}

	/** The name of the scaling. */
	public String preprocessing() {
		return scaling.id();
	}

	/** Identifies what it computes, see {@link Backbone#sha256()}. */
	public String sha256() {
		return WeightHash.ofText("keras " + fileSha256 + "\n" + preprocessing() +
			"\n" + layer);
	}

}
