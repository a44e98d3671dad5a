
package io.github.logoclassifier.imagej.show;

import ij.gui.ImageRoi;

import java.awt.image.BufferedImage;

/**
 * A picture with transparent pixels in an overlay. ImageJ's own loses the
 * transparency when it is copied. In a saved file there is only one opacity for
 * all pixels, and black ones are left out: so faint evidence looks stronger
 * when such a file is opened again.
 */
final class HeatRoi extends ImageRoi {

	/** Of an overlay that was saved. */
	private static final double SAVED_OPACITY = 0.5;

	private final BufferedImage picture;

	/**
	 * @param x where it begins in the image, in pixels
	 * @param y where it begins in the image, in pixels
	 */
	HeatRoi(final int x, final int y, final BufferedImage picture) {
		super(x, y, picture);
		this.picture = picture;
	}

	@Override
	public boolean getZeroTransparent() {
		return true;
	}

	@Override
	public double getOpacity() {
		return SAVED_OPACITY;
	}

	@Override
	public synchronized Object clone() {
		final HeatRoi copy = new HeatRoi(getBounds().x, getBounds().y, picture);
		copy.setName(getName());
		if (hasHyperStackPosition()) {
			copy.setPosition(getCPosition(), getZPosition(), getTPosition());
		}
		else copy.setPosition(getPosition());
		return copy;
	}

}
