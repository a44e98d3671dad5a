
package io.github.logoclassifier;

import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.model.LogoModel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a training came to: the model, and what to know about it. Immutable. */
public final class TrainingReport {

	private final LogoModel model;
	private final List<SkippedFile> skipped;
	private final int heldOut;
	private final Duration duration;

	public TrainingReport(final LogoModel model, final List<SkippedFile> skipped,
		final int heldOut, final Duration duration)
	{
		this.model = model;
		this.skipped = Collections.unmodifiableList(new ArrayList<>(skipped));
		this.heldOut = heldOut;
		this.duration = duration;
	}

	public LogoModel model() {
		return model;
	}

	/** What was left out of the folder, and why. */
	public List<SkippedFile> skipped() {
		return skipped;
	}

	/** How many images were used, held-out ones included. */
	public int images() {
		return model.card().images().values().stream().mapToInt(Integer::intValue)
			.sum();
	}

	/** How many images were held out for validation. */
	public int heldOut() {
		return heldOut;
	}

	/** The training, epoch by epoch. */
	public List<Epoch> curve() {
		return model.card().curve();
	}

	/** What a person should know before relying on it, in whole sentences. */
	public List<String> warnings() {
		return model.card().warnings();
	}

	/** How long it took, from reading the folder to the trained head. */
	public Duration duration() {
		return duration;
	}

}
