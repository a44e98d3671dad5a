
package io.github.logoclassifier.imagej;

import io.github.logoclassifier.command.LogoCommand;
import io.github.logoclassifier.imagej.show.HelpPage;
import io.github.logoclassifier.imagej.show.HelpWindow;

import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Shows the help, which is in the plugin's jar. */
@Plugin(type = Command.class, label = "Logo Classifier Help",
	menuPath = "Plugins>Logo Classifier>Logo Classifier Help",
	description = "What each command does, what its words mean, and what to do " +
		"when something is wrong.")
public class LogoClassifierHelp extends LogoCommand {

	@Override
	protected void execute() {
		final HelpPage page = HelpPage.first();
		if (!display.isVisible()) {
			throw new IllegalStateException("there is no screen to show help on: " +
				"read " + page.address());
		}
		HelpWindow.show(page);
	}

}
