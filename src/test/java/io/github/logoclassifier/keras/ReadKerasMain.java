
package io.github.logoclassifier.keras;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.KerasCut;
import io.github.logoclassifier.image.PixelScaling;

import java.io.IOException;
import java.nio.file.Paths;

/** Reads a Keras file, and writes where it was cut, and the side of its map. */
public final class ReadKerasMain {

	private ReadKerasMain() {}

	/** @param arguments the file */
	public static void main(final String... arguments) throws IOException {
		final Backbone backbone = KerasImporter.read(Paths.get(arguments[0]), "net",
			new KerasCut("0".repeat(64), "", PixelScaling.TF));
		System.out.println(backbone.kerasCut().get().layer() + " " + backbone
			.newWorker().features(new float[backbone.inputSize() * backbone
				.inputSize() * 3]).height());
	}

}
