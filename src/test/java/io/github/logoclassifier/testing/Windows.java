
package io.github.logoclassifier.testing;

import java.awt.Color;
import java.awt.Dialog;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.io.File;
import java.util.function.BooleanSupplier;

import javax.imageio.ImageIO;

/** Looks at the screen, from inside the JVM that shows windows. */
public final class Windows {

	private static final long MAX_NANOS = 120_000_000_000L;

	private Windows() {}

	/** Without a window manager the screen behind the windows is black. */
	static void backdrop() {
		final Frame frame = new Frame();
		frame.setUndecorated(true);
		frame.setFocusableWindowState(false);
		frame.setBackground(new Color(0x8899aa));
		frame.setBounds(0, 0, 1280, 900);
		frame.setVisible(true);
		frame.toBack();
	}

	/** The visible window whose title begins so, or null. */
	static Window window(final Class<?> type, final String title) {
		for (final Window window : Window.getWindows()) {
			final String name = window instanceof Frame ? ((Frame) window).getTitle()
				: window instanceof Dialog ? ((Dialog) window).getTitle() : "";
			if (window.isVisible() && type.isInstance(window) && name.startsWith(
				title)) return window;
		}
		return null;
	}

	/** Waits until a window is on the screen whose title begins so. */
	static <T extends Window> T waitForWindow(final Class<T> type,
		final String title) throws InterruptedException
	{
		waitFor(() -> window(type, title) != null);
		return type.cast(window(type, title));
	}

	/** Windows of another thread can only be waited for by looking. */
	static void waitFor(final BooleanSupplier condition)
		throws InterruptedException
	{
		final long start = System.nanoTime();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - start > MAX_NANOS) {
				throw new IllegalStateException("waited in vain");
			}
			Thread.sleep(20);
		}
	}

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
