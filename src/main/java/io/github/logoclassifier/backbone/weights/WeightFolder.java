
package io.github.logoclassifier.backbone.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the files of a TF.js model lie: a folder, or the plugin's own jar. */
public abstract class WeightFolder {

	/** Opens a file by its plain name. */
	abstract InputStream open(String name) throws IOException;

	/** What to call a file in a message. */
	abstract String describe(String name);

	/** The name of the file with the topology and the list of weights. */
	String json() {
		return TfjsWriter.JSON;
	}

	public static WeightFolder of(final Path folder) {
		return new WeightFolder() {

			@Override
			InputStream open(final String name) throws IOException {
				try {
					return Files.newInputStream(folder.resolve(name));
				}
				catch (final NoSuchFileException exc) {
					throw new NoSuchFileException(describe(name) +
						" does not exist: a TF.js model is a folder with model.json and " +
						"the weight files that it names");
				}
			}

			@Override
			String describe(final String name) {
				return folder.resolve(name).toString();
			}
		};
	}

	public static WeightFolder ofResources(final String folder) {
		return new WeightFolder() {

			@Override
			InputStream open(final String name) throws IOException {
				final InputStream in = WeightFolder.class.getResourceAsStream(folder +
					"/" + name);
				if (in == null) throw new NoSuchFileException(describe(name));
				return in;
			}

			@Override
			String describe(final String name) {
				return "the bundled " + folder + "/" + name;
			}
		};
	}

}
