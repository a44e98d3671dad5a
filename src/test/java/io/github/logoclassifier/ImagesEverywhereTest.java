
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import io.github.logoclassifier.imagej.ClassifyLogo;
import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.MacroMode;
import io.github.logoclassifier.testing.Pictures;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scijava.Context;
import org.scijava.command.CommandService;

/**
 * Stacks, regions and several images give the same in SciJava, in headless
 * macros, in plain ImageJ with its windows and by the script: to the last
 * digit.
 */
class ImagesEverywhereTest {

	private static final String[] SHAPES = { "disc", "cross", "square", "disc",
		"cross", "disc" };

	@TempDir
	Path folder;

	private File model;
	private Path stack;
	private Path hyperstack;

	/** Label, slice and confidence of each row, from the command service. */
	private String expected;

	@BeforeEach
	void trainAndClassifyWithTheCommandService() throws Exception {
		model = folder.resolve("shapes.logomodel").toFile();
		final ResultsTable results = ResultsTable.getResultsTable();
		results.reset();
		try (Context context = new Context()) {
			final LogoService logos = context.service(LogoService.class);
			logos.save(logos.train(TrainingRequest.of(Pictures.labelledFolder(folder,
				4)).crops(false)).model(), model.toPath());
			stack = save(new ImagePlus("", planes(1)), "stack.tif");
			final ImagePlus plain = new ImagePlus("", planes(2));
			plain.setDimensions(2, 3, 2);
			hyperstack = save(new CompositeImage(plain, IJ.COMPOSITE),
				"hyperstack.tif");
			for (final Path file : new Path[] { stack, hyperstack }) {
				context.service(CommandService.class).run(ClassifyLogo.class, true,
					"image", IJ.openImage(file.toString()), "model", model, "images",
					"slices").get();
			}
		}
		final StringBuilder rows = new StringBuilder();
		for (int i = 0; i < results.size(); i++) {
			rows.append(results.getStringValue("Label", i)).append(' ').append(results
				.getStringValue("Image", i)).append(' ').append((int) results.getValue(
					"Slice", i)).append(' ').append(IJ.d2s(results.getValue("Confidence",
						i), 16)).append('\n');
		}
		expected = rows.toString();
		assertEquals(12, results.size());
		assertTrue(expected.startsWith("disc stack.tif 1 "), expected);
		assertTrue(expected.contains("disc hyperstack.tif z:3/3 t:2/2 "), expected);
	}

	@Test
	void theScript() throws IOException {
		assumeTrue(Files.isExecutable(Paths.get("/bin/bash")),
			"skipped: it runs a bash script, and there is no bash");
		final StringBuilder said = new StringBuilder();
		for (final Path file : new Path[] { stack, hyperstack }) {
			final JavaProcess process = script("image=" + file, "images=slices");
			assertEquals(0, process.exitCode());
			process.out().lines().skip(1).map(line -> line.split(",")).forEach(
				cells -> said.append(cells[0]).append(' ').append(cells[1]).append(' ')
					.append(cells[2]).append(' ').append(IJ.d2s(Double.parseDouble(
						cells[3]), 16)).append('\n'));
		}
		assertEquals(expected, said.toString());
		assertEquals(1, script("image=" + stack, "images=regions").exitCode());
		assertTrue(Files.readString(folder.resolve("script.log")).contains(
			"which ImageJ does not have without a screen"));
	}

	@ParameterizedTest
	@EnumSource
	void aMacroInImageJ(final MacroMode mode) throws IOException {
		final Path said = folder.resolve("said.txt");
		final boolean isHeadless = mode == MacroMode.HEADLESS;
		final Path page = save(page(), "page.tif");
		final String run = "run(\"Classify Logo\", \"model=[" + model +
			"] images=%s overlay=true\");\n";
		final String macro = "function rows() {\n  all = \"\";\n" +
			"  for (i = 0; i < nResults; i++) all = all + " +
			"getResultString(\"Label\", i) + \" \" + getResultString(\"Image\", i) " +
			"+ \" \" + getResult(\"Slice\", i) + \" \" + " +
			"d2s(getResult(\"Confidence\", i), 16) + \"\\n\";\n  return all;\n}\n" +
			// macros run in batch mode where there is no screen
			"setBatchMode(" + isHeadless + ");\n" + "open(\"" + stack +
			"\");\nsetSlice(2);\n" + String.format(run, "slices") +
			"if (getSliceNumber() != 2 || Overlay.size != 6) exit(\"moved\");\n" +
			"open(\"" + hyperstack + "\");\n" + String.format(run, "slices") +
			"File.saveString(rows(), \"" + said + "\");\nrun(\"Clear Results\");\n" +
			String.format(run, "open") + "File.append(rows(), \"" + said +
			"\");\nif (" + isHeadless + ") exit();\n" +
			"run(\"Clear Results\");\nopen(\"" + page + "\");\n" +
			"roiManager(\"reset\");\n" + "makeRectangle(10, 20, 100, 100);\n" +
			"roiManager(\"add\");\nroiManager(\"select\", 0);\n" +
			"roiManager(\"rename\", \"left\");\nmakeOval(170, 10, 120, 120);\n" +
			"roiManager(\"add\");\nroiManager(\"select\", 1);\n" +
			"roiManager(\"rename\", \"right\");\nrun(\"Select None\");\n" + String
				.format(run, "regions") + "if (selectionType() >= 0 || Overlay.size " +
			"!= 6) exit(\"changed\");\nFile.append(rows(), \"" + said + "\");\n";
		final String log = mode.run(folder, macro, "images", "");
		assertTrue(Files.exists(said), log);
		final String text = Files.readString(said);
		assertTrue(text.startsWith(expected), text);
		final String[] rest = text.substring(expected.length()).split("\n+");
		final String[] slices = expected.split("\n");
		assertEquals(slices[1], rest[0], "the stack is at its second slice");
		assertEquals(slices[6].replace(" z:1/3 t:1/2 2 ", " 1 ").replace(
			" z:1/3 t:1/2", ""), rest[1]);
		// ImageJ 1.54p cannot make a ROI Manager without a screen.
		if (isHeadless) return;
		assertTrue(rest[2].startsWith("disc page.tif:left 1 "), text);
		assertTrue(rest[3].startsWith("cross page.tif:right 1 "), text);
		assertEquals(4, rest.length, text);
	}

	private JavaProcess script(final String... arguments) throws IOException {
		final List<String> command = new ArrayList<>(Arrays.asList("/bin/bash",
			Paths.get("scripts", "logo").toAbsolutePath().toString(), "Classify Logo",
			"model=" + model));
		command.addAll(Arrays.asList(arguments));
		final Map<String, String> environment = new HashMap<>();
		environment.put("LOGO_CLASSIFIER_CLASSPATH", JavaProcess.classPath());
		environment.put("JAVA_HOME", System.getProperty("java.home"));
		return JavaProcess.run(folder.resolve("script.log"), environment, command);
	}

	/** A disc at the left and a cross at the right. */
	private static ImagePlus page() {
		final ColorProcessor page = new ColorProcessor(300, 150);
		page.invert();
		page.setValue(0xffffff);
		page.fill();
		page.insert(new ColorProcessor(Pictures.shape("disc", 100, 0)), 10, 20);
		page.insert(new ColorProcessor(Pictures.shape("cross", 100, 0)), 180, 20);
		return new ImagePlus("", page);
	}

	/** The shapes, each so many times. */
	private static ImageStack planes(final int channels) {
		final ImageStack stack = new ImageStack(100, 100);
		for (int i = 0; i < SHAPES.length; i++) {
			final ImageProcessor plane = new ColorProcessor(Pictures.shape(SHAPES[i],
				100, i)).convertToByteProcessor();
			for (int c = 0; c < channels; c++) {
				stack.addSlice(plane);
			}
		}
		return stack;
	}

	private Path save(final ImagePlus image, final String name) {
		final Path file = folder.resolve(name);
		assertTrue(new FileSaver(image).saveAsTiff(file.toString()));
		return file;
	}

}
