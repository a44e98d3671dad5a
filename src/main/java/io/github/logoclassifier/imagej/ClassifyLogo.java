
package io.github.logoclassifier.imagej;

import ij.ImagePlus;

import io.github.logoclassifier.LogoClassifier;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.command.LogoCommand;
import io.github.logoclassifier.command.PredictionTable;
import io.github.logoclassifier.model.LogoModel;

import java.io.File;
import java.io.IOException;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Classifies the active image, or what is selected of it. It lives here and not
 * with the other commands because SciJava hands over an open image by its type,
 * which is ImageJ's.
 */
@Plugin(type = Command.class, label = "Classify Logo",
	menuPath = "Plugins>Logo Classifier>Classify Logo",
	description = "Writes the label of the active image into the Results table.")
public class ClassifyLogo extends LogoCommand {

	@Parameter
	private PictureService pictures;

	@Parameter(label = "Image", persist = false)
	private ImagePlus image;

	@Parameter(label = "Model file",
		description = "A file that Train Logo Classifier wrote.")
	private File model;

	@Parameter(label = "Classes to name", required = false, min = "1",
		description = "How many of the likeliest classes each row names.")
	private int top = 2;

	@Parameter(label = "Least similarity (-1: the model's)", required = false,
		min = "-1", max = "1", stepSize = "0.05",
		description = "Images less similar to every class are unknown. -1 for what " +
			"the model itself says, 0 for none.")
	private double threshold = LogoModel.OWN_THRESHOLD;

	@Override
	protected void execute() throws IOException {
		if (image == null || image.getWidth() == 0) {
			throw new IllegalArgumentException(
				"there is no image: open the one to classify first");
		}
		requireGiven(model, "model", "a file that Train Logo Classifier wrote");
		final PredictionTable table = new PredictionTable(top);
		final LogoClassifier classifier = logos.open(model.toPath());
		table.add(classifier.classify(pictures.displayed(image), threshold), image
			.getTitle(), image.getCurrentSlice(), model.getName());
		display.show(table.table());
	}

}
