
package io.github.logoclassifier.exchange;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.Weights;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.backbone.mobilenet.MobileNetV1;

import java.io.IOException;
import java.nio.file.Path;

/** Finds the backbone that an imported head belongs behind. */
final class ImportedBackbone {

	private final Backbones backbones;
	private final String given;
	private final Metadata own;
	private String source;

	/**
	 * @param given what the user says, or empty
	 * @param own the plugin's own metadata, or one without anything
	 */
	ImportedBackbone(final Backbones backbones, final String given,
		final Metadata own)
	{
		this.backbones = backbones;
		this.given = given;
		this.own = own;
		source = given;
	}

	/** Where it can be found again. */
	String source() {
		return source;
	}

	/** The backbone in the same file as the head. */
	Backbone within(final Weights weights, final Path json) throws IOException {
		final Backbone inside = MobileNetV1.of(weights);
		if (!given.isEmpty()) {
			final Backbone wanted = backbones.open(given);
			if (!wanted.sha256().equals(inside.sha256())) {
				throw new IllegalArgumentException("backbone " + given +
					" is not the one in " + json + ": leave backbone out");
			}
			return wanted;
		}
		if (backbones.open(Backbones.BUNDLED).sha256().equals(inside.sha256())) {
			source = Backbones.BUNDLED;
			return inside;
		}
		source = backbones.keep(weights).toString();
		return inside;
	}

	/** The backbone of a head alone. */
	Backbone beside(final Path json) throws IOException {
		if (!given.isEmpty()) return backbones.open(given);
		if (own.backbone == null || own.backbone.sha256 == null) {
			throw new IllegalArgumentException("backbone is missing: give the " +
				"network that the head in " + json + " was trained behind (the " +
				"tutorial's is mobilenet_0.25_224, which Install Logo Backbone gets)");
		}
		final Backbone bundled = backbones.open(Backbones.BUNDLED);
		if (bundled.sha256().equals(own.backbone.sha256)) {
			source = Backbones.BUNDLED;
			return bundled;
		}
		source = String.valueOf(own.backbone.name);
		return backbones.find(source, own.backbone.sha256, source);
	}

}
