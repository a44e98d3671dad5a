
package io.github.logoclassifier.backbone;

import java.util.Arrays;

/** A named array of any shape, the last axis running fastest. */
final class Tensor {

	private final String name;
	private final int[] shape;
	private final float[] values;

	Tensor(final String name, final int[] shape, final float[] values) {
		this.name = name;
		this.shape = shape.clone();
		this.values = values;
	}

	String name() {
		return name;
	}

	int[] shape() {
		return shape.clone();
	}

	/** The array itself, for reading only. */
	float[] values() {
		return values;
	}

	@Override
	public String toString() {
		return name + Arrays.toString(shape);
	}

}
