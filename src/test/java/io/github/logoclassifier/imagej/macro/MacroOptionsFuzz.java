
package io.github.logoclassifier.imagej.macro;

import io.github.logoclassifier.imagej.dialog.CommandInputs;
import io.github.logoclassifier.testing.Hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** Options of a macro's {@code run}, for each command. */
public final class MacroOptionsFuzz {

	private static final List<CommandInfo> COMMANDS = commands();

	private MacroOptionsFuzz() {}

	public static void fuzzerTestOneInput(final byte[] data) {
		final String options = new String(data, StandardCharsets.UTF_8);
		for (final CommandInfo command : COMMANDS) {
			Hostile.read(data, "", () -> new CommandInputs(command).values(
				MacroOptions.parse(options)));
		}
	}

	private static List<CommandInfo> commands() {
		final Context context = new Context(CommandService.class);
		return context.service(CommandService.class).getCommands().stream().filter(
			info -> info.getClassName().startsWith("io.github.logoclassifier."))
			.collect(Collectors.toList());
	}

}
