
package io.github.logoclassifier.imagej.show;

import ij.gui.Plot;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import io.github.logoclassifier.head.Epoch;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Draws a training: its losses over the epochs, and below them, where images
 * were held out, their accuracy.
 */
final class TrainingPicture {

	private static final Color TRAINING = new Color(0x1f77b4);
	private static final Color VALIDATION = new Color(0xd95f02);
	private static final Color ACCURACY = new Color(0x1b7837);
	private static final Color BEST = new Color(0x707070);

	private static final int WIDTH = 540;
	private static final int LOSS_HEIGHT = 250;
	private static final int ACCURACY_HEIGHT = 130;

	/** Losses that differ by more than this factor need a logarithmic axis. */
	private static final double WIDE = 50;

	private final List<Epoch> epochs;
	private final Optional<Epoch> best;

	/** @param marksBest whether to mark the epoch with the lowest loss */
	TrainingPicture(final List<Epoch> epochs, final boolean marksBest) {
		this.epochs = new ArrayList<>(epochs);
		best = marksBest ? this.epochs.stream().filter(Epoch::isValidated).reduce((
			a, b) -> b.validationLoss() < a.validationLoss() ? b : a) : Optional
				.empty();
	}

	/** The picture, in 24-bit colour. */
	ColorProcessor draw() {
		final boolean isValidated = !epochs.isEmpty() && epochs.get(0)
			.isValidated();
		final ImageProcessor losses = losses(isValidated).getProcessor();
		if (!isValidated) return losses.convertToColorProcessor();
		final ImageProcessor accuracy = accuracy().getProcessor();
		final ColorProcessor both = new ColorProcessor(Math.max(losses.getWidth(),
			accuracy.getWidth()), losses.getHeight() + accuracy.getHeight());
		both.setColor(Color.WHITE);
		both.fill();
		both.insert(losses.convertToRGB(), 0, 0);
		both.insert(accuracy.convertToRGB(), 0, losses.getHeight());
		return both;
	}

	private Plot losses(final boolean isValidated) {
		double highest = 0;
		double lowest = Double.MAX_VALUE;
		for (final Epoch epoch : epochs) {
			highest = Math.max(highest, epoch.loss());
			lowest = Math.min(lowest, epoch.loss());
			if (!isValidated) continue;
			highest = Math.max(highest, epoch.validationLoss());
			lowest = Math.min(lowest, epoch.validationLoss());
		}
		final boolean isWide = lowest > 0 && highest > WIDE * lowest;
		final Plot plot = new Plot("", isValidated ? "" : "Epoch", isWide
			? "Loss (cross-entropy, logarithmic)" : "Loss (cross-entropy)");
		plot.setFrameSize(WIDTH, LOSS_HEIGHT);
		final double bottom = isWide ? lowest / 1.5 : 0;
		final double top = highest == 0 ? 1 : isWide ? highest * 1.5 : highest *
			1.05;
		final StringBuilder legend = new StringBuilder();
		mark(plot, bottom, top).ifPresent(line -> legend.append(line).append('\n'));
		legend.append(line(plot, "training", Epoch::loss, TRAINING));
		if (isValidated) {
			legend.append('\n').append(line(plot, "held out", Epoch::validationLoss,
				VALIDATION));
		}
		finish(plot, bottom, top);
		if (isWide) plot.setAxisYLog(true);
		plot.addLegend(legend.toString(), "top-right");
		return plot;
	}

	private Plot accuracy() {
		final Plot plot = new Plot("", "Epoch", "Accuracy");
		plot.setFrameSize(WIDTH, ACCURACY_HEIGHT);
		mark(plot, 0, 1.05);
		final String legend = line(plot, "held out", Epoch::validationAccuracy,
			ACCURACY);
		finish(plot, 0, 1.05);
		plot.addLegend((best.isPresent() ? "lowest loss\n" : "") + legend,
			"bottom-right");
		return plot;
	}

	/** A line where the loss of held-out images was lowest, and its name. */
	private Optional<String> mark(final Plot plot, final double bottom,
		final double top)
	{
		best.ifPresent(epoch -> {
			plot.setColor(BEST);
			plot.setLineWidth(1);
			plot.addPoints(new double[] { epoch.number(), epoch.number() },
				new double[] { bottom, top }, Plot.LINE);
		});
		return best.map(epoch -> "best: epoch " + epoch.number());
	}

	private String line(final Plot plot, final String name,
		final ToDoubleFunction<Epoch> value, final Color color)
	{
		final double[] x = epochs.stream().mapToDouble(Epoch::number).toArray();
		final double[] y = epochs.stream().mapToDouble(value).toArray();
		plot.setColor(color);
		plot.setLineWidth(2);
		plot.addPoints(x, y, x.length == 1 ? Plot.CIRCLE : Plot.LINE);
		final double shown = best.isPresent() ? value.applyAsDouble(best.get())
			: y.length == 0 ? 0 : y[y.length - 1];
		return String.format(Locale.ROOT, "%s %.4f", name, shown);
	}

	private void finish(final Plot plot, final double bottom, final double top) {
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		final int count = epochs.size();
		plot.setLimits(count == 1 ? 0 : 1, Math.max(2, count), bottom, top);
	}

}
