
package io.github.logoclassifier.features;

import io.github.logoclassifier.backbone.FeatureMap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Feature maps that were computed before, by content: the framed pixels and the
 * backbone. Keeps the ones used last, up to a number of bytes. Thread-safe.
 */
public final class FeatureCache {

	private final long capacity;
	private final Map<String, FeatureMap> maps = new LinkedHashMap<>(16, 0.75f,
		true);
	private long bytes;

	/** @param capacity most bytes of feature values that are kept */
	public FeatureCache(final long capacity) {
		this.capacity = capacity;
	}

	synchronized Optional<FeatureMap> get(final String key) {
		return Optional.ofNullable(maps.get(key));
	}

	synchronized void put(final String key, final FeatureMap map) {
		final FeatureMap before = maps.put(key, map);
		bytes += size(map) - (before == null ? 0 : size(before));
		while (bytes > capacity) {
			final String oldest = maps.keySet().iterator().next();
			bytes -= size(maps.remove(oldest));
		}
	}

	/** How many maps are kept. */
	public synchronized int size() {
		return maps.size();
	}

	private static long size(final FeatureMap map) {
		return 4L * map.values().length;
	}

}
