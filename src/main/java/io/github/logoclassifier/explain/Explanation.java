
package io.github.logoclassifier.explain;

import io.github.logoclassifier.image.Placement;
import io.github.logoclassifier.model.Prediction;

/**
 * What in a picture spoke for a class. Places are pixels of the picture that
 * was explained, whatever its framing: (0, 0) is its upper left corner, the
 * middle of its first pixel (0.5, 0.5). Immutable.
 */
public final class Explanation {

	private final Prediction prediction;
	private final String label;
	private final HeatMap heat;
	private final Placement placement;

	Explanation(final Prediction prediction, final String label,
		final HeatMap heat, final Placement placement)
	{
		this.prediction = prediction;
		this.label = label;
		this.heat = heat;
		this.placement = placement;
	}

	/** What the model says of the picture, as when it is classified. */
	public Prediction prediction() {
		return prediction;
	}

	/** The class that is explained. */
	public String label() {
		return label;
	}

	/** The probability of the class that is explained, 0..1. */
	public double confidence() {
		return prediction.candidates().stream().filter(candidate -> candidate
			.label().equals(label)).findFirst().orElseThrow(
				IllegalStateException::new).confidence();
	}

	/** The evidence over the framed picture. */
	public HeatMap heat() {
		return heat;
	}

	/** Where the picture lies in the framed one. */
	public Placement placement() {
		return placement;
	}

	/**
	 * How much a place of the picture speaks for the class, below 0 against it.
	 * By {@link Method#OCCLUSION}: by how much the logarithm of the class's odds,
	 * ln (p / (1 - p)), drops on average when a patch covers that place. By
	 * {@link Method#ACTIVATION}: its mean over the framed picture is how much
	 * more the class's logit exceeds the mean of all classes' than it does for an
	 * empty picture.
	 *
	 * @param x in pixels
	 * @param y in pixels
	 * @return 0 where the framing cut the picture off
	 */
	public double evidence(final double x, final double y) {
		return heat.at(placement.squareX(x), placement.squareY(y));
	}

}
