
package io.github.logoclassifier.service;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.library.BackboneChoice;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.model.BackboneReference;

import java.io.File;
import java.io.IOException;

/** The backbone of a training, and how its model will name it. Immutable. */
final class ChosenBackbone {

	/** Opens a backbone once it is needed. */
	interface Source {

		ChosenBackbone open() throws IOException;
	}

	private final Backbone backbone;
	private final BackboneReference reference;

	ChosenBackbone(final Backbone backbone, final BackboneReference reference) {
		this.backbone = backbone;
		this.reference = reference;
	}

	/** Opens what a user chose. */
	static ChosenBackbone open(final BackboneChoice choice,
		final Backbones backbones) throws IOException
	{
		final Backbone backbone = backbones.open(choice);
		return new ChosenBackbone(backbone, BackboneReference.of(backbone, absolute(
			choice.source())));
	}

	/** A path that still holds when the model is opened from elsewhere. */
	private static String absolute(final String source) {
		final File file = new File(source);
		return file.exists() ? file.getAbsoluteFile().toPath().normalize()
			.toString() : source;
	}

	Backbone backbone() {
		return backbone;
	}

	BackboneReference reference() {
		return reference;
	}

}
