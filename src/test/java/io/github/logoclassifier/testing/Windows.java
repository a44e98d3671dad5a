
package io.github.logoclassifier.testing;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.io.File;

import javax.imageio.ImageIO;

/** Looks at the screen, from inside the JVM that shows windows. */
public final class Windows {

	private Windows() {}

	/** Saves all that is on the screen, once it is drawn. */
	public static void screenshot(final File file) throws Exception {
		screenshot(file, new Rectangle(Toolkit.getDefaultToolkit()
			.getScreenSize()));
	}

	/** Saves a part of the screen, once it is drawn. */
	public static void screenshot(final File file, final Rectangle part)
		throws Exception
	{
		final Robot robot = new Robot();
		robot.waitForIdle();
		robot.delay(300); // for the X server, which Java cannot wait for
		ImageIO.write(robot.createScreenCapture(part), "png", file);
	}

}
