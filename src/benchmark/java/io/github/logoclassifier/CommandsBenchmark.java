
package io.github.logoclassifier;

import ij.ImagePlus;
import ij.io.Opener;
import ij.measure.ResultsTable;

import io.github.logoclassifier.backbone.FeatureMap;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.imagej.ClassifyLogo;
import io.github.logoclassifier.training.HeadTrainer;
import io.github.logoclassifier.training.LabelledFeatures;
import io.github.logoclassifier.training.TrainingListener;
import io.github.logoclassifier.training.TrainingOptions;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** Commands, and the training of heads, in a JVM that is warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CommandsBenchmark {

	private static final int IMAGES = 90;
	private static final int CLASSES = 3;

	private Context context;
	private CommandService commands;
	private ImagePlus image;
	private File model;
	private final LabelledFeatures features = new LabelledFeatures(CLASSES);

	@Setup
	public void start() throws Exception {
		System.setProperty("java.awt.headless", "true");
		context = new Context();
		commands = context.service(CommandService.class);
		final Path samples = Paths.get("sample-data");
		image = new Opener().openImage(samples.resolve("test/android-green.jpg")
			.toString());
		model = Files.createTempFile("logos", ".logomodel").toFile();
		final LogoService logos = context.service(LogoService.class);
		logos.save(logos.train(TrainingRequest.of(samples.resolve("train")))
			.model(), model.toPath());
		final Random random = new Random(1);
		for (int n = 0; n < IMAGES; n++) {
			final float[] values = new float[7 * 7 * 256];
			for (int i = 0; i < values.length; i++) {
				values[i] = Math.max(0, (float) random.nextGaussian());
			}
			// Something to be learnt from.
			values[n % CLASSES] = 6;
			features.add(new FeatureMap(7, 7, 256, values), n % CLASSES);
		}
	}

	@TearDown
	public void stop() {
		context.dispose();
		model.delete();
	}

	/** An open image, from the command to its row in the Results table. */
	@Benchmark
	public Object classifyLogo() throws Exception {
		ResultsTable.getResultsTable().reset();
		return commands.run(ClassifyLogo.class, true, "image", image, "model",
			model).get();
	}

	/** The tutorial's head on 90 feature maps, 20 epochs. */
	@Benchmark
	public Object trainTutorialHead() {
		return train(HeadKind.TUTORIAL);
	}

	/** Our head on the same, until its loss has settled. */
	@Benchmark
	public Object trainPooledHead() {
		return train(HeadKind.POOLED);
	}

	private Object train(final HeadKind kind) {
		return new HeadTrainer(TrainingOptions.of(kind)).train(features,
			new LabelledFeatures(CLASSES), TrainingListener.NONE);
	}

}
