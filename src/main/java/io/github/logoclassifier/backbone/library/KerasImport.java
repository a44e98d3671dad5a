
package io.github.logoclassifier.backbone.library;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.KerasCut;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes a backbone of a Keras network of any family, by means that this package
 * does not know.
 */
public interface KerasImport {

	/** Where only MobileNetV1 can be read. */
	KerasImport NONE = (file, name, cut) -> {
		throw new IOException(name + ".h5 is not a MobileNetV1");
	};

	/**
	 * Reads a file, in plain Java, and makes a network of it: only for one that
	 * the user chose.
	 *
	 * @param name what to call the network
	 * @param cut the layer may be empty: then there is a default
	 * @return a backbone with a {@link Backbone#kerasCut}
	 * @throws IllegalArgumentException if it cannot be cut there; the message
	 *           lists where it can be
	 * @throws IOException if the file is no such network
	 */
	Backbone read(Path file, String name, KerasCut cut) throws IOException;

}
