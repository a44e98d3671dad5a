
package io.github.logoclassifier.imagej.show;

import ij.ImagePlus;
import ij.macro.Interpreter;
import ij.process.ColorProcessor;

import io.github.logoclassifier.command.LossPlot;
import io.github.logoclassifier.command.TrainingControls;
import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.imagej.read.DefaultPictureService;
import io.github.logoclassifier.imagej.read.DisplayedPixels;

import java.awt.EventQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A training as an ImageJ image. It is drawn anew at most
 * {@value #FRAMES_PER_SECOND} times a second, so that drawing holds up neither
 * the training nor the windows.
 */
final class ImageJLossPlot implements LossPlot {

	private static final int FRAMES_PER_SECOND = 10;

	/**
	 * How much longer than drawing, which the training waits for, the time is in
	 * which nothing is drawn; but that is half a second at most.
	 */
	private static final int PAUSE = 9;

	private static final long SECOND = 1_000_000_000;

	private final String title;
	private final boolean visible;
	private final TrainingControls controls;
	private final List<Epoch> epochs = new ArrayList<>();
	/** None without a screen, and in a macro's batch mode. */
	private TrainingWindow window;
	private ImagePlus image;
	private boolean shown;
	private boolean finished;
	private long next;

	ImageJLossPlot(final String title, final boolean visible,
		final TrainingControls controls)
	{
		this.title = title;
		this.visible = visible;
		this.controls = controls;
	}

	@Override
	public synchronized void add(final Epoch epoch) {
		epochs.add(epoch);
		final long start = System.nanoTime();
		if (!visible || shown && start < next) return;
		draw();
		final long end = System.nanoTime();
		next = Math.max(start + SECOND / FRAMES_PER_SECOND, end + Math.min((end -
			start) * PAUSE, SECOND / 2));
	}

	@Override
	public synchronized void finish() {
		finished = true;
		if (visible && !epochs.isEmpty()) draw();
	}

	@Override
	public synchronized void end() {
		final TrainingWindow ended = window;
		if (ended != null) EventQueue.invokeLater(ended::endControls);
	}

	@Override
	public synchronized void save(final Path file) throws IOException {
		try {
			new DefaultPictureService().save(DisplayedPixels.of(new ImagePlus(title,
				picture())), file);
		}
		catch (final IOException exc) {
			throw new IOException("the loss plot could not be written to " + file +
				" (" + exc.getMessage() + "): is there such a folder, and may it be " +
				"written to? The model was saved.", exc);
		}
	}

	private void draw() {
		if (!shown) {
			shown = true;
			image = new ImagePlus(title, picture());
			if (Interpreter.isBatchMode()) image.show();
			else window = new TrainingWindow(image, controls);
		}
		else if (window == null) image.setProcessor(picture());
		else if (!window.isClosed()) window.show(epochs, picture());
	}

	private ColorProcessor picture() {
		return new TrainingPicture(epochs, finished).draw();
	}

}
