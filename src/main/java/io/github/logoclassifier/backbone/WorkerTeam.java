
package io.github.logoclassifier.backbone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Workers that share the images of a call; the caller's thread is one's. */
final class WorkerTeam implements Backbone.Worker {

	private final List<Backbone.Worker> members = new ArrayList<>();
	private final ExecutorService executor;

	WorkerTeam(final Backbone backbone, final int threads) {
		for (int i = 0; i < threads; i++) {
			members.add(backbone.newWorker());
		}
		executor = Workers.newTransientPool(threads - 1, "Logo features");
	}

	@Override
	public FeatureMap features(final float[] pixels) {
		return members.get(0).features(pixels);
	}

	@Override
	public List<FeatureMap> features(final List<float[]> images) {
		final FeatureMap[] maps = new FeatureMap[images.size()];
		final AtomicInteger next = new AtomicInteger();
		final List<Future<?>> others = new ArrayList<>();
		for (final Backbone.Worker member : members.subList(1, Math.max(1, Math.min(
			members.size(), images.size()))))
		{
			others.add(executor.submit(() -> share(member, images, next, maps)));
		}
		try {
			share(members.get(0), images, next, maps);
		}
		finally {
			next.set(images.size()); // after a failure the others stop too
			others.forEach(Workers::get);
		}
		return Arrays.asList(maps);
	}

	private static void share(final Backbone.Worker member,
		final List<float[]> images, final AtomicInteger next,
		final FeatureMap[] maps)
	{
		for (int i = next.getAndIncrement(); i < maps.length; i = next
			.getAndIncrement())
		{
			maps[i] = member.features(images.get(i));
		}
	}

}
