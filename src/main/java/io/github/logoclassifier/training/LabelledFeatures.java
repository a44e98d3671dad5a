
package io.github.logoclassifier.training;

import io.github.logoclassifier.backbone.FeatureMap;

import java.util.ArrayList;
import java.util.List;

/** Feature maps and the class of each, to train on or to validate with. */
public final class LabelledFeatures {

	private final List<FeatureMap> maps = new ArrayList<>();
	private final List<Integer> classes = new ArrayList<>();
	private final int classCount;

	/** @param classCount how many classes there are, in this set or not */
	public LabelledFeatures(final int classCount) {
		this.classCount = classCount;
	}

	/**
	 * Adds one.
	 *
	 * @param label the index of its class
	 */
	public void add(final FeatureMap map, final int label) {
		if (label < 0 || label >= classCount) {
			throw new IllegalArgumentException("class " + label + " of " +
				classCount);
		}
		maps.add(map);
		classes.add(label);
	}

	public int size() {
		return maps.size();
	}

	public int classCount() {
		return classCount;
	}

	public FeatureMap map(final int index) {
		return maps.get(index);
	}

	/** The index of a map's class. */
	public int label(final int index) {
		return classes.get(index);
	}

}
