
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.IJ;
import ij.measure.ResultsTable;

import io.github.logoclassifier.command.TrainLogoClassifier;
import io.github.logoclassifier.imagej.CorrectLogoLabel;
import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.MacroMode;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scijava.Context;
import org.scijava.command.CommandService;

/**
 * A correction teaches the same, to the last digit, whichever way it is asked
 * for. A tilted Windows logo is said to be an apple.
 */
class CorrectedEverywhereTest {

	private static final Path IMAGE = Paths.get("sample-data", "test",
		"windows-tilted.jpg").toAbsolutePath();
	private static final String ADDED = "apple/windows-tilted.png";

	@TempDir
	Path folder;

	private Path images;
	private Path model;

	/** Label and confidence from the SciJava command service. */
	private String expected;

	@BeforeEach
	void correctWithTheCommandService() throws Exception {
		final Path train = folder.resolve("service");
		copy(Paths.get("sample-data", "train"), train);
		images = folder.resolve("my images");
		copy(train, images);
		final File other = folder.resolve("service.logomodel").toFile();
		model = folder.resolve("my model.logomodel");
		final ResultsTable results = ResultsTable.getResultsTable();
		results.reset();
		try (Context context = new Context()) {
			final CommandService commands = context.service(CommandService.class);
			commands.run(TrainLogoClassifier.class, true, "folder", train.toFile(),
				"model", other, "seed", 7L).get();
			Files.copy(other.toPath(), model);
			commands.run(CorrectLogoLabel.class, true, "image", IJ.openImage(IMAGE
				.toString()), "label", "apple", "model", other).get();
		}
		assertTrue(Files.exists(train.resolve(ADDED)));
		assertEquals(1, results.size());
		expected = results.getStringValue("Label", 0) + " " + IJ.d2s(results
			.getValue("Confidence", 0), 16);
		assertTrue(expected.startsWith("apple 0."), expected);
	}

	@Test
	void theScript() throws IOException {
		assumeTrue(Files.isExecutable(Paths.get("/bin/bash")),
			"skipped: it runs a bash script, and there is no bash");
		final Map<String, String> environment = new HashMap<>();
		environment.put("LOGO_CLASSIFIER_CLASSPATH", JavaProcess.classPath());
		environment.put("JAVA_HOME", System.getProperty("java.home"));
		final JavaProcess corrected = JavaProcess.run(folder.resolve("script.log"),
			environment, Arrays.asList("/bin/bash", Paths.get("scripts", "logo")
				.toAbsolutePath().toString(), "Correct Logo Label", "image=" + IMAGE,
				"label=apple", "model=" + model, "folder=" + images));
		assertEquals(0, corrected.exitCode(), Files.readString(folder.resolve(
			"script.log")));
		final String[] tables = corrected.out().split("\n\n");
		assertEquals(2, tables.length, corrected.out());
		final String[] cells = tables[0].split("\n")[1].split(",");
		assertEquals(expected, cells[0] + " " + IJ.d2s(Double.parseDouble(cells[3]),
			16));
		assertTrue(tables[1].contains("Added," + images.resolve(ADDED)), tables[1]);
	}

	@ParameterizedTest
	@EnumSource
	void aMacroInImageJ(final MacroMode mode) throws IOException {
		final Path said = folder.resolve("said.txt");
		final String macro = "open(\"" + IMAGE + "\");\n" +
			"run(\"Correct Logo Label\", \"label=apple model=[" + model +
			"] folder=[" + images + "]\");\n" + "run(\"Logo Model Info\", " +
			"\"model=[" + model + "]\");\n" +
			"File.saveString(getResultString(\"Label\", 0) + \" \" + " +
			"d2s(getResult(\"Confidence\", 0), 16) + \" \" + nResults, \"" + said +
			"\");\n";
		final String log = mode.run(folder, macro, "correct", "");
		assertTrue(Files.exists(said), log);
		assertEquals(expected + " 1", Files.readString(said).trim());
		assertTrue(Files.exists(images.resolve(ADDED)));
	}

	private static void copy(final Path from, final Path to) throws IOException {
		try (Stream<Path> all = Files.walk(from)) {
			for (final Path path : all.collect(Collectors.toList())) {
				Files.copy(path, to.resolve(from.relativize(path).toString()));
			}
		}
	}

}
