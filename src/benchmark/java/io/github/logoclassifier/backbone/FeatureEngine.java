
package io.github.logoclassifier.backbone;

import java.util.List;

/** Something that computes features. */
interface FeatureEngine extends AutoCloseable {

	Object features(List<float[]> images) throws Exception;

	@Override
	default void close() throws Exception {
		// nothing to release
	}

}
