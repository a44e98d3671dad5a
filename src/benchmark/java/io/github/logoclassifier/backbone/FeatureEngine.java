
package io.github.logoclassifier.backbone;

import java.util.List;

/** Something that computes features. */
interface FeatureEngine extends AutoCloseable {

	/** @return all of them; the layout is the engine's own */
	float[] features(List<float[]> images) throws Exception;

	@Override
	default void close() throws Exception {
		// nothing to release
	}

}
