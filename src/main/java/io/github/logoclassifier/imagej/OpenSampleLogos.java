
package io.github.logoclassifier.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;

import io.github.logoclassifier.SampleLogos;
import io.github.logoclassifier.command.InputAttributes;
import io.github.logoclassifier.command.LogoCommand;
import io.github.logoclassifier.image.Framing;
import io.github.logoclassifier.image.Preprocessing;
import io.github.logoclassifier.imagej.read.DisplayedPixels;
import io.github.logoclassifier.imagej.read.ImageFileReader;
import io.github.logoclassifier.imagej.show.FreePlace;
import io.github.logoclassifier.table.ReportTable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Unpacks the sample images, so that somebody without images of her own can try
 * all commands, and opens those that are there to be classified.
 */
@Plugin(type = Command.class, label = "Open Sample Logos",
	menuPath = "Plugins>Logo Classifier>Open Sample Logos",
	description = "Unpacks sample images to train on, and opens some to classify.")
public class OpenSampleLogos extends LogoCommand {

	/** Of the images in the stack, which need one size. */
	private static final int SIDE = 256;

	private static final String DEFAULT_FOLDER = "Sample Logos";

	@Parameter(label = "Folder to put them into", style = "directory",
		required = false, description = "Empty for the folder \"" + DEFAULT_FOLDER +
			"\" in your home folder. Files that are there already stay.",
		attrs = @Attr(name = InputAttributes.MADE))
	private File folder;

	@Override
	protected void execute() throws IOException {
		final boolean given = folder != null && !folder.getPath().isEmpty();
		final SampleLogos samples = SampleLogos.unpack(given ? folder.toPath()
			: new File(System.getProperty("user.home"), DEFAULT_FOLDER).toPath());
		final ReportTable table = new ReportTable("Sample Logos", Arrays.asList(
			"Use", "Folder"));
		table.add("Train Logo Classifier, Evaluate Logo Classifier", samples
			.trainingFolder().toString());
		table.add("Classify Logo, Classify Logo Folder", samples.testFolder()
			.toString());
		display.show(table);
		if (!display.isVisible() && !IJ.isMacro()) return;
		final ImagePlus stack = stack(samples);
		stack.show();
		if (stack.getWindow() != null) FreePlace.move(stack.getWindow());
	}

	private static ImagePlus stack(final SampleLogos samples) throws IOException {
		final Preprocessing framing = new Preprocessing(Framing.LETTERBOX, SIDE);
		final ImageStack stack = new ImageStack(SIDE, SIDE);
		for (final Path file : samples.testImages()) {
			stack.addSlice(file.getFileName().toString(), new ColorProcessor(SIDE,
				SIDE, framing.frame(DisplayedPixels.of(ImageFileReader.open(file)))));
		}
		return new ImagePlus("Sample Logos", stack);
	}

}
