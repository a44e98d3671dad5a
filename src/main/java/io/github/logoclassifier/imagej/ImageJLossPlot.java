
package io.github.logoclassifier.imagej;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.PlotWindow;
import ij.io.FileSaver;

import io.github.logoclassifier.command.LossPlot;
import io.github.logoclassifier.head.Epoch;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Training and validation loss over the epochs, as an ImageJ plot. Its window
 * is drawn anew at most {@value #FRAMES_PER_SECOND} times a second, so that
 * drawing does not hold up the training.
 */
final class ImageJLossPlot implements LossPlot {

	private static final int FRAMES_PER_SECOND = 10;
	private static final Color TRAINING = new Color(0x1f77b4);
	private static final Color VALIDATION = new Color(0xd95f02);

	private final String title;
	private final boolean visible;
	private final List<Epoch> epochs = new ArrayList<>();
	private PlotWindow window;
	private boolean shown;
	private long drawn;

	ImageJLossPlot(final String title, final boolean visible) {
		this.title = title;
		this.visible = visible;
	}

	@Override
	public synchronized void add(final Epoch epoch) {
		epochs.add(epoch);
		final long now = System.nanoTime();
		if (!visible || shown && now - drawn < 1_000_000_000L / FRAMES_PER_SECOND)
			return;
		drawn = now;
		draw();
	}

	@Override
	public synchronized void finish() {
		if (visible && !epochs.isEmpty()) draw();
	}

	@Override
	public synchronized void save(final Path file) throws IOException {
		final ImagePlus image = plot().getImagePlus();
		if (!new FileSaver(image).saveAsPng(file.toString())) {
			throw new IOException("the loss plot could not be written to " + file +
				": is there such a folder, and may it be written to? The model was " +
				"saved.");
		}
	}

	private void draw() {
		if (!shown) {
			shown = true;
			window = plot().show(); // null in a macro's batch mode
		}
		else if (window != null && window.isVisible()) window.drawPlot(plot());
	}

	private Plot plot() {
		final Plot plot = new Plot(title, "Epoch", "Loss (cross-entropy)");
		final int count = epochs.size();
		final double[] numbers = new double[count];
		final double[] losses = new double[count];
		final double[] validation = new double[count];
		double highest = 0;
		for (int i = 0; i < count; i++) {
			final Epoch epoch = epochs.get(i);
			numbers[i] = epoch.number();
			losses[i] = epoch.loss();
			validation[i] = epoch.validationLoss();
			highest = Math.max(highest, Math.max(epoch.loss(), epoch.isValidated()
				? epoch.validationLoss() : 0));
		}
		plot.setLineWidth(2);
		final StringBuilder legend = new StringBuilder();
		legend.append(line(plot, "training", numbers, losses, TRAINING));
		if (count > 0 && epochs.get(0).isValidated()) {
			legend.append('\n').append(line(plot, "validation", numbers, validation,
				VALIDATION));
		}
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.setLimits(count == 1 ? 0 : 1, Math.max(2, count), 0, highest == 0 ? 1
			: highest * 1.05);
		plot.addLegend(legend.toString(), "top-right");
		return plot;
	}

	private static String line(final Plot plot, final String name,
		final double[] x, final double[] y, final Color color)
	{
		plot.setColor(color);
		plot.addPoints(x, y, x.length == 1 ? Plot.CIRCLE : Plot.LINE);
		return String.format(Locale.ROOT, "%s %.4f", name, y.length == 0 ? 0
			: y[y.length - 1]);
	}

}
