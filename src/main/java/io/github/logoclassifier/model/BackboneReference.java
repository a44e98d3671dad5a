
package io.github.logoclassifier.model;

import io.github.logoclassifier.backbone.Backbone;

import java.util.Objects;

/** Names the backbone that a model was trained with. Immutable. */
public final class BackboneReference {

	private final String name;
	private final String sha256;
	private final int inputSize;
	private final String source;

	BackboneReference(final String name, final String sha256, final int inputSize,
		final String source)
	{
		this.name = Objects.requireNonNull(name);
		this.sha256 = Objects.requireNonNull(sha256);
		this.inputSize = inputSize;
		this.source = Objects.requireNonNull(source);
	}

	/** @param source what the user gave: "bundled", a name or a path */
	public static BackboneReference of(final Backbone backbone,
		final String source)
	{
		return new BackboneReference(backbone.name(), backbone.sha256(), backbone
			.inputSize(), source);
	}

	public String name() {
		return name;
	}

	/** See {@link Backbone#sha256()}. */
	public String sha256() {
		return sha256;
	}

	/** The side of its input in pixels. */
	public int inputSize() {
		return inputSize;
	}

	/** Where it came from when the model was trained. */
	public String source() {
		return source;
	}

}
