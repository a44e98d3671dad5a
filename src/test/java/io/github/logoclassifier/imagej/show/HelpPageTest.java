
package io.github.logoclassifier.imagej.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.command.LogoCommand;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.InstantiableException;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** The help pages are complete, and hang together. */
class HelpPageTest {

	private static final Path DOCS = Paths.get("docs");

	private static final Pattern LINK = Pattern.compile(
		"(?:href|src)=\"([^\"#]+)");

	private static final Pattern PICTURE = Pattern.compile(
		"<img src=\"([^\"]+)\" (.*?) alt=\"[^\"]+\">");

	@Test
	void everyCommandHasItsPage() {
		try (Context context = new Context(CommandService.class)) {
			final List<String> missing = new ArrayList<>();
			for (final CommandInfo info : context.service(CommandService.class)
				.getCommands())
			{
				if (!isOurs(info) || info.getTitle().equals("Logo Classifier Help"))
					continue;
				try {
					HelpPage.of(info.getTitle());
				}
				catch (final IllegalArgumentException exc) {
					missing.add(exc.getMessage());
				}
			}
			assertEquals(Collections.emptyList(), missing);
		}
	}

	private static boolean isOurs(final CommandInfo info) {
		try {
			return LogoCommand.class.isAssignableFrom(info.loadClass());
		}
		catch (final InstantiableException exc) {
			return false;
		}
	}

	@Test
	void allThatPagesLinkToIsThere() throws IOException {
		for (final Path page : pages()) {
			final Matcher links = LINK.matcher(Files.readString(page));
			while (links.find()) {
				assertTrue(links.group(1).startsWith("https://") || Files.exists(DOCS
					.resolve(links.group(1))), page + " links to " + links.group(1));
			}
		}
	}

	/** Without their size, the window would move the text once they are there. */
	@Test
	void picturesHaveTheSizeThatPagesSay() throws IOException {
		int pictures = 0;
		for (final Path page : pages()) {
			final Matcher picture = PICTURE.matcher(Files.readString(page));
			while (picture.find()) {
				final Path file = DOCS.resolve(picture.group(1));
				final BufferedImage image = ImageIO.read(file.toFile());
				assertEquals("width=\"" + image.getWidth() + "\" height=\"" + image
					.getHeight() + "\"", picture.group(2), page + ": " + file);
				assertTrue(image.getWidth() <= 740, file + " is too wide");
				assertTrue(Files.size(file) < 60_000, file + " is too large");
				pictures++;
			}
		}
		assertTrue(pictures > 0);
	}

	@Test
	void theFirstPageLeadsToAllOthers() throws IOException {
		final String first = Files.readString(DOCS.resolve("index.html"));
		for (final Path page : pages()) {
			final String name = page.getFileName().toString();
			if (!name.equals("index.html")) assertTrue(first.contains("href=\"" +
				name + "\""), name);
		}
		assertTrue(HelpPage.first().address().toString().endsWith("index.html"));
	}

	@Test
	void aCommandThatIsNoneHasNoPage() {
		assertThrows(IllegalArgumentException.class, () -> HelpPage.of("../x"));
	}

	private static List<Path> pages() throws IOException {
		try (Stream<Path> all = Files.list(DOCS)) {
			return all.filter(file -> file.toString().endsWith(".html")).collect(
				Collectors.toList());
		}
	}

}
