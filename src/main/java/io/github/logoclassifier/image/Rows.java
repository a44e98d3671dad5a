
package io.github.logoclassifier.image;

/**
 * A picture read row by row, from top to bottom, as packed 0xRRGGBB values (the
 * highest byte is undefined). So pictures of any height are reduced in memory
 * for a few rows.
 */
interface Rows {

	int width();

	int height();

	/** Writes the next row; calling it more often than height() is an error. */
	void next(int[] row);

}
