
package io.github.logoclassifier.imagej.macro;

import ij.IJ;
import ij.ImageJ;
import ij.plugin.frame.Recorder;

import io.github.logoclassifier.command.ReportShownEvent;
import io.github.logoclassifier.table.ReportTable;
import io.github.logoclassifier.testing.Dialogs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.scijava.event.EventHandler;
import org.scijava.event.EventService;

/**
 * Runs each command from its dialog in plain ImageJ, and then again by the line
 * that the recorder wrote; says which tables differ. In a JVM of its own.
 */
public final class RecorderMain {

	/** What a clock makes of it. */
	private static final String VARYING = "(?m)^Seconds.*$";

	private final List<String> shown = new ArrayList<>();
	private final Recorder recorder;
	private final StringBuilder log = new StringBuilder();

	private String hidden = "";

	private RecorderMain() {
		recorder = new Recorder();
	}

	/** Arguments: folder of images, folder to write into, log. */
	public static void main(final String... arguments) throws Exception {
		new ImageJ();
		final RecorderMain main = new RecorderMain();
		final List<?> subscribers = new ArrayList<>(PlainImageJ.context().service(
			EventService.class).subscribe(main));
		main.run(Paths.get(arguments[0]), Paths.get(arguments[1]));
		subscribers.clear();
		Files.writeString(Paths.get(arguments[2]), main.log);
		System.exit(0);
	}

	@EventHandler
	void onShown(final ReportShownEvent event) {
		final ReportTable table = event.table();
		if (table.title().equals(hidden)) return;
		synchronized (shown) {
			shown.add(table.title() + "\n" + table.toCsv().replaceAll(VARYING, ""));
		}
	}

	private void run(final Path images, final Path out) throws Exception {
		final String model = out.resolve("my [first] model.logomodel").toString();
		final Path picture = images.resolve("disc/disc 1.png");
		check("Train Logo Classifier", "folder", images, "model", model);
		check("Logo Model Info", "model", model);
		check("Evaluate Logo Classifier", "folder", images, "model", "", "output",
			out.resolve("evaluated.csv"));
		check("Classify Logo Folder", "folder", images, "model", model, "output",
			out.resolve("labels.csv"));
		check("Export Logo Model", "model", model, "output", out.resolve("tfjs"));
		check("Import Logo Model", "input", out.resolve("tfjs"), "model", out
			.resolve("imported.logomodel"));
		check("Open Sample Logos", "folder", out.resolve("samples"));
		IJ.open(picture.toString());
		check("Classify Logo", "model", model);
		check("Explain Logo", "model", model, "label", "square");
		IJ.open(images.resolve("cross/cross 2.png").toString());
		IJ.getImage().getProcessor().fill();
		// The second time the image is in its class already, which a report says.
		hidden = "Logo Correction";
		check("Correct Logo Label", "label", "cross", "model", model);
	}

	/** Gives inputs by their names and texts. */
	private void check(final String title, final Object... inputs)
		throws Exception
	{
		IJ.doCommand(title);
		final Dialogs dialog = Dialogs.waitFor(title);
		final Map<String, String> given = new LinkedHashMap<>();
		for (int i = 0; i < inputs.length; i += 2) {
			given.put(inputs[i].toString(), inputs[i + 1].toString());
		}
		for (final Map.Entry<String, String> input : given.entrySet()) {
			dialog.set(input.getKey(), input.getValue());
		}
		dialog.press("OK");
		final String line = recorded(title);
		final List<String> first = taken();
		IJ.runMacro(line);
		final List<String> again = taken();
		final boolean isSame = !first.isEmpty() && first.equals(again);
		log.append(isSame ? "same: " : "DIFFERENT: ").append(line);
		if (!isSame) log.append(first).append("\nagain:\n").append(again);
		log.append('\n');
	}

	private List<String> taken() {
		synchronized (shown) {
			final List<String> all = new ArrayList<>(shown);
			shown.clear();
			return all;
		}
	}

	/** The line is written when the command has ended. */
	private String recorded(final String title) throws InterruptedException {
		final long start = System.nanoTime();
		while (System.nanoTime() - start < 120_000_000_000L) {
			final List<String> lines = Arrays.stream(recorder.getText().split("\n"))
				.filter(line -> line.startsWith("run(\"" + title + "\"")).collect(
					Collectors.toList());
			if (!lines.isEmpty()) return lines.get(lines.size() - 1);
			Thread.sleep(20);
		}
		throw new IllegalStateException("not recorded: " + title + "\n" + recorder
			.getText());
	}

}
