
package io.github.logoclassifier.backbone;

import java.util.Arrays;

/** A named array of any shape, the last axis running fastest. */
public final class Tensor {

	private final String name;
	private final int[] shape;
	private final float[] values;

	/**
	 * @param values not copied, so not to be changed any more
	 * @throws IllegalArgumentException if there are more or fewer than the shape
	 *           has
	 */
	public Tensor(final String name, final int[] shape, final float[] values) {
		long size = 1;
		for (final int length : shape) {
			size *= length;
		}
		if (size != values.length) {
			throw new IllegalArgumentException(values.length + " values for " + name +
				Arrays.toString(shape));
		}
		this.name = name;
		this.shape = shape.clone();
		this.values = values;
	}

	public String name() {
		return name;
	}

	public int[] shape() {
		return shape.clone();
	}

	/** The array itself, for reading only. */
	public float[] values() {
		return values;
	}

	@Override
	public String toString() {
		return name + Arrays.toString(shape);
	}

}
