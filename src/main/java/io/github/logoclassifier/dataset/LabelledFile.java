
package io.github.logoclassifier.dataset;

import java.nio.file.Path;
import java.util.Objects;

/** An image file and the label that its folder or its name gives it. */
public final class LabelledFile {

	private final Path path;
	private final String label;

	public LabelledFile(final Path path, final String label) {
		this.path = Objects.requireNonNull(path, "path");
		this.label = Objects.requireNonNull(label, "label");
	}

	public Path path() {
		return path;
	}

	public String label() {
		return label;
	}

	@Override
	public String toString() {
		return label + ": " + path;
	}

}
