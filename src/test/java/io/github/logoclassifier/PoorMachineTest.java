
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ColorProcessor;

import io.github.logoclassifier.imagej.macro.CommandLine;
import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.Pictures;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines and accounts that lack what one takes for granted. */
class PoorMachineTest {

	@TempDir
	Path home;
	private Path folder;
	private Path model;

	@BeforeEach
	void makeImages() throws IOException {
		folder = Pictures.labelledFolder(home, 4);
		model = home.resolve("shapes.logomodel");
	}

	@Test
	void withoutAHomeAndATemporaryFolder() throws IOException {
		// Below a file no folder can be made, by nobody.
		final Path none = Files.createFile(home.resolve("file")).resolve("none");
		final List<String> options = Arrays.asList("-Duser.home=" + none,
			"-Djava.io.tmpdir=" + none, "-XX:-UsePerfData");
		final JavaProcess training = train(options, JavaProcess.classPath());
		assertEquals(1, training.exitCode());
		assertTrue(log().contains("-Dorg.bytedeco.javacpp.cachedir=FOLDER"), log());
		final List<String> withFolder = new ArrayList<>(options);
		withFolder.add("-Dorg.bytedeco.javacpp.cachedir=" + home.resolve(
			"natives"));
		assertDone(train(withFolder, JavaProcess.classPath()));
		assertClassifies(options, JavaProcess.classPath());
	}

	@Test
	void withoutNativeLibrariesModelsStillClassify() throws IOException {
		assertDone(train(Collections.emptyList(), JavaProcess.classPath()));
		final String classPath = Arrays.stream(JavaProcess.classPath().split(
			File.pathSeparator)).filter(jar -> !jar.matches(
				".*(nd4j-native|openblas|javacpp)-[^/\\\\]*(linux|macosx|windows)[^/\\\\]*"))
			.collect(Collectors.joining(File.pathSeparator));
		final JavaProcess training = train(Collections.emptyList(), classPath);
		assertEquals(1, training.exitCode());
		assertTrue(log().contains("install the plugin again on this machine"),
			log());
		assertClassifies(Collections.emptyList(), classPath);
	}

	@Test
	void trainingWithTooLittleMemorySaysSoAndLeavesNothing() throws IOException {
		final Path work = Files.createDirectory(home.resolve("work"));
		final JavaProcess training = run(Arrays.asList("-Duser.dir=" + work,
			"-Dorg.bytedeco.javacpp.maxbytes=400k"), JavaProcess.classPath(),
			"Train Logo Classifier", "folder=" + folder, "model=" + model,
			"head=tutorial");
		assertEquals(1, training.exitCode(), log());
		assertTrue(log().contains("Train Logo Classifier: ImageJ's memory is too " +
			"small for it"), log());
		assertFalse(Files.exists(model));
		assertEquals(0, work.toFile().list().length, "Deeplearning4j's report");
	}

	@Test
	void anImageThatMemoryIsTooSmallForFailsAloneAndByName() throws IOException {
		assertDone(train(Collections.emptyList(), JavaProcess.classPath()));
		final Path images = Files.createDirectory(home.resolve("images"));
		for (int i = 0; i < 6; i++) {
			Files.copy(folder.resolve("disc").resolve("disc " + i % 4 + ".png"),
				images.resolve(i + ".png"));
		}
		// Its structure is looked at first: one is too large, the others only
		// turn out to be.
		Pictures.write(new BufferedImage(6000, 6000,
			BufferedImage.TYPE_BYTE_BINARY), images.resolve("3 huge.png"));
		final ImageStack slices = new ImageStack(3200, 3200);
		final ColorProcessor slice = new ColorProcessor(3200, 3200);
		for (int i = 0; i < 4; i++) {
			slices.addSlice(slice);
		}
		assertTrue(new FileSaver(new ImagePlus("large", slices)).saveAsTiffStack(
			images.resolve("4 large.tif").toString()));
		Pictures.write(new BufferedImage(3600, 3200, BufferedImage.TYPE_INT_RGB),
			images.resolve("5 large.jpg"));
		final Path csv = home.resolve("labels.csv");
		assertDone(run(Arrays.asList("-Xmx90m"), JavaProcess.classPath(),
			"Classify Logo Folder", "folder=" + images, "model=" + model, "output=" +
				csv, "threads=2"));
		final List<String> rows = Files.readAllLines(csv);
		assertEquals(1 + 9, rows.size());
		final List<String> failed = rows.stream().filter(row -> row.contains(
			"memory")).collect(Collectors.toList());
		assertEquals(3, failed.size(), () -> String.join("\n", rows));
		assertTrue(failed.get(0).contains("3 huge.png"), failed.get(0));
		assertTrue(failed.get(1).contains("4 large.tif"), failed.get(1));
		assertTrue(failed.get(2).contains("5 large.jpg"), failed.get(2));
	}

	private JavaProcess train(final List<String> options, final String classPath)
		throws IOException
	{
		return run(options, classPath, "Train Logo Classifier", "folder=" + folder,
			"model=" + model, "epochs=5");
	}

	private void assertClassifies(final List<String> options,
		final String classPath) throws IOException
	{
		final JavaProcess classifying = run(options, classPath, "Classify Logo",
			"image=" + folder.resolve("disc").resolve("disc 0.png"), "model=" +
				model);
		assertDone(classifying);
		assertTrue(classifying.out().contains("\ndisc,"), classifying.out());
	}

	private JavaProcess run(final List<String> options, final String classPath,
		final String... arguments) throws IOException
	{
		final List<String> all = new ArrayList<>(options);
		if (!options.toString().contains("user.home")) all.add(
			"-Dlogoclassifier.cache=" + home.resolve("cache"));
		final List<String> command = JavaProcess.command(all, CommandLine.class
			.getName(), arguments);
		command.set(command.indexOf("-cp") + 1, classPath);
		return JavaProcess.run(home.resolve("log"), Collections.emptyMap(),
			command);
	}

	private void assertDone(final JavaProcess process) throws IOException {
		assertEquals(0, process.exitCode(), log());
	}

	private String log() throws IOException {
		return Files.readString(home.resolve("log"));
	}

}
