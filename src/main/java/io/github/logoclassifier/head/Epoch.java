
package io.github.logoclassifier.head;

/** What one pass over the training images came to. Immutable. */
public final class Epoch {

	private final int number;
	private final double loss;
	private final double validationLoss;
	private final double validationAccuracy;

	/**
	 * @param number counted from 1
	 * @param loss the mean cross-entropy of the training images, each taken
	 *          before its batch changed the weights
	 * @param validationLoss the same of the held-out images after the pass; NaN
	 *          if there are none
	 * @param validationAccuracy the fraction of them that is right; NaN if there
	 *          are none
	 */
	public Epoch(final int number, final double loss, final double validationLoss,
		final double validationAccuracy)
	{
		this.number = number;
		this.loss = loss;
		this.validationLoss = validationLoss;
		this.validationAccuracy = validationAccuracy;
	}

	public int number() {
		return number;
	}

	public double loss() {
		return loss;
	}

	public double validationLoss() {
		return validationLoss;
	}

	public double validationAccuracy() {
		return validationAccuracy;
	}

	/** Whether images were held out. */
	public boolean isValidated() {
		return !Double.isNaN(validationLoss);
	}

	@Override
	public String toString() {
		return "epoch " + number + ": loss " + loss + (isValidated()
			? ", validation loss " + validationLoss + ", accuracy " +
				validationAccuracy : "");
	}

}
