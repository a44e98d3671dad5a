
package io.github.logoclassifier;

import io.github.logoclassifier.dataset.LabelledFile;
import io.github.logoclassifier.features.FeatureExtractor;

import java.io.IOException;
import java.util.List;

/** Computes the features of images elsewhere: on a cluster, say. */
public interface FeatureSource {

	/**
	 * Returns when every file has had its turn.
	 *
	 * @param files whose places in this list are their numbers
	 * @param recipe what to compute of each
	 * @param receiver gets the features of each, or why there are none; called by
	 *          one thread at a time, in any order
	 * @throws IOException if it cannot go on
	 */
	void features(List<LabelledFile> files, FeatureRecipe recipe,
		FeatureExtractor.Receiver<LabelledFile> receiver) throws IOException;

}
