
package io.github.logoclassifier.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.process.FloatProcessor;

import io.github.logoclassifier.LogoClassifier;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.command.LogoCommand;
import io.github.logoclassifier.explain.Explanation;
import io.github.logoclassifier.explain.Method;
import io.github.logoclassifier.imagej.read.DisplayedPixels;
import io.github.logoclassifier.imagej.show.EvidencePixels;
import io.github.logoclassifier.imagej.show.ExplanationOverlay;
import io.github.logoclassifier.table.PredictionTable;

import java.awt.Rectangle;
import java.io.File;
import java.io.IOException;
import java.util.Locale;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Shows what in the active image, or in its selection, spoke for a label. */
@Plugin(type = Command.class, label = "Explain Logo",
	menuPath = "Plugins>Logo Classifier>Explain Logo",
	description = "Shows what in the active image spoke for its label, as an overlay.")
public class ExplainLogo extends LogoCommand {

	@Parameter
	private PictureService pictures;

	@Parameter(label = "Image", persist = false)
	private ImagePlus image;

	@Parameter(label = "Model file",
		description = "A file that Train Logo Classifier wrote.")
	private File model;

	@Parameter(label = "Label to explain (empty: the likeliest)",
		required = false, persist = false,
		description = "A class of the model; empty for the one that it says.")
	private String label = "";

	@Parameter(label = "Method", required = false, choices = { "occlusion",
		"activation" },
		description = "By covering parts of the picture, or by the class " +
			"activation map (pooled heads only).")
	private String method = Method.OCCLUSION.id();

	@Parameter(label = "Picture to write (optional)", style = "save",
		required = false, persist = false,
		description = "A PNG file of the image with the overlay.")
	private File output;

	@Parameter(label = "Map to write (optional)", style = "save",
		required = false, persist = false,
		description = "A 32-bit TIFF file, as large as the image: how much each " +
			"pixel speaks for the label, below 0 against it.")
	private File map;

	@Override
	protected void execute() throws IOException {
		if (image == null || image.getWidth() == 0) {
			throw new IllegalArgumentException(
				"there is no image: open the one to explain first");
		}
		requireGiven(model, "model", "a file that Train Logo Classifier wrote");
		final File png = target(output, "output", ".png");
		final File tiff = target(map, "map", ".tif");
		if (png == null && tiff == null && !display.isVisible() && !IJ.isMacro()) {
			throw new IllegalArgumentException(
				"output is missing: without a screen " +
					"to show the overlay on, give output=FILE.png to write it to");
		}
		final Rectangle bounds = DisplayedPixels.bounds(image);
		final Explanation explanation = explanation();
		new ExplanationOverlay(explanation, bounds).showOn(image);
		if (tiff != null) save(map(explanation, bounds), tiff);
		if (png != null) save(image.flatten(), png);
		final PredictionTable table = new PredictionTable(2);
		table.add(explanation.prediction(), image.getTitle(), image
			.getCurrentSlice(), model.getName());
		display.show(table.table());
	}

	private Explanation explanation() throws IOException {
		final LogoClassifier classifier = logos.open(model.toPath()).threads(
			pictures.threads());
		final RandomAccessibleInterval<ARGBType> picture = pictures.displayed(
			image);
		final Method how = Method.of(method);
		return label == null || label.trim().isEmpty() ? classifier.explain(picture,
			how) : classifier.explain(picture, label.trim(), how);
	}

	/** As large as the image, 0 outside what was explained. */
	private ImagePlus map(final Explanation explanation, final Rectangle bounds) {
		final FloatProcessor whole = new FloatProcessor(image.getWidth(), image
			.getHeight());
		whole.insert(new EvidencePixels(explanation, bounds.width, bounds.height)
			.values(), bounds.x, bounds.y);
		whole.resetMinAndMax();
		return new ImagePlus("Evidence for " + explanation.label(), whole);
	}

	/** A file to write, with its ending; null if none was given. */
	private File target(final File file, final String key, final String ending) {
		if (file == null || file.getPath().trim().isEmpty()) return null;
		final File target = file.getName().contains(".") ? file : new File(file
			.getPath() + ending);
		if (!target.getName().toLowerCase(Locale.ROOT).endsWith(ending)) {
			throw new IllegalArgumentException(key + " must end in " + ending +
				", not \"" + target.getName() + "\"");
		}
		final FileInfo original = image.getOriginalFileInfo();
		if (original != null && original.getFilePath() != null && new File(original
			.getFilePath()).getAbsoluteFile().equals(target.getAbsoluteFile()))
		{
			throw new IllegalArgumentException(key + " " + target +
				" is the image itself: name another file");
		}
		return target;
	}

	private void save(final ImagePlus picture, final File file)
		throws IOException
	{
		try {
			if (picture.getBitDepth() != 32) {
				pictures.save(DisplayedPixels.of(picture), file.toPath());
			}
			else if (!new FileSaver(picture).saveAsTiff(file.getPath())) {
				throw new IOException(file.getPath());
			}
		}
		catch (final IOException exc) {
			throw new IOException(file + " could not be written: is there such a " +
				"folder, and may it be written to?", exc);
		}
	}

}
