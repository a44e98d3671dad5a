
package io.github.logoclassifier.model;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.KerasCut;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.backbone.library.MissingBackboneException;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** Names the backbone that a model was trained with. Immutable. */
public final class BackboneReference {

	private final String name;
	private final String sha256;
	private final int inputSize;
	private final String source;
	private final Optional<KerasCut> kerasCut;

	BackboneReference(final String name, final String sha256, final int inputSize,
		final String source)
	{
		this(name, sha256, inputSize, source, Optional.empty());
	}

	BackboneReference(final String name, final String sha256, final int inputSize,
		final String source, final Optional<KerasCut> kerasCut)
	{
		this.name = Objects.requireNonNull(name);
		this.sha256 = Objects.requireNonNull(sha256);
		this.inputSize = inputSize;
		this.source = Objects.requireNonNull(source);
		this.kerasCut = kerasCut;
	}

	/** @param source what the user gave: "bundled", a name or a path */
	public static BackboneReference of(final Backbone backbone,
		final String source)
	{
		return new BackboneReference(backbone.name(), backbone.sha256(), backbone
			.inputSize(), source, backbone.kerasCut());
	}

	/**
	 * Finds the very backbone.
	 *
	 * @throws MissingBackboneException if it is not on this machine; the message
	 *           says how to get it
	 * @throws IOException if it cannot be read
	 */
	public Backbone find(final Backbones backbones) throws IOException {
		return kerasCut.isPresent() ? backbones.find(name, kerasCut.get(), source)
			: backbones.find(name, sha256, source);
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

	/** Which part of which Keras file it is, see {@link Backbone#kerasCut()}. */
	public Optional<KerasCut> kerasCut() {
		return kerasCut;
	}

}
