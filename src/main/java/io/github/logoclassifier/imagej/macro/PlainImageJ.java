
package io.github.logoclassifier.imagej.macro;

import ij.IJ;

import org.scijava.Context;
import org.scijava.plugin.DefaultPluginFinder;
import org.scijava.plugin.PluginIndex;

/**
 * The one SciJava context of an ImageJ without SciJava. ImageJ makes a new
 * plug-in object for each run, so that there is no place but a static one to
 * keep it; it is made when the first command runs.
 */
final class PlainImageJ {

	private static final ClassLoader LOADER = PlainImageJ.class.getClassLoader();

	private static Context context;

	private PlainImageJ() {}

	static synchronized Context context() {
		if (context == null) {
			context = isFiji() ? (Context) IJ.runPlugIn("org.scijava.Context", "")
				: new Context(new PluginIndex(new DefaultPluginFinder(LOADER)));
		}
		return context;
	}

	/**
	 * Fiji's own context comes when asked for like a plug-in. Plain ImageJ would
	 * take that for the wish to make one, which then finds no services: it asks
	 * ImageJ's class loader, which does not know the plugins folder.
	 */
	private static boolean isFiji() {
		try {
			Class.forName("net.imagej.legacy.LegacyService", false, LOADER);
			return true;
		}
		catch (final ClassNotFoundException exc) {
			return false;
		}
	}

	/**
	 * Lets the calling thread, and those that it starts, find classes and
	 * services in the plugins folder.
	 */
	static void useItsClasses() {
		Thread.currentThread().setContextClassLoader(LOADER);
	}

}
