
package io.github.logoclassifier.dataset;

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
