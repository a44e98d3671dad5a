
package io.github.logoclassifier.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** A file or folder that was left out, and the reason in plain words. */
public final class SkippedFile {

	private final Path path;
	private final String reason;

	public SkippedFile(final Path path, final String reason) {
		this.path = Objects.requireNonNull(path, "path");
		this.reason = Objects.requireNonNull(reason, "reason");
	}

	/** Says why a file could not be read, without naming it twice. */
	public static SkippedFile of(final Path path, final IOException reason) {
		return new SkippedFile(path, reason(path.toString(), reason));
	}

	/**
	 * The message of an exception, as a phrase that follows a file's name.
	 *
	 * @param name which the message may begin with
	 */
	public static String reason(final String name, final IOException reason) {
		final String message = String.valueOf(reason.getMessage());
		final String prefix = name + ": ";
		return message.startsWith(prefix) ? message.substring(prefix.length())
			: message;
	}

	public Path path() {
		return path;
	}

	/** Why, as a phrase that follows the file's name: "truncated", say. */
	public String reason() {
		return reason;
	}

	@Override
	public String toString() {
		return path + ": " + reason;
	}

}
