
package io.github.logoclassifier.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Paths;

import net.imagej.patcher.LegacyEnvironment;

/**
 * Runs a macro file in a real ImageJ 1.x, in a JVM of its own:
 * {@code headless MACRO} through ij1-patcher, {@code windows MACRO} with
 * ImageJ's windows. A file for a screenshot and the macro's argument may
 * follow.
 */
public final class MacroMain {

	private MacroMain() {}

	public static void main(final String... arguments) throws Exception {
		final String macro = Files.readString(Paths.get(arguments[1]));
		final String argument = arguments.length > 3 ? arguments[3] : "";
		if (arguments[0].equals("headless")) {
			final LegacyEnvironment imagej = new LegacyEnvironment(MacroMain.class
				.getClassLoader(), true);
			imagej.disableInitializer();
			imagej.noPluginClassLoader();
			imagej.runMacro(macro, argument);
		}
		else {
			new ij.ImageJ();
			ij.IJ.runMacro(macro, argument);
			if (arguments.length > 2) Windows.screenshot(new File(arguments[2]));
		}
		System.exit(0);
	}

}
