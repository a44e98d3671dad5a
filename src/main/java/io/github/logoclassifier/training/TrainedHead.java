
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

	TrainedHead(final Head head, final List<Epoch> curve,
		final List<String> warnings)
	{
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

	/** What a person should know before relying on it, in whole sentences. */
	public List<String> warnings() {
		return warnings;
	}

}
