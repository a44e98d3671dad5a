
package io.github.logoclassifier.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.testing.Pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** What is said of a model file while its name is typed. */
class ModelCheckTest {

	private static final String SUMMARY =
		"cross, disc, square; trained \\d+ [A-Z][a-z]+ \\d{4} on 9 images";

	@TempDir
	Path folder;

	@Test
	void aModelIsSummedUpAndNotTestedOnWhatItLearned() throws IOException {
		final Path shapes = Pictures.labelledFolder(folder, 3);
		final Path model = folder.resolve("shapes.logomodel");
		try (Context context = new Context(LogoService.class)) {
			final LogoService logos = context.service(LogoService.class);
			logos.save(logos.train(TrainingRequest.of(shapes)).model(), model);
		}
		final Finding used = ModelCheck.used(model, Optional.of(folder));
		assertEquals(Finding.Kind.GOOD, used.kind());
		assertTrue(used.text().matches(SUMMARY), used.text());
		final Finding written = ModelCheck.written(folder.resolve("shapes")
			.toFile());
		assertEquals(Finding.Kind.BAD, written.kind(), "it is a folder");
		final Finding replaced = ModelCheck.written(model.toFile());
		assertEquals(Finding.Kind.DOUBTFUL, replaced.kind());
		assertTrue(replaced.text().matches("Will be replaced: " + SUMMARY), replaced
			.text());
		assertTrue(ModelCheck.used(model, Optional.of(shapes)).text().startsWith(
			"This model was trained on this very folder"));
	}

	@Test
	void whatIsNoModelIsSaidInPlainWords() throws IOException {
		assertEquals("There is no such file.", ModelCheck.used(folder.resolve(
			"none"), Optional.empty()).text());
		assertEquals("This is a folder: choose a file in it.", ModelCheck.used(
			folder, Optional.empty()).text());
		final Path text = Files.writeString(folder.resolve("a.logomodel"), "text");
		final Finding finding = ModelCheck.used(text, Optional.empty());
		assertEquals(Finding.Kind.BAD, finding.kind());
		assertEquals(Finding.Kind.DOUBTFUL, ModelCheck.written(text.toFile())
			.kind());
		assertEquals(Finding.Kind.BAD, ModelCheck.written(folder.resolve(
			"none/a.logomodel").toFile()).kind());
		assertEquals(Finding.NOTHING, ModelCheck.written(folder.resolve("new")
			.toFile()));
	}

}
