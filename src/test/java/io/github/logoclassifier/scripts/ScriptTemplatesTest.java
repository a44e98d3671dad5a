
package io.github.logoclassifier.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.testing.MacroMode;
import io.github.logoclassifier.testing.Pictures;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** The examples of Fiji's script editor, run as they are. */
class ScriptTemplatesTest {

	private static final Path TEMPLATES = Paths.get("src", "main", "resources",
		"script_templates", "Logo Classifier");

	@TempDir
	Path folder;

	private Path images;

	@BeforeEach
	void paint() throws IOException {
		images = Pictures.labelledFolder(folder, 5);
	}

	@Test
	void eachHasItsTest() throws IOException {
		try (Stream<Path> all = Files.list(TEMPLATES)) {
			assertEquals(new TreeSet<>(Arrays.asList("Train_And_Evaluate.ijm",
				"Classify_Open_Images.ijm", "Count_Labels_In_Folder.ijm",
				"Classify_With_The_Service.groovy")), all.map(file -> file.getFileName()
					.toString()).collect(Collectors.toCollection(TreeSet::new)));
		}
	}

	@Test
	void trainAndEvaluate() throws IOException {
		final String log = macro(template("Train_And_Evaluate.ijm"), images + "/");
		assertTrue(log.contains(
			"Of images that it has not seen, 100.0 % get the right label."), log);
		assertTrue(Files.size(Paths.get(images + ".logomodel")) > 0);
	}

	@Test
	void classifyOpenImages() throws IOException {
		final Path model = train();
		final Path disc = first("disc");
		final Path cross = first("cross");
		final String log = macro("open(\"" + disc + "\");\nopen(\"" + cross +
			"\");\n" + template("Classify_Open_Images.ijm"), model.toString());
		assertTrue(log.matches("(?s).*" + disc.getFileName() +
			": disc \\([0-9]+ %\\)\n" + cross.getFileName() +
			": cross \\([0-9]+ %\\).*"), log);
	}

	@Test
	void countLabelsInFolder() throws IOException {
		final Path model = train();
		Files.writeString(images.resolve("broken.png"), "no image");
		final String log = macro(template("Count_Labels_In_Folder.ijm"), images +
			"\n" + model);
		assertTrue(log.contains("(no image): 1\ncross: 5\ndisc: 5\nsquare: 5\n"),
			log);
		assertEquals(17, Files.readAllLines(Paths.get(images + ".csv")).size());
	}

	@Test
	void classifyWithTheService() throws IOException {
		final StringWriter out = new StringWriter();
		try (Context context = new Context()) {
			final Binding binding = new Binding();
			binding.setVariable("training", images.toFile());
			binding.setVariable("images", images.resolve("disc").toFile());
			binding.setVariable("logos", context.service(LogoService.class));
			binding.setVariable("pictures", context.service(PictureService.class));
			binding.setVariable("out", out);
			// What SciJava makes of these lines is the binding above.
			final String script = template("Classify_With_The_Service.groovy");
			assertEquals(4, script.lines().filter(line -> line.startsWith("#@"))
				.count());
			new GroovyShell(binding).evaluate(script.replaceAll("(?m)^#@.*$", ""));
		}
		final List<String> lines = Arrays.asList(out.toString().trim().split(
			"\\R"));
		assertEquals(5, lines.size());
		lines.forEach(line -> assertTrue(line.matches(".*: disc 0\\.[0-9]+"),
			line));
	}

	private static String template(final String name) throws IOException {
		return Files.readString(TEMPLATES.resolve(name));
	}

	private Path train() throws IOException {
		final Path model = folder.resolve("my shapes.logomodel");
		try (Context context = new Context()) {
			final LogoService logos = context.service(LogoService.class);
			logos.save(logos.train(TrainingRequest.of(images)).model(), model);
		}
		return model;
	}

	private Path first(final String label) throws IOException {
		try (Stream<Path> files = Files.list(images.resolve(label))) {
			return files.sorted().findFirst().orElseThrow(IOException::new);
		}
	}

	/** Runs a macro in headless ImageJ; returns what it printed. */
	private String macro(final String text, final String argument)
		throws IOException
	{
		return MacroMode.HEADLESS.run(folder, text, "template", argument);
	}

}
