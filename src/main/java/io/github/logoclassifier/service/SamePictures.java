
package io.github.logoclassifier.service;

import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.Threads;
import io.github.logoclassifier.backbone.Workers;
import io.github.logoclassifier.dataset.LabelledFile;
import io.github.logoclassifier.features.Progress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Finds the files that show a picture, pixel for pixel. */
final class SamePictures {

	/** The highest byte of a displayed pixel says nothing. */
	private static final int COLOR = 0xffffff;

	private SamePictures() {}

	/**
	 * Looks through files, on several threads.
	 *
	 * @return those that show the very picture, in their order; a file that
	 *         cannot be read shows nothing
	 * @throws CancellationException if the progress says so
	 */
	static List<LabelledFile> find(
		final RandomAccessibleInterval<ARGBType> picture,
		final List<LabelledFile> files, final PictureService pictures,
		final Progress progress)
	{
		final ExecutorService workers = Workers.newPool(Threads.of(0, pictures),
			"Logo comparison");
		try {
			final List<Future<Boolean>> same = new ArrayList<>();
			for (final LabelledFile file : files) {
				same.add(workers.submit(() -> shows(file, picture, pictures)));
			}
			final List<LabelledFile> found = new ArrayList<>();
			for (int i = 0; i < files.size(); i++) {
				if (Workers.get(same.get(i))) found.add(files.get(i));
				progress.step(i + 1, files.size());
			}
			return found;
		}
		finally {
			workers.shutdownNow();
		}
	}

	private static boolean shows(final LabelledFile file,
		final RandomAccessibleInterval<ARGBType> picture,
		final PictureService pictures)
	{
		try {
			return areSame(picture, pictures.open(file.path()));
		}
		catch (final IOException exc) {
			return false; // training will report it
		}
	}

	private static boolean areSame(final RandomAccessibleInterval<ARGBType> a,
		final RandomAccessibleInterval<ARGBType> b)
	{
		if (!Intervals.equalDimensions(a, b)) return false;
		final Cursor<ARGBType> ofA = Views.flatIterable(a).cursor();
		final Cursor<ARGBType> ofB = Views.flatIterable(b).cursor();
		while (ofA.hasNext()) {
			if (((ofA.next().get() ^ ofB.next().get()) & COLOR) != 0) return false;
		}
		return true;
	}

}
