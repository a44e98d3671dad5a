
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;

import io.github.logoclassifier.command.EvaluateLogoClassifier;
import io.github.logoclassifier.command.TrainLogoClassifier;
import io.github.logoclassifier.imagej.ClassifyLogo;
import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.MacroMode;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scijava.Context;
import org.scijava.command.CommandService;

/**
 * Training, classifying and evaluating give the same labels and figures, to the
 * last digit, whichever way they are asked for.
 */
class SameEverywhereTest {

	private static final Path TRAIN = Paths.get("sample-data", "train")
		.toAbsolutePath();
	private static final Path IMAGE = Paths.get("sample-data", "test",
		"windows-colour-on-blue.png").toAbsolutePath();

	private static final List<String> FIGURES = Arrays.asList("Accuracy",
		"Macro F1", "Top-2 accuracy", "Calibration error");

	@TempDir
	Path folder;

	/** The sample's test images in a folder for each class. */
	private Path test;

	/** Label and confidence from the SciJava command service. */
	private String expected;

	/** Accuracy, calibration error and top-2 accuracy from the same. */
	private String evaluated;

	@BeforeEach
	void trainAndClassifyWithTheCommandService() throws Exception {
		test = labelled(folder.resolve("test images"));
		final File model = folder.resolve("scijava.logomodel").toFile();
		final ResultsTable results = ResultsTable.getResultsTable();
		results.reset();
		try (Context context = new Context()) {
			final CommandService commands = context.service(CommandService.class);
			commands.run(TrainLogoClassifier.class, true, "folder", TRAIN.toFile(),
				"model", model, "seed", 7L).get();
			final ImagePlus image = IJ.openImage(IMAGE.toString());
			commands.run(ClassifyLogo.class, true, "image", image, "model", model)
				.get();
			commands.run(EvaluateLogoClassifier.class, true, "folder", test.toFile(),
				"model", model).get();
			commands.run(EvaluateLogoClassifier.class, true, "folder", TRAIN.toFile(),
				"folds", 2, "epochs", 30, "seed", 7L).get();
		}
		assertEquals(3, results.size());
		evaluated = FIGURES.stream().map(figure -> IJ.d2s(results.getValue(figure,
			1), 16) + " " + IJ.d2s(results.getValue(figure, 2), 16)).collect(
				Collectors.joining(" "));
		assertEquals(9, results.getValue("Images", 1));
		assertEquals(60, results.getValue("Images", 2));
		expected = results.getStringValue("Label", 0) + " " + IJ.d2s(results
			.getValue("Confidence", 0), 16);
		assertTrue(expected.startsWith("windows 0.9"), expected);
	}

	@Test
	void theScript() throws IOException {
		final Path script = Paths.get("scripts", "logo").toAbsolutePath();
		assumeTrue(Files.isExecutable(Paths.get("/bin/bash")),
			"skipped: it runs a bash script, and there is no bash");
		final Path model = folder.resolve("script.logomodel");
		assertEquals(0, script(script, "Train Logo Classifier", "folder=" + TRAIN,
			"model=" + model, "seed=7").exitCode());
		final JavaProcess classified = script(script, "Classify Logo", "image=" +
			IMAGE, "model=" + model);
		assertEquals(0, classified.exitCode());
		final String[] lines = classified.out().split("\n");
		assertEquals(2, lines.length);
		assertEquals("Label,Image,Slice,Confidence,Second,Second confidence," +
			"Similarity,Model", lines[0]);
		final String[] cells = lines[1].split(",");
		assertEquals(expected, cells[0] + " " + IJ.d2s(Double.parseDouble(cells[3]),
			16));
		assertEquals("windows-colour-on-blue.png,1", cells[1] + "," + cells[2]);
		assertEquals("script.logomodel", cells[7]);
		final Path picture = folder.resolve("explained.png");
		final JavaProcess explained = script(script, "Explain Logo", "image=" +
			IMAGE, "model=" + model, "output=" + picture);
		assertEquals(classified.out(), explained.out());
		assertTrue(Files.size(picture) > 0);
		assertEquals(1, script(script, "Explain Logo", "image=" + IMAGE, "model=" +
			model).exitCode(), "nothing could show the overlay");
		assertEquals(evaluated, figures(script(script, "Evaluate Logo Classifier",
			"folder=" + test, "model=" + model), script(script,
				"Evaluate Logo Classifier", "folder=" + TRAIN, "folds=2", "epochs=30",
				"seed=7")));
	}

	private static String figures(final JavaProcess... processes) {
		final List<String> headers = Arrays.asList(processes[0].out().split("\n")[0]
			.split(","));
		assertEquals(Arrays.asList("Images", "Classes", "Accuracy"), headers
			.subList(0, 3));
		return FIGURES.stream().map(figure -> Arrays.stream(processes).map(
			process -> IJ.d2s(Double.parseDouble(process.out().split("\n")[1].split(
				",")[headers.indexOf(figure)]), 16)).collect(Collectors.joining(" ")))
			.collect(Collectors.joining(" "));
	}

	/**
	 * Copies the sample's test images into folders, by their names' first word.
	 */
	private static Path labelled(final Path parent) throws IOException {
		try (DirectoryStream<Path> images = Files.newDirectoryStream(IMAGE
			.getParent()))
		{
			for (final Path image : images) {
				final String name = image.getFileName().toString();
				Files.copy(image, Files.createDirectories(parent.resolve(name.substring(
					0, name.indexOf('-')))).resolve(name));
			}
		}
		return parent;
	}

	@ParameterizedTest
	@EnumSource
	void aMacroInImageJ(final MacroMode mode) throws IOException {
		final Path model = folder.resolve("macro model.logomodel");
		final Path said = folder.resolve("said.txt");
		final String macro = "run(\"Train Logo Classifier\", \"folder=[" + TRAIN +
			"] model=[" + model + "] seed=7\");\n" + "open(\"" + IMAGE + "\");\n" +
			"run(\"Classify Logo\", \"model=[" + model + "]\");\n" +
			"run(\"Explain Logo\", \"model=[" + model + "] map=[" + folder.resolve(
				mode + " map.tif") + "]\");\n" + "if (Overlay.size != 2 || getResult(" +
			"\"Confidence\", 0) != getResult(\"Confidence\", 1))" +
			" exit(\"explained otherwise\");\nTable.deleteRows(1, 1, \"Results\");\n" +
			"File.saveString(getResultString(\"Label\", 0) + \" \" + " +
			"d2s(getResult(\"Confidence\", 0), 16) + \" \" + nResults, \"" + said +
			"\");\n" + "run(\"Evaluate Logo Classifier\", \"folder=[" + test +
			"] model=[" + model + "]\");\n" +
			"run(\"Evaluate Logo Classifier\", \"folder=[" + TRAIN +
			"] folds=2 epochs=30 seed=7\");\n" + "all = \"\\n\";\n" +
			"figures = newArray(\"" + String.join("\", \"", FIGURES) + "\");\n" +
			"for (i = 0; i < figures.length; i++)\n" +
			"  all = all + d2s(getResult(figures[i], 1), 16) + \" \" + " +
			"d2s(getResult(figures[i], 2), 16) + \" \";\n" + "File.append(all, \"" +
			said + "\");\n";
		final String log = mode.run(folder, macro, "macro", "");
		assertTrue(Files.exists(said), log);
		assertEquals(expected + " 1\n" + evaluated, Files.readString(said).trim());
	}

	private JavaProcess script(final Path script, final String... arguments)
		throws IOException
	{
		final List<String> command = new ArrayList<>(Arrays.asList("/bin/bash",
			script.toString()));
		command.addAll(Arrays.asList(arguments));
		final Map<String, String> environment = new HashMap<>();
		environment.put("LOGO_CLASSIFIER_CLASSPATH", JavaProcess.classPath());
		environment.put("JAVA_HOME", System.getProperty("java.home"));
		return JavaProcess.run(folder.resolve("script.log"), environment, command);
	}

}
