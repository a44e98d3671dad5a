
package io.github.logoclassifier.service;

import io.github.logoclassifier.FeatureSource;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.TrainingMonitor;
import io.github.logoclassifier.TrainingReport;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.dataset.ImageFolder;
import io.github.logoclassifier.features.FeatureCache;
import io.github.logoclassifier.head.Epoch;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.training.TrainingListener;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One training, from a folder to a model. Reading and fitting are apart, so
 * that many models can be fitted to parts of the same images.
 */
final class LogoTraining {

	private final TrainingRequest request;
	private final TrainingMonitor monitor;
	private final PictureService pictures;
	private final ChosenBackbone.Source source;
	private final FeatureCache cache;
	private final UnaryOperator<ImageFolder> part;
	private final Optional<FeatureSource> elsewhere;

	/**
	 * @param source opens the backbone
	 * @param part what of the folder to train on
	 */
	LogoTraining(final TrainingRequest request, final TrainingMonitor monitor,
		final PictureService pictures, final ChosenBackbone.Source source,
		final FeatureCache cache, final UnaryOperator<ImageFolder> part)
	{
		this(request, monitor, pictures, source, cache, part, Optional.empty());
	}

	/** @param elsewhere computes the features, if this process does not */
	LogoTraining(final TrainingRequest request, final TrainingMonitor monitor,
		final PictureService pictures, final ChosenBackbone.Source source,
		final FeatureCache cache, final UnaryOperator<ImageFolder> part,
		final Optional<FeatureSource> elsewhere)
	{
		this.request = request;
		this.monitor = monitor;
		this.pictures = pictures;
		this.source = source;
		this.cache = cache;
		this.part = part;
		this.elsewhere = elsewhere;
	}

	/** Reads the folder, and fits a model to all its images. */
	TrainingReport train() throws IOException {
		final long start = System.nanoTime();
		final TrainingImages images = read();
		final Fitting fitting = new Fitting(request, images, all(images),
			listener());
		return new TrainingReport(fitting.model(), images.skipped(), fitting
			.heldOut(), Duration.ofNanos(System.nanoTime() - start));
	}

	/**
	 * Reads the folder and computes features.
	 *
	 * @throws IllegalArgumentException if there is too little to train on
	 * @throws IOException if the folder or the backbone cannot be read
	 * @throws CancellationException if the monitor says so
	 */
	TrainingImages read() throws IOException {
		return new FolderReading(request, monitor, pictures, cache, part, elsewhere)
			.read(source.open());
	}

	/**
	 * Fits a model to some of the images, with the request's settings; the
	 * monitor hears of no epochs.
	 *
	 * @param training indices of images; the model knows only their classes
	 * @throws IllegalArgumentException if they are of fewer than two classes
	 * @throws CancellationException if the monitor says so
	 */
	LogoModel fit(final TrainingImages images, final List<Integer> training) {
		return new Fitting(request, images, training, listener(epoch -> {}))
			.model();
	}

	private TrainingListener listener() {
		return listener(epoch -> {
			monitor.progress("Training, epoch", epoch.number(), request.options()
				.epochs());
			monitor.epochEnded(epoch);
		});
	}

	private TrainingListener listener(final Consumer<Epoch> epochs) {
		return new TrainingListener() {

			@Override
			public void epochEnded(final Epoch epoch) {
				epochs.accept(epoch);
			}

			@Override
			public void beforeBatch() {
				if (monitor.isCanceled()) {
					throw new CancellationException("training was canceled");
				}
			}

			@Override
			public boolean isStopped() {
				return monitor.isStopped();
			}
		};
	}

	private static List<Integer> all(final TrainingImages images) {
		return IntStream.range(0, images.size()).boxed().collect(Collectors
			.toList());
	}

}
