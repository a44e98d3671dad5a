
package io.github.logoclassifier.backbone;

import io.github.logoclassifier.backbone.mobilenet.MobileNetV1;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** This project's workers, each taking the batch's next image. */
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
	public float[] features(final List<float[]> images) throws Exception {
		final FeatureMap[] maps = new FeatureMap[images.size()];
		final AtomicInteger next = new AtomicInteger();
		final List<Future<?>> running = new ArrayList<>();
		for (final Backbone.Worker worker : workers.subList(1, workers.size())) {
			running.add(executor.submit(() -> run(worker, images, next, maps)));
		}
		run(workers.get(0), images, next, maps);
		for (final Future<?> future : running) {
			future.get();
		}
		final int length = maps[0].values().length;
		final float[] all = new float[maps.length * length];
		for (int i = 0; i < maps.length; i++) {
			System.arraycopy(maps[i].values(), 0, all, i * length, length);
		}
		return all;
	}

	private static void run(final Backbone.Worker worker,
		final List<float[]> images, final AtomicInteger next,
		final FeatureMap[] maps)
	{
		for (int i = next.getAndIncrement(); i < maps.length; i = next
			.getAndIncrement())
		{
			maps[i] = worker.features(images.get(i));
		}
	}

	@Override
	public void close() {
		executor.shutdownNow();
	}

}
