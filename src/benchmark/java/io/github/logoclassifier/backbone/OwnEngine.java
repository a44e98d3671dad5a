
package io.github.logoclassifier.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** This project's workers, each with a share of the batch. */
final class OwnEngine implements FeatureEngine {

	private final List<Backbone.Worker> workers = new ArrayList<>();
	private final ExecutorService executor;

	OwnEngine(final MobileNetV1 network, final int threads) {
		for (int i = 0; i < threads; i++) {
			workers.add(network.newWorker());
		}
		executor = Executors.newFixedThreadPool(threads);
	}

	@Override
	public Object features(final List<float[]> images) throws Exception {
		if (workers.size() == 1) return workers.get(0).features(images);
		final List<Future<List<FeatureMap>>> running = new ArrayList<>();
		for (int i = 0; i < workers.size(); i++) {
			final Backbone.Worker worker = workers.get(i);
			final List<float[]> share = images.subList(i * images.size() / workers
				.size(), (i + 1) * images.size() / workers.size());
			running.add(executor.submit(() -> worker.features(share)));
		}
		final List<FeatureMap> maps = new ArrayList<>();
		for (final Future<List<FeatureMap>> future : running) {
			maps.addAll(future.get());
		}
		return maps;
	}

	@Override
	public void close() {
		executor.shutdownNow();
	}

}
