
package io.github.logoclassifier.backbone.mobilenet;

/** Arrays of whole cache lines, over all of which loops may run. */
final class Rows {

	/** Floats in a cache line of 64 bytes. */
	static final int LINE = 16;
	/** Floats that the 16 bytes of an array's header take. */
	private static final int HEADER = 4;

	private Rows() {}

	/** Rows of at least a length, filled with zeros. */
	static float[][] of(final int count, final int length) {
		return new float[count][whole(length)];
	}

	/** The length that a row gets: with its header, a number of lines. */
	static int whole(final int length) {
		return (length + HEADER + LINE - 1) / LINE * LINE - HEADER;
	}

}
