
package io.github.logoclassifier;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.features.FeatureCache;
import io.github.logoclassifier.features.FeatureExtractor;
import io.github.logoclassifier.features.FeatureStore;
import io.github.logoclassifier.features.ImageFeatures;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Augmentation;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.image.Preprocessing;
import io.github.logoclassifier.model.BackboneReference;

import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/**
 * What of an image a training needs: which features, of which views. It can be
 * sent to other machines, and gives the same features there. Immutable.
 */
public final class FeatureRecipe implements Serializable {

	private static final long serialVersionUID = 1;

	/** Recoloured copies of each image, where augmentation is asked for. */
	private static final int EXTRA_VIEWS = 4;

	private final String backbone;
	private final String sha256;
	private final String source;
	private final Framing framing;
	private final Crops crops;
	private final boolean isPooled;
	private final int extraViews;
	private final long seed;

	private FeatureRecipe(final BackboneReference reference,
		final TrainingRequest request, final int extraViews)
	{
		backbone = reference.name();
		sha256 = reference.sha256();
		source = reference.source();
		framing = request.framing();
		crops = request.crops();
		isPooled = request.options().head() == HeadKind.POOLED;
		this.extraViews = extraViews;
		seed = request.options().seed();
	}

	/** For the images of classes. */
	public static FeatureRecipe of(final BackboneReference reference,
		final TrainingRequest request)
	{
		return new FeatureRecipe(reference, request, request.augment() ? EXTRA_VIEWS
			: 0);
	}

	/** For images that are not trained on. */
	public static FeatureRecipe withoutColors(final BackboneReference reference,
		final TrainingRequest request)
	{
		return new FeatureRecipe(reference, request, 0);
	}

	/**
	 * Finds the backbone.
	 *
	 * @throws IOException if it is not on this machine
	 */
	public Backbone find(final Backbones backbones) throws IOException {
		return backbones.find(backbone, sha256, source);
	}

	/** What computes the features by that backbone, and keeps none. */
	public FeatureExtractor extractor(final Backbone found) {
		return extractor(found, new FeatureCache(0), Optional.empty());
	}

	public FeatureExtractor extractor(final Backbone found,
		final FeatureCache cache, final Optional<FeatureStore> store)
	{
		return new FeatureExtractor(found, new Preprocessing(framing, found
			.inputSize()), crops, cache, store);
	}

	public Augmentation augmentation() {
		return extraViews == 0 ? Augmentation.NONE : Augmentation.colors(extraViews,
			seed);
	}

	/** What each crop counts. */
	public double[] weights() {
		return crops.weights();
	}

	/** A pooled head needs no more than the means, which are far smaller. */
	public ImageFeatures enough(final ImageFeatures image) {
		return isPooled ? image.pooled() : image;
	}

	/** All that features depend on, but the image and the machine. */
	@Override
	public String toString() {
		return sha256 + " " + framing + " " + crops + (isPooled ? " pooled"
			: " maps") + " colors=" + extraViews + (extraViews == 0 ? "" : " seed=" +
				seed);
	}

}
