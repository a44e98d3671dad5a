
package io.github.logoclassifier.testing;

import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.LogoModelFile;

import java.nio.file.Files;
import java.nio.file.Paths;

/**
 * Saves MODEL to TARGET, for ever, and writes the file SAVING once it has
 * begun: so whenever it is killed, it is in the middle of saving.
 */
public final class VictimMain {

	private VictimMain() {}

	public static void main(final String... arguments) throws Exception {
		final LogoModel model = LogoModelFile.read(Paths.get(arguments[0]));
		while (true) {
			LogoModelFile.write(model, Paths.get(arguments[1]));
			Files.writeString(Paths.get(arguments[2]), "saving");
		}
	}

}
