
package io.github.logoclassifier.explain;

import io.github.logoclassifier.image.CropPlace;

/**
 * What each place of a crop's feature map contributes, laid back over the
 * framed picture: smoothly, between the middles of the map's cells, and so that
 * nothing is lost. The mean over the crop's area, times that area, is the sum
 * of the contributions.
 * <p>
 * A place of the map looks at more than its cell, at most of the picture even,
 * but most at its cell: so measured by moving a spot over a picture, and nearer
 * to the truth than the middle of the receptive field by the network's padding.
 * Immutable.
 */
final class CropGrid {

	private final double[][] contributions;
	private final CropPlace place;
	private final int side;
	private final double perArea;

	/** @param contributions rows of the map, side × side */
	CropGrid(final double[][] contributions, final CropPlace place) {
		this.contributions = contributions;
		this.place = place;
		side = contributions.length;
		perArea = side * side / place.area();
	}

	/** The density at a place of the framed picture; 0 outside the crop. */
	double at(final double frameX, final double frameY) {
		final double x = place.cropX(frameX, frameY);
		final double y = place.cropY(frameX, frameY);
		return x < 0 || y < 0 || x > 1 || y > 1 ? 0 : perArea * Bilinear.at(x, y,
			side, (column, row) -> contributions[row][column]);
	}

}
