
package io.github.logoclassifier.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;

/** A real ImageJ 1.x that runs macros, in a JVM of its own. */
public enum MacroMode {

		/** Without a screen. */
		HEADLESS("-Djava.awt.headless=true",
			"--add-opens=java.base/java.lang=ALL-UNNAMED"),

		/** With its windows; skips the test where there is no Xvfb. */
		WINDOWS("-Djava.awt.headless=false");

	private final String[] options;

	MacroMode(final String... options) {
		this.options = options;
	}

	/**
	 * Runs a macro.
	 *
	 * @param folder the home folder, which gets ImageJ's plugins folder and a log
	 * @param name of the screenshot, which is left in the build folder for people
	 *          to look at
	 * @param argument what {@code getArgument()} gives
	 * @return what was printed, and logged
	 */
	public String run(final Path folder, final String macro, final String name,
		final String argument) throws IOException
	{
		if (this == HEADLESS) return run(folder, macro, name, argument, Collections
			.emptyMap());
		try (Screen screen = Screen.start()) {
			return run(folder, macro, name, argument, Collections.singletonMap(
				"DISPLAY", screen.display()));
		}
	}

	private String run(final Path folder, final String macro, final String name,
		final String argument, final Map<String, String> environment)
		throws IOException
	{
		final Path log = folder.resolve("log.txt");
		final Path file = Files.writeString(folder.resolve("macro.ijm"), macro);
		final String[] all = Arrays.copyOf(options, options.length + 2);
		all[options.length] = "-Dplugins.dir=" + PluginsFolder.in(folder);
		all[options.length + 1] = "-Duser.home=" + folder;
		final Path picture = Files.createDirectories(Paths.get("target",
			"screenshots")).resolve(name + "-" + this + ".png").toAbsolutePath();
		return JavaProcess.java(log, environment, Arrays.asList(all),
			MacroMain.class.getName(), toString(), file.toString(), picture
				.toString(), argument).out() + Files.readString(log);
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
