
package io.github.logoclassifier.testing;

import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.LogoModelFile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/**
 * Saves two models in turn, FIRST and SECOND, to TARGET, for ever: so whenever
 * it is killed, it is in the middle of saving.
 */
public final class VictimMain {

	private VictimMain() {}

	public static void main(final String... arguments) throws Exception {
		final LogoModel first = LogoModelFile.read(Paths.get(arguments[0]));
		final LogoModel second = LogoModelFile.read(Paths.get(arguments[1]));
		final Path target = Paths.get(arguments[2]);
		while (true) {
			LogoModelFile.write(first, target);
			LogoModelFile.write(second, target);
			if (arguments.length > 3) Files.writeString(Paths.get(arguments[3]),
				"saving");
		}
	}

}
