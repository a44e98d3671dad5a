
package io.github.logoclassifier;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.FeatureCache;
import io.github.logoclassifier.backbone.FeatureExtractor;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.Prediction;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * A model together with its backbone: ready to classify. Thread-safe; each
 * thread that classifies at the same time has memory of its own.
 */
public final class LogoClassifier {

	private final LogoModel model;
	private final Backbone backbone;
	private final FeatureExtractor extractor;
	private final Queue<Backbone.Worker> idle = new ConcurrentLinkedQueue<>();

	LogoClassifier(final LogoModel model, final Backbone backbone) {
		this.model = model;
		this.backbone = backbone;
		// Computing features again takes no longer than finding them by content.
		extractor = new FeatureExtractor(backbone, model.preprocessing(), model
			.crops(), new FeatureCache(0));
	}

	public LogoModel model() {
		return model;
	}

	/**
	 * Classifies a picture, on the calling thread, with the model's own
	 * threshold.
	 *
	 * @param picture of any size, see {@link PictureService}
	 */
	public Prediction classify(final RandomAccessibleInterval<ARGBType> picture) {
		return classify(picture, LogoModel.OWN_THRESHOLD);
	}

	/**
	 * Classifies a picture, which may be of no known class.
	 *
	 * @param threshold pictures whose similarity is below this are unknown, 0..1;
	 *          0 for none; {@link LogoModel#OWN_THRESHOLD} for the model's own
	 * @throws IllegalArgumentException if it is none of these
	 */
	public Prediction classify(final RandomAccessibleInterval<ARGBType> picture,
		final double threshold)
	{
		requireThreshold(threshold);
		final Backbone.Worker waiting = idle.poll();
		final Backbone.Worker worker = waiting == null ? backbone.newWorker()
			: waiting;
		try {
			return model.predict(extractor.features(picture, worker), threshold);
		}
		finally {
			idle.add(worker);
		}
	}

	static double requireThreshold(final double threshold) {
		if (threshold >= 0 && threshold <= 1 ||
			threshold == LogoModel.OWN_THRESHOLD) return threshold;
		throw new IllegalArgumentException(
			"threshold must be between 0 and 1, the least similarity, or -1 for the " +
				"model's own, not " + threshold);
	}

}
