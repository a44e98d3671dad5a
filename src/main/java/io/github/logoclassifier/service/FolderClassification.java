
package io.github.logoclassifier.service;

import io.github.logoclassifier.ClassifiedFile;
import io.github.logoclassifier.FileClassifier;
import io.github.logoclassifier.FolderListener;
import io.github.logoclassifier.FolderRequest;
import io.github.logoclassifier.LogoClassifier;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.Threads;
import io.github.logoclassifier.backbone.Workers;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.dataset.SortedWalk;
import io.github.logoclassifier.model.Prediction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Classifies the files of a folder. The calling thread walks and hands out
 * results in order; workers read and classify; only a few files are on the way
 * between the two.
 */
final class FolderClassification implements SortedWalk.Visitor {

	/** Files on the way for each worker: one in work, some to go on with. */
	private static final int ON_THE_WAY = 4;

	private final FolderRequest request;
	private final FileClassifier classifier;
	private final PictureService pictures;
	private final FolderListener listener;
	private final int threads;
	private final ExecutorService workers;
	private final Deque<Future<Result>> onTheWay = new ArrayDeque<>();
	private long done;
	private long total;

	FolderClassification(final FolderRequest request,
		final LogoClassifier classifier, final PictureService pictures,
		final FolderListener listener)
	{
		this.request = request;
		this.classifier = new FileClassifier(classifier, request.threshold());
		this.pictures = pictures;
		this.listener = listener;
		threads = Threads.of(request.threads(), pictures);
		workers = Workers.newPool(threads, "Logo folder");
	}

	void run() throws IOException {
		try {
			total = SortedWalk.count(request.folder(), request.recursive(), request
				.leftOut());
			SortedWalk.walk(request.folder(), request.recursive(), request.leftOut(),
				this);
			handOutTheRest();
		}
		finally {
			workers.shutdownNow();
		}
	}

	/** Classifies some of the folder's files, in their order. */
	void run(final List<Path> files) throws IOException {
		try {
			total = files.size();
			for (final Path file : files) {
				file(file);
			}
			handOutTheRest();
		}
		finally {
			workers.shutdownNow();
		}
	}

	private void handOutTheRest() throws IOException {
		while (!onTheWay.isEmpty()) {
			handOut();
		}
	}

	@Override
	public void file(final Path file) throws IOException {
		makeRoom();
		if (!isKnown(file)) onTheWay.add(workers.submit(() -> classify(file)));
	}

	@Override
	public void unreadable(final SkippedFile skipped) throws IOException {
		makeRoom();
		if (!isKnown(skipped.path())) onTheWay.add(CompletableFuture
			.completedFuture(new Result(skipped)));
	}

	private boolean isKnown(final Path file) throws IOException {
		if (!listener.isKnown(file)) return false;
		onTheWay.add(CompletableFuture.completedFuture(new Result(file)));
		return true;
	}

	private void makeRoom() throws IOException {
		if (onTheWay.size() >= threads * ON_THE_WAY) handOut();
	}

	private Result classify(final Path file) {
		final ClassifiedFile found = classifier.classify(file.toString(),
			() -> pictures.open(file));
		return found.prediction().map(prediction -> new Result(file, prediction))
			.orElseGet(() -> new Result(new SkippedFile(file, found.reason())));
	}

	private void handOut() throws IOException {
		final Result result = Workers.get(onTheWay.remove());
		if (result.prediction != null) listener.classified(result.file,
			result.prediction);
		else if (result.failure != null) listener.failed(result.failure);
		else listener.known(result.file);
		listener.progress(++done, total);
		if (listener.isCanceled()) {
			throw new CancellationException("the folder was canceled");
		}
	}

	/** A prediction, a failure, or neither, if it was known before. */
	private static final class Result {

		private final Path file;
		private final Prediction prediction;
		private final SkippedFile failure;

		Result(final Path file) {
			this(file, null, null);
		}

		Result(final Path file, final Prediction prediction) {
			this(file, prediction, null);
		}

		Result(final SkippedFile failure) {
			this(failure.path(), null, failure);
		}

		private Result(final Path file, final Prediction prediction,
			final SkippedFile failure)
		{
			this.file = file;
			this.prediction = prediction;
			this.failure = failure;
		}
	}

}
