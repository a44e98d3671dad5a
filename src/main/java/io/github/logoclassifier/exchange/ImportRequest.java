
package io.github.logoclassifier.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What to import, and what its files do not say. Immutable: each setter returns
 * a changed copy.
 */
public final class ImportRequest {

	private final Path input;
	private final List<String> labels;
	private final String backbone;
	private final String framing;

	private ImportRequest(final Path input, final List<String> labels,
		final String backbone, final String framing)
	{
		this.input = Objects.requireNonNull(input, "input");
		this.labels = Collections.unmodifiableList(new ArrayList<>(labels));
		this.backbone = Objects.requireNonNull(backbone, "backbone");
		this.framing = Objects.requireNonNull(framing, "framing");
	}

	/**
	 * A model that says everything itself.
	 *
	 * @param input a TF.js model's folder, or its JSON file
	 */
	public static ImportRequest of(final Path input) {
		return new ImportRequest(input, Collections.emptyList(), "", "");
	}

	/**
	 * @param labels in the order of the outputs; none for those in metadata.json
	 *          or labels.txt beside the model
	 */
	public ImportRequest labels(final List<String> labels) {
		return new ImportRequest(input, labels, backbone, framing);
	}

	/**
	 * @param backbone what the head was trained behind: "bundled", a name, a
	 *          folder or a file; empty for what the model says or brings
	 */
	public ImportRequest backbone(final String backbone) {
		return new ImportRequest(input, labels, backbone, framing);
	}

	/**
	 * @param framing how its images were made square; empty for what the model
	 *          says, or "stretch", as a browser does
	 */
	public ImportRequest framing(final String framing) {
		return new ImportRequest(input, labels, backbone, framing);
	}

	public Path input() {
		return input;
	}

	public List<String> labels() {
		return labels;
	}

	public String backbone() {
		return backbone;
	}

	public String framing() {
		return framing;
	}

}
