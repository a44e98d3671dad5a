
package io.github.logoclassifier.command;

import io.github.logoclassifier.LogoService;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.CancellationException;

import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * What all commands have in common: an error becomes a message that names what
 * was wrong, and is the reason for which the command is canceled, which Fiji
 * and the menu entries of plain ImageJ show in a dialog; and a task that has
 * the command's name is shown while it is under way.
 */
public abstract class LogoCommand extends ContextCommand {

	/** The reason of a command that a person did not want to go on. */
	public static final String CANCELED_BY_USER = "canceled by the user";

	@Parameter
	protected LogoService logos;

	@Parameter
	protected LogoDisplay display;

	@Parameter
	private LogService log;

	/**
	 * Does the work.
	 *
	 * @throws IllegalArgumentException if an input is wrong
	 * @throws IllegalStateException if the work cannot go on
	 * @throws IOException if a file cannot be read or written
	 * @throws CancellationException if the user canceled
	 */
	protected abstract void execute() throws IOException;

	@Override
	public final void run() {
		try (LogoDisplay.Watch watch = display.watch(title())) {
			execute();
		}
		catch (final CancellationException exc) {
			// Who canceled needs no dialog to say so.
			cancel(display.isReasonShown() ? null : CANCELED_BY_USER);
		}
		catch (final IOException | IllegalArgumentException
				| IllegalStateException exc)
		{
			log.debug(exc);
			fail(exc.getMessage() == null ? exc.toString() : exc.getMessage());
		}
		catch (final OutOfMemoryError exc) {
			log.debug(exc);
			fail(
				"ImageJ's memory is too small for it: give it more (Edit > Options " +
					"> Memory & Threads), or close images");
		}
	}

	/** @throws IllegalArgumentException if a file or folder was not given */
	protected static void requireGiven(final File file, final String key,
		final String what)
	{
		if (file == null || file.getPath().isEmpty()) {
			throw new IllegalArgumentException(key + " is missing: give " + what);
		}
	}

	private void fail(final String message) {
		final String title = title();
		display.failed(title, message);
		cancel(message);
	}

	private String title() {
		return getClass().getAnnotation(Plugin.class).label();
	}

	/** Tells the user something that is no error. */
	protected final void warn(final String message) {
		log.warn(title() + ": " + message);
	}

}
