
package io.github.logoclassifier.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.FolderListener;
import io.github.logoclassifier.FolderRequest;
import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.Threads;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.model.Prediction;
import io.github.logoclassifier.testing.Pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.service.AbstractService;

/** How files stream through, with pictures that are made up. */
class FolderClassificationTest {

	private static final int FILES = 300;
	private static final int THREADS = 2;

	@TempDir
	Path home;

	private final Context context = new Context();
	private final LogoService logos = context.service(LogoService.class);
	private final AtomicInteger opened = new AtomicInteger();
	private Path folder;
	private Path model;

	@BeforeEach
	void makeFiles() throws IOException {
		model = home.resolve("shapes.logomodel");
		logos.save(logos.train(TrainingRequest.of(Pictures.labelledFolder(home, 3)))
			.model(), model);
		folder = Files.createDirectory(home.resolve("files"));
		for (int i = 0; i < FILES; i++) {
			Files.createFile(folder.resolve(String.format("%03d", i)));
		}
	}

	@AfterEach
	void dispose() {
		context.dispose();
	}

	@Test
	void onlyAFewFilesAreReadAhead() throws IOException {
		final RandomAccessibleInterval<ARGBType> picture = picture();
		final List<String> names = new ArrayList<>();
		run(file -> picture, new Listener() {

			@Override
			public void classified(final Path file, final Prediction prediction) {
				if (names.isEmpty()) letWorkersRunAhead();
				names.add(file.getFileName().toString());
				final int ahead = opened.get() - names.size();
				assertTrue(ahead <= THREADS * 4, ahead + " files are read ahead");
			}
		});
		assertEquals(FILES, names.size());
		for (int i = 0; i < FILES; i++) {
			assertEquals(String.format("%03d", i), names.get(i));
		}
	}

	@Test
	void whateverIsWrongWithOneFileTheOthersGoOn() throws IOException {
		final RandomAccessibleInterval<ARGBType> picture = picture();
		final List<String> failures = new ArrayList<>();
		final int[] classified = new int[1];
		run(file -> {
			switch (file.getFileName().toString()) {
				case "007":
					throw new IOException(file + ": broken");
				case "042":
					throw new OutOfMemoryError("made up");
				case "299":
					throw new IllegalStateException("made up");
				default:
					return picture;
			}
		}, new Listener() {

			@Override
			public void classified(final Path file, final Prediction prediction) {
				classified[0]++;
			}

			@Override
			public void failed(final SkippedFile file) {
				failures.add(file.path().getFileName() + " " + file.reason());
			}
		});
		assertEquals(FILES - 3, classified[0]);
		assertEquals(
			"[007 broken, 042 too large: it needs more memory than there " +
				"is, 299 cannot be classified: java.lang.IllegalStateException: made " +
				"up]", failures.toString());
	}

	@Test
	void whatTheListenerThrowsEndsTheRun() {
		final RandomAccessibleInterval<ARGBType> picture = picture();
		final IOException full = new IOException("disk full");
		final IOException thrown = assertThrows(IOException.class, () -> run(
			file -> picture, new Listener()
			{

				@Override
				public void classified(final Path file, final Prediction prediction)
					throws IOException
			{
					throw full;
				}
			}));
		assertEquals(full, thrown);
		assertTrue(opened.get() <= THREADS * 4, opened + " files were read");
	}

	@Test
	void zeroThreadsAreWhatImageJIsSetToAndNeverMoreThanProcessors() {
		final int processors = Runtime.getRuntime().availableProcessors();
		final MadeUpPictures pictures = new MadeUpPictures(file -> picture());
		assertEquals(processors, Threads.of(0, pictures));
		assertEquals(processors, Threads.of(processors + 1, pictures));
		assertEquals(1, Threads.of(1, pictures));
		assertEquals(1, Threads.of(0, new MadeUpPictures(file -> picture()) {

			@Override
			public int threads() {
				return 1;
			}
		}));
	}

	/** Long enough for all files that they were given. */
	private static void letWorkersRunAhead() {
		try {
			Thread.sleep(500);
		}
		catch (final InterruptedException exc) {
			throw new AssertionError(exc);
		}
	}

	private static RandomAccessibleInterval<ARGBType> picture() {
		final int[] pixels = new int[32 * 32];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = 0xff000000 | i * 1009;
		}
		return ArrayImgs.argbs(pixels, 32, 32);
	}

	private void run(final Opener opener, final FolderListener listener)
		throws IOException
	{
		new FolderClassification(FolderRequest.of(folder, model).threads(THREADS),
			logos.open(model), new MadeUpPictures(opener), listener).run();
	}

	private interface Opener {

		RandomAccessibleInterval<ARGBType> open(Path file) throws IOException;
	}

	/** Expects no failures. */
	private abstract static class Listener implements FolderListener {

		@Override
		public void failed(final SkippedFile file) {
			throw new AssertionError(file);
		}
	}

	private class MadeUpPictures extends AbstractService implements
		PictureService
	{

		private final Opener opener;

		MadeUpPictures(final Opener opener) {
			this.opener = opener;
		}

		@Override
		public RandomAccessibleInterval<ARGBType> open(final Path file)
			throws IOException
		{
			opened.incrementAndGet();
			return opener.open(file);
		}

		@Override
		public RandomAccessibleInterval<ARGBType> open(final String name,
			final byte[] bytes)
		{
			throw new UnsupportedOperationException();
		}

		@Override
		public RandomAccessibleInterval<ARGBType> displayed(final Object image) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void save(final RandomAccessibleInterval<ARGBType> picture,
			final Path file)
		{
			throw new UnsupportedOperationException();
		}

		@Override
		public int threads() {
			return Integer.MAX_VALUE; // as many as there are processors
		}
	}

}
