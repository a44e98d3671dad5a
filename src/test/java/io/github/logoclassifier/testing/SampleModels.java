
package io.github.logoclassifier.testing;

import io.github.logoclassifier.LogoClassifier;
import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.image.Preprocessing;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.training.TrainingOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.scijava.Context;

/** Models that are trained on the sample logos, and what they say of others. */
public final class SampleModels implements AutoCloseable {

	private static final Path SAMPLES = Paths.get("sample-data");

	private final Context context = new Context(LogoService.class,
		PictureService.class);
	private final Path folder;

	/** @param folder for the model files */
	public SampleModels(final Path folder) {
		this.folder = folder;
	}

	@Override
	public void close() {
		context.dispose();
	}

	public LogoService logos() {
		return context.service(LogoService.class);
	}

	/** Trains a model, for a few epochs. */
	public Path train(final HeadKind head, final boolean crops,
		final String backbone) throws IOException
	{
		final Path file = folder.resolve(head.id() + (crops ? "-crops" : "") +
			".logomodel");
		logos().save(logos().train(TrainingRequest.of(SAMPLES.resolve("train"))
			.backbone(backbone).options(TrainingOptions.of(head).epochs(8)).framing(
				"letterbox").augment(false).crops(crops)).model(), file);
		return file;
	}

	/** Images that no model was trained on; the tutorial's if they are here. */
	public static List<Path> images() throws IOException {
		final List<Path> images = new ArrayList<>();
		for (final Path test : new Path[] { SAMPLES.resolve("test"), Paths.get("..",
			"shared", "seed", "test") })
		{
			if (!Files.isDirectory(test)) continue;
			try (Stream<Path> files = Files.list(test)) {
				images.addAll(files.sorted().collect(Collectors.toList()));
			}
		}
		return images;
	}

	/** The picture as the model frames it, 0xFFRRGGBB. */
	public int[] framed(final LogoModel model, final Path image)
		throws IOException
	{
		return new Preprocessing(model.preprocessing().framing(), model.crops()
			.frameSize(model.backbone().inputSize())).frame(context.service(
				PictureService.class).open(image));
	}

	/** The same as bytes of red, green and blue, in files of a folder. */
	public List<Path> framedFiles(final LogoModel model, final Path to)
		throws IOException
	{
		final List<Path> files = new ArrayList<>();
		for (final Path image : images()) {
			final int[] pixels = framed(model, image);
			final byte[] rgb = new byte[3 * pixels.length];
			for (int i = 0; i < rgb.length; i++) {
				rgb[i] = (byte) (pixels[i / 3] >> 16 - 8 * (i % 3));
			}
			files.add(Files.write(to.resolve(image.getFileName() + "." + files
				.size() + ".rgb"), rgb));
		}
		return files;
	}

	/** What the plugin says of an image. */
	public Prediction predict(final Path model, final Path image)
		throws IOException
	{
		return logos().open(model).classify(context.service(PictureService.class)
			.open(image));
	}

	/** The probabilities in it, in the order of the model's labels. */
	public double[] probabilities(final Path model, final Path image)
		throws IOException
	{
		final LogoClassifier classifier = logos().open(model);
		final List<String> labels = classifier.model().labels();
		final double[] probabilities = new double[labels.size()];
		for (final Prediction.Candidate candidate : predict(model, image)
			.candidates())
		{
			probabilities[Collections.binarySearch(labels, candidate.label())] =
				candidate.confidence();
		}
		return probabilities;
	}

}
