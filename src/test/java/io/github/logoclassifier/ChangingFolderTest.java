
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.head.HeadKind;
import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.testing.Pictures;
import io.github.logoclassifier.training.TrainingOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;

/** Folders that somebody else deletes, or writes to, during a run. */
class ChangingFolderTest {

	private static final int FILES = 40;
	private static final String GONE =
		"unreadable: there is no such file, or the link is broken";

	@TempDir
	Path home;
	private final Context context = new Context(LogoService.class,
		PictureService.class);
	private final LogoService logos = context.service(LogoService.class);
	private Path labelled;
	private Path model;
	private Path folder;

	@BeforeEach
	void makeFiles() throws IOException {
		labelled = Pictures.labelledFolder(home, 4);
		model = home.resolve("shapes.logomodel");
		logos.save(logos.train(request()).model(), model);
		folder = home.resolve("files");
		for (final String sub : new String[] { "a", "b" }) {
			Files.createDirectories(folder.resolve(sub));
			for (int i = 0; i < FILES; i++) {
				Files.copy(labelled.resolve("disc").resolve("disc 1.png"), folder
					.resolve(sub).resolve(String.format("%02d.png", i)));
			}
		}
	}

	@AfterEach
	void dispose() {
		context.dispose();
	}

	@Test
	void whatIsDeletedDuringTheRunHasRowsThatSaySo() throws IOException {
		final List<String> rows = classify(() -> delete(folder));
		// What was in "b" nobody knew yet.
		assertEquals(FILES + 1, rows.size(), rows::toString);
		assertEquals("a/00.png disc", rows.get(0));
		assertEquals("a/39.png " + GONE, rows.get(FILES - 1));
		assertEquals("b " + GONE, rows.get(FILES));
	}

	@Test
	void whatIsCutDuringTheRunFailsAlone() throws IOException {
		final Path cut = folder.resolve("b").resolve("20.png");
		final byte[] bytes = Files.readAllBytes(cut);
		final List<String> rows = classify(() -> Files.write(cut, Arrays.copyOf(
			bytes, bytes.length / 2)));
		assertEquals(2 * FILES, rows.size());
		assertEquals("b/20.png truncated", rows.remove(FILES + 20));
		assertTrue(rows.stream().allMatch(row -> row.endsWith(".png disc")), rows
			.toString());
	}

	@Test
	void whatIsAddedDuringTheRunHarmsNothing() throws IOException {
		final List<String> rows = classify(() -> Files.copy(folder.resolve("a")
			.resolve("00.png"), folder.resolve("b").resolve("new.png")));
		assertEquals(2 * FILES + 1, rows.size());
		assertEquals("b/new.png disc", rows.get(2 * FILES));
	}

	@Test
	void aTrainingWhoseFolderIsDeletedNamesItAndLeavesTheOldModel()
		throws IOException
	{
		final byte[] before = Files.readAllBytes(model);
		final TrainingMonitor deleting = new TrainingMonitor() {

			/** Called by several workers. */
			@Override
			public synchronized void progress(final String stage, final int done,
				final int total)
			{
				try {
					delete(labelled);
				}
				catch (final IOException exc) {
					throw new UncheckedIOException(exc);
				}
			}
		};
		final Exception exc = assertThrows(Exception.class, () -> logos.save(logos
			.train(request(), deleting).model(), model));
		assertTrue(exc instanceof IllegalArgumentException ||
			exc instanceof IOException, exc.toString());
		assertTrue(exc.getMessage().contains(labelled.toString()), exc
			.getMessage());
		assertArrayEquals(before, Files.readAllBytes(model));
	}

	private TrainingRequest request() {
		return TrainingRequest.of(labelled).crops(false).augment(false).options(
			TrainingOptions.of(HeadKind.POOLED).epochs(3));
	}

	private interface Change {

		void make() throws IOException;
	}

	/** @param change what happens once the first file has its row */
	private List<String> classify(final Change change) throws IOException {
		final List<String> rows = new ArrayList<>();
		logos.classifyFolder(FolderRequest.of(folder, model).threads(1),
			new FolderListener()
			{

				@Override
				public void classified(final Path file, final Prediction prediction)
					throws IOException
			{
					add(file, prediction.label());
				}

				@Override
				public void failed(final SkippedFile file) throws IOException {
					add(file.path(), file.reason());
				}

				private void add(final Path file, final String what)
					throws IOException
			{
					rows.add(folder.relativize(file) + " " + what);
					if (rows.size() == 1) change.make();
				}
			});
		return rows;
	}

	private static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder)) return;
		final List<Path> all;
		try (Stream<Path> walk = Files.walk(folder)) {
			all = walk.collect(Collectors.toList());
		}
		Collections.reverse(all);
		for (final Path path : all) {
			Files.deleteIfExists(path);
		}
	}

}
