
package io.github.logoclassifier.training;

import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.head.Head;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a training came to. Immutable. */
public final class TrainedHead {

	private final Head head;
	private final List<Epoch> curve;
	private final List<String> warnings;
	private final boolean isStopped;

	TrainedHead(final Head head, final List<Epoch> curve,
		final List<String> warnings, final boolean isStopped)
	{
		this.isStopped = isStopped;
		this.head = head;
		this.curve = Collections.unmodifiableList(new ArrayList<>(curve));
		this.warnings = Collections.unmodifiableList(new ArrayList<>(warnings));
	}

	public Head head() {
		return head;
	}

	/** One entry for each epoch. */
	public List<Epoch> curve() {
		return curve;
	}

	/** Whether the listener ended the training before its end. */
	public boolean isStopped() {
		return isStopped;
	}

	/** The same training, with another head that came of it. */
	public TrainedHead withHead(final Head other) {
		return new TrainedHead(other, curve, warnings, isStopped);
	}

	/** The same, with one more thing to know. */
	public TrainedHead withWarning(final String warning) {
		final List<String> more = new ArrayList<>(warnings);
		more.add(warning);
		return new TrainedHead(head, curve, more, isStopped);
	}

	/** What a person should know before relying on it, in whole sentences. */
	public List<String> warnings() {
		return warnings;
	}

}
