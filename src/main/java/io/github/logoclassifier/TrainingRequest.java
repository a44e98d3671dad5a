
package io.github.logoclassifier;

import io.github.logoclassifier.backbone.library.BackboneChoice;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Crops;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.training.TrainingOptions;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What to train on, and how. Immutable: each setter returns a changed copy. The
 * defaults were chosen by cross-validation, see README.
 */
public final class TrainingRequest {

	/** The default of {@link #framing}. */
	public static final String DEFAULT_FRAMING = "trim";

	/** The default of {@link #head}. */
	public static final String DEFAULT_HEAD = "pooled";

	/** The default of {@link #validation}. */
	public static final double DEFAULT_VALIDATION = 0.2;

	/** The default of {@link #crops}. */
	public static final boolean DEFAULT_CROPS = true;

	/** The default of {@link #augment}. */
	public static final boolean DEFAULT_AUGMENT = true;

	private final Path folder;
	private final BackboneChoice backbone;
	private final Framing framing;
	private final boolean augment;
	private final boolean crops;
	private final double validation;
	private final int threads;
	private final TrainingOptions options;

	private TrainingRequest(final Path folder, final BackboneChoice backbone,
		final Framing framing, final boolean augment, final boolean crops,
		final double validation, final int threads, final TrainingOptions options)
	{
		this.folder = Objects.requireNonNull(folder, "folder");
		this.backbone = Objects.requireNonNull(backbone, "backbone");
		this.framing = framing;
		this.augment = augment;
		this.crops = crops;
		this.validation = validation;
		this.threads = threads;
		this.options = options;
	}

	/**
	 * Training on a folder with the defaults.
	 *
	 * @param folder one sub-folder per class, or files named LABEL-NUMBER.ext
	 */
	public static TrainingRequest of(final Path folder) {
		return new TrainingRequest(folder, BackboneChoice.of(Backbones.BUNDLED),
			Framing.of(DEFAULT_FRAMING), DEFAULT_AUGMENT, DEFAULT_CROPS,
			DEFAULT_VALIDATION, 0, TrainingOptions.of(HeadKind.of(DEFAULT_HEAD)));
	}

	/** @param backbone see {@link Backbones#open} */
	public TrainingRequest backbone(final String backbone) {
		return backbone(BackboneChoice.of(backbone));
	}

	/** @param backbone where it is, and where a Keras network is to be cut */
	public TrainingRequest backbone(final BackboneChoice backbone) {
		return new TrainingRequest(folder, backbone, framing, augment, crops,
			validation, threads, options);
	}

	/**
	 * @param framing "stretch", "letterbox", "crop" or "trim"
	 * @throws IllegalArgumentException if it is none of these
	 */
	public TrainingRequest framing(final String framing) {
		return new TrainingRequest(folder, backbone, Framing.of(framing), augment,
			crops, validation, threads, options);
	}

	/** @param augment whether to train on recoloured copies of each image too */
	public TrainingRequest augment(final boolean augment) {
		return new TrainingRequest(folder, backbone, framing, augment, crops,
			validation, threads, options);
	}

	/**
	 * @param crops whether a pooled head looks at several crops of each image,
	 *          see {@link Crops}; other heads look at one
	 */
	public TrainingRequest crops(final boolean crops) {
		return new TrainingRequest(folder, backbone, framing, augment, crops,
			validation, threads, options);
	}

	/**
	 * @param validation the fraction of each class that is held out to watch the
	 *          training; 0 for none
	 * @throws IllegalArgumentException if it is not 0 to 0.9
	 */
	public TrainingRequest validation(final double validation) {
		if (!(validation >= 0 && validation <= 0.9)) {
			throw new IllegalArgumentException(
				"validation must be between 0 and 0.9, the fraction held out, not " +
					validation);
		}
		return new TrainingRequest(folder, backbone, framing, augment, crops,
			validation, threads, options);
	}

	/**
	 * @param threads how many images are read at once; 0: as many as ImageJ may
	 *          use. The result does not depend on it
	 * @throws IllegalArgumentException if it is below 0
	 */
	public TrainingRequest threads(final int threads) {
		return new TrainingRequest(folder, backbone, framing, augment, crops,
			validation, Threads.requireValid(threads), options);
	}

	/**
	 * @param head "pooled" or "tutorial"; resets what {@link #options} set
	 * @throws IllegalArgumentException if it is neither
	 */
	public TrainingRequest head(final String head) {
		return options(TrainingOptions.of(HeadKind.of(head)));
	}

	/** @param options the head, and how it is trained */
	public TrainingRequest options(final TrainingOptions options) {
		return new TrainingRequest(folder, backbone, framing, augment, crops,
			validation, threads, options);
	}

	public Path folder() {
		return folder;
	}

	public BackboneChoice backbone() {
		return backbone;
	}

	public Framing framing() {
		return framing;
	}

	public boolean augment() {
		return augment;
	}

	/** What is looked at of each image. */
	public Crops crops() {
		return crops && options.head() == HeadKind.POOLED ? Crops.MULTIPLE
			: Crops.SINGLE;
	}

	public double validation() {
		return validation;
	}

	public int threads() {
		return threads;
	}

	public TrainingOptions options() {
		return options;
	}

}
