
package io.github.logoclassifier.imagej.macro;

import ij.ImagePlus;

import io.github.logoclassifier.command.ReportShownEvent;
import io.github.logoclassifier.imagej.dialog.CommandInputs;
import io.github.logoclassifier.imagej.dialog.ImageInput;
import io.github.logoclassifier.imagej.read.ImageFileReader;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/**
 * Runs a command without Fiji and without a screen:
 * {@code COMMAND key=value …}. The tables that it shows come out on standard
 * output as CSV, an empty line between them, everything else on standard error.
 * Exit code 0 if it was done, 1 if it failed, 2 if it was called wrongly.
 */
public final class CommandLine {

	private static final int FAILED = 1;
	private static final int MISUSED = 2;
	/** By a signal, Ctrl-C say; files are written whole or not at all. */
	private static final int STOPPED = 130;

	/** The key of images, in every command that has one. */
	private static final String IMAGE = "image=";

	private final Map<String, FutureTask<ImagePlus>> images = new HashMap<>();
	private final PrintStream tables;
	private final PrintStream messages;
	/** Tables are parted by an empty line. */
	private boolean tableShown;

	private CommandLine(final PrintStream tables, final PrintStream messages) {
		this.tables = tables;
		this.messages = messages;
	}

	public static void main(final String... arguments) {
		System.setProperty("java.awt.headless", "true");
		final PrintStream out = System.out;
		// Libraries print where they like; standard output is for the table.
		System.setOut(System.err);
		// SciJava's own hook would wait until the command has ended, and a model
		// that was no longer wanted would be written.
		final Thread stop = new Thread(() -> Runtime.getRuntime().halt(STOPPED));
		Runtime.getRuntime().addShutdownHook(stop);
		final int code = new CommandLine(new PrintStream(out, true,
			StandardCharsets.UTF_8), System.err).run(arguments);
		Runtime.getRuntime().removeShutdownHook(stop);
		out.flush();
		System.exit(code);
	}

	private int run(final String... arguments) {
		openImages(arguments);
		try (Context context = new Context()) {
			if (arguments.length == 0) {
				throw new IllegalArgumentException(
					"usage: COMMAND key=value …, for example \"Classify Logo\" " +
						"image=FILE model=FILE");
			}
			final CommandInfo info = CommandInputs.find(context.service(
				CommandService.class), arguments[0]);
			final List<Object> subscribers = new ArrayList<>(context.service(
				EventService.class).subscribe(this));
			final boolean done = run(info, inputs(info, arguments), context);
			subscribers.clear(); // held until here: subscriptions are weak
			return done ? 0 : FAILED;
		}
		catch (final IllegalArgumentException exc) {
			messages.println(exc.getMessage());
			return MISUSED;
		}
		catch (final IOException | IllegalStateException exc) {
			messages.println(exc.getMessage());
			return FAILED;
		}
	}

	/** Images are opened while ImageJ starts: each takes as long as the other. */
	private void openImages(final String... arguments) {
		for (final String argument : arguments) {
			if (!argument.startsWith(IMAGE)) continue;
			final String file = argument.substring(IMAGE.length());
			final FutureTask<ImagePlus> task = new FutureTask<>(() -> ImageFileReader
				.open(Paths.get(file)));
			images.put(file, task);
			final Thread thread = new Thread(task, "Open image");
			thread.setDaemon(true);
			thread.start();
		}
	}

	private Map<String, Object> inputs(final CommandInfo info,
		final String... arguments) throws IOException
	{
		final CommandInputs inputs = new CommandInputs(info);
		final Map<String, String> texts = new LinkedHashMap<>();
		final Map<String, Object> values = new LinkedHashMap<>();
		for (int i = 1; i < arguments.length; i++) {
			final int equals = arguments[i].indexOf('=');
			if (equals < 1) {
				throw new IllegalArgumentException("\"" + arguments[i] +
					"\" is not of the form key=value");
			}
			final String key = arguments[i].substring(0, equals);
			final String text = arguments[i].substring(equals + 1);
			final boolean twice = isImage(inputs, key) ? values.put(key, open(
				text)) != null : texts.put(key, text) != null;
			if (twice) throw new IllegalArgumentException(key + " is given twice");
		}
		values.putAll(inputs.values(texts));
		return values;
	}

	private static boolean isImage(final CommandInputs inputs, final String key) {
		return inputs.items().stream().anyMatch(item -> ImageInput.isImage(item) &&
			item.getName().equals(key));
	}

	private ImagePlus open(final String file) throws IOException {
		final FutureTask<ImagePlus> opening = images.get(file);
		if (opening == null) return ImageFileReader.open(Paths.get(file));
		try {
			return opening.get();
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", exc);
		}
		catch (final ExecutionException exc) {
			if (exc.getCause() instanceof IOException) {
				throw (IOException) exc.getCause();
			}
			throw new IllegalStateException(exc.getCause());
		}
	}

	private static boolean run(final CommandInfo info,
		final Map<String, Object> inputs, final Context context)
	{
		try {
			final Module module = context.service(ModuleService.class).run(info, true,
				inputs).get();
			final Object command = module.getDelegateObject();
			return !((Cancelable) command).isCanceled();
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			return false;
		}
		catch (final ExecutionException exc) {
			throw new IllegalStateException("failed: " + exc.getCause(), exc);
		}
	}

	@EventHandler
	void onEvent(final ReportShownEvent event) {
		if (tableShown) tables.println();
		tableShown = true;
		tables.print(event.table().toCsv());
	}

}
