
package io.github.logoclassifier.imagej.show;

import java.net.URL;
import java.util.Locale;

/** A page of the help that the plugin brings with it, in HTML. */
public final class HelpPage {

	private static final String PLACE = "/io/github/logoclassifier/help/";
	private static final String FIRST = "index";

	private final URL address;

	private HelpPage(final String name) {
		address = HelpPage.class.getResource(PLACE + name + ".html");
		if (address == null) {
			throw new IllegalArgumentException("there is no help page " + name);
		}
	}

	/** The page that leads to all others. */
	public static HelpPage first() {
		return new HelpPage(FIRST);
	}

	/**
	 * The page of a command.
	 *
	 * @param title as in the menu
	 * @throws IllegalArgumentException if it has none
	 */
	public static HelpPage of(final String title) {
		return new HelpPage(title.toLowerCase(Locale.ROOT).replace(' ', '-'));
	}

	/** Where it is, in the plugin's jar. */
	public URL address() {
		return address;
	}

}
