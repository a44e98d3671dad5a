
package io.github.logoclassifier.command;

import java.util.Objects;

/** What a look at an input came to, while a person types it. Immutable. */
public final class Finding {

	/** How it stands with an input. */
	public enum Kind {

			/** Something was found that will do. */
			GOOD,

			/** It will do, but perhaps is not what was meant. */
			DOUBTFUL,

			/** Nothing is given yet, and the command cannot do without. */
			MISSING,

			/** The command would only say that it cannot. */
			BAD
	}

	/** There is nothing to say. */
	public static final Finding NOTHING = new Finding(Kind.GOOD, "");

	private final Kind kind;
	private final String text;

	private Finding(final Kind kind, final String text) {
		this.kind = Objects.requireNonNull(kind);
		this.text = Objects.requireNonNull(text);
	}

	static Finding good(final String text) {
		return new Finding(Kind.GOOD, text);
	}

	static Finding doubtful(final String text) {
		return new Finding(Kind.DOUBTFUL, text);
	}

	/** @param text what to give */
	public static Finding missing(final String text) {
		return new Finding(Kind.MISSING, text);
	}

	/** @param text what is wrong, in words for the person who typed it */
	public static Finding bad(final String text) {
		return new Finding(Kind.BAD, text);
	}

	public Kind kind() {
		return kind;
	}

	/** What to tell the person; empty if nothing. */
	public String text() {
		return text;
	}

	/** Whether the command can be run with this input. */
	public boolean allowsRun() {
		return kind == Kind.GOOD || kind == Kind.DOUBTFUL;
	}

	@Override
	public String toString() {
		return kind + " " + text;
	}

}
