
package io.github.logoclassifier.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats that a model can be written in, for other software. */
public enum ExportFormat {

		/** A folder with a TF.js layers model: backbone and head. */
		TFJS(""),

		/** A folder with a TF.js layers model: the head alone. */
		TFJS_HEAD(""),

		/** An ONNX file: crops, backbone and head. */
		ONNX(".onnx"),

		/** A zip of Deeplearning4j's ModelSerializer: the head alone. */
		DL4J(".zip");

	private final String extension;

	ExportFormat(final String extension) {
		this.extension = extension;
	}

	/** The name that users write: "tfjs", "tfjs-head", "onnx", "dl4j". */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The usual ending of a file's name; empty for a folder. */
	public String extension() {
		return extension;
	}

	/** Whether a folder is written, not a file. */
	public boolean isFolder() {
		return extension.isEmpty();
	}

	/** Whether the backbone is in it. */
	boolean hasBackbone() {
		return this == TFJS || this == ONNX;
	}

	/**
	 * Finds a format by the name that users write, in any case.
	 *
	 * @throws IllegalArgumentException if there is none; the message lists them
	 */
	public static ExportFormat of(final String id) {
		for (final ExportFormat format : values()) {
			if (format.id().equalsIgnoreCase(id.trim())) return format;
		}
		throw new IllegalArgumentException("format must be one of " + Arrays.stream(
			values()).map(ExportFormat::id).collect(Collectors.joining(", ")) +
			", not \"" + id + "\"");
	}

}
