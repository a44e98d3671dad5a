
package io.github.logoclassifier.imagej;

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

	private static Context context;

	private PlainImageJ() {}

	static synchronized Context context() {
		if (context == null) {
			// In Fiji this gives its own context, in plain ImageJ nothing.
			final Object fiji = IJ.runPlugIn("org.scijava.Context", "");
			context = fiji instanceof Context ? (Context) fiji : new Context(
				new PluginIndex(new DefaultPluginFinder(PlainImageJ.class
					.getClassLoader())));
		}
		return context;
	}

}
