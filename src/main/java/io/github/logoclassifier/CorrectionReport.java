
package io.github.logoclassifier;

import io.github.logoclassifier.model.Prediction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a correction came to. Immutable. */
public final class CorrectionReport {

	private final String label;
	private final Path image;
	private final boolean isAdded;
	private final Prediction before;
	private final Optional<Prediction> after;
	private final Optional<TrainingReport> training;
	private final List<String> warnings;

	private CorrectionReport(final String label, final Path image,
		final boolean isAdded, final Prediction before,
		final Optional<Prediction> after, final Optional<TrainingReport> training,
		final List<String> warnings)
	{
		this.label = label;
		this.image = image;
		this.isAdded = isAdded;
		this.before = before;
		this.after = after;
		this.training = training;
		this.warnings = Collections.unmodifiableList(new ArrayList<>(warnings));
	}

	/** The image is kept, but its class has too few for a training. */
	public static CorrectionReport kept(final String label, final Path image,
		final boolean isAdded, final Prediction before, final List<String> warnings)
	{
		return new CorrectionReport(label, image, isAdded, before, Optional.empty(),
			Optional.empty(), warnings);
	}

	public static CorrectionReport trained(final String label, final Path image,
		final boolean isAdded, final Prediction before, final Prediction after,
		final TrainingReport training, final List<String> warnings)
	{
		return new CorrectionReport(label, image, isAdded, before, Optional.of(
			after), Optional.of(training), warnings);
	}

	/** The class that the image is in now, as its folder spells it. */
	public String label() {
		return label;
	}

	/** The file in that class: the new one, or the one that was there. */
	public Path image() {
		return image;
	}

	/** Whether the file is new; if not, the same picture was there already. */
	public boolean isAdded() {
		return isAdded;
	}

	/** What the model said of the picture before. */
	public Prediction before() {
		return before;
	}

	/** What it says now; empty if it was not trained. */
	public Optional<Prediction> after() {
		return after;
	}

	/** The training; empty if the class still has too few images. */
	public Optional<TrainingReport> training() {
		return training;
	}

	/** What a person should know, in whole sentences. */
	public List<String> warnings() {
		return warnings;
	}

}
