
package io.github.logoclassifier.backbone;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes all arrays of a worker in one go, each of a whole number of cache lines
 * with its header, so that they lie behind each other and begin at the same
 * place within a line. A vector loop then reads whole lines from all of them as
 * soon as it does from one; where they differ, every vector straddles two, and
 * the loops take up to twice as long. Nothing but speed depends on it.
 */
final class Rows {

	/** Floats in a cache line of 64 bytes. */
	static final int LINE = 16;
	/** Floats that the 16 bytes of an array's header take. */
	private static final int HEADER = 4;

	private final List<float[][]> wanted = new ArrayList<>();
	private final List<Integer> lengths = new ArrayList<>();

	/** Asks for rows of at least a length, null until they are allocated. */
	float[][] want(final int count, final int length) {
		final float[][] rows = new float[count][];
		wanted.add(rows);
		lengths.add(whole(length));
		return rows;
	}

	/** The length that a row gets: loops may run over all of it. */
	static int whole(final int length) {
		return (length + HEADER + LINE - 1) / LINE * LINE - HEADER;
	}

	/** Allocates all that was asked for, filled with zeros. */
	void allocate() {
		for (int n = 0; n < wanted.size(); n++) {
			final float[][] rows = wanted.get(n);
			final int length = lengths.get(n);
			for (int i = 0; i < rows.length; i++) {
				rows[i] = new float[length];
			}
		}
	}

}
