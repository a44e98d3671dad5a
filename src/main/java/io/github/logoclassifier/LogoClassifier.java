
package io.github.logoclassifier;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.explain.Explainer;
import io.github.logoclassifier.explain.Explanation;
import io.github.logoclassifier.explain.Method;
import io.github.logoclassifier.features.FeatureCache;
import io.github.logoclassifier.features.FeatureExtractor;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.Prediction;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * A model together with its backbone: ready to classify. Thread-safe; each
 * thread that classifies at the same time has memory of its own. It works on
 * the calling thread, unless {@link #threads} says otherwise.
 */
public final class LogoClassifier {

	private final LogoModel model;
	private final Backbone backbone;
	private final FeatureExtractor extractor;
	private final Queue<Backbone.Worker> idle = new ConcurrentLinkedQueue<>();

	private final int threads;

	public LogoClassifier(final LogoModel model, final Backbone backbone) {
		this(model, backbone, 1);
	}

	private LogoClassifier(final LogoModel model, final Backbone backbone,
		final int threads)
	{
		this.model = model;
		this.backbone = backbone;
		this.threads = threads;
		// Computing features again takes no longer than finding them by content.
		extractor = new FeatureExtractor(backbone, model.preprocessing(), model
			.crops(), new FeatureCache(0));
	}

	/**
	 * The same, but several threads share the crops of each picture: for one
	 * picture at a time, on which somebody waits. The results are the same.
	 *
	 * @param count how many threads; 1, the default, for the calling one only
	 * @throws IllegalArgumentException if it is below 1
	 */
	public LogoClassifier threads(final int count) {
		if (count < 1) throw new IllegalArgumentException("threads " + count);
		return new LogoClassifier(model, backbone, count);
	}

	public LogoModel model() {
		return model;
	}

	/**
	 * Classifies a picture with the model's own threshold.
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
		return working(worker -> model.predict(extractor.features(picture, worker),
			threshold));
	}

	/**
	 * Classifies a picture, and tells what in it spoke for the likeliest class.
	 *
	 * @param picture of any size, see {@link PictureService}
	 * @throws IllegalArgumentException if the method is not for the model's head
	 */
	public Explanation explain(final RandomAccessibleInterval<ARGBType> picture,
		final Method method)
	{
		final Prediction prediction = classify(picture);
		return explain(picture, prediction, prediction.candidates().get(0).label(),
			method);
	}

	/**
	 * Classifies a picture, and tells what in it spoke for a class.
	 *
	 * @param picture of any size, see {@link PictureService}
	 * @param label one of the model's, in any case
	 * @throws IllegalArgumentException if it is none (the message lists them), or
	 *           the method is not for the model's head
	 */
	public Explanation explain(final RandomAccessibleInterval<ARGBType> picture,
		final String label, final Method method)
	{
		return explain(picture, classify(picture), label, method);
	}

	private Explanation explain(final RandomAccessibleInterval<ARGBType> picture,
		final Prediction prediction, final String label, final Method method)
	{
		return working(worker -> new Explainer(model).explain(picture, prediction,
			label, method, worker));
	}

	/** Lends a worker that no other thread has. */
	private <T> T working(final Function<Backbone.Worker, T> work) {
		final Backbone.Worker waiting = idle.poll();
		final Backbone.Worker worker = waiting == null ? backbone.newTeam(threads)
			: waiting;
		try {
			return work.apply(worker);
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
