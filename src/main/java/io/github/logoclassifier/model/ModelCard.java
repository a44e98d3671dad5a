
package io.github.logoclassifier.model;

import io.github.logoclassifier.head.Epoch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model came about, for people: settings, learning curve, images, and the
 * software that made it. Nothing in it changes what the model says. Immutable.
 */
public final class ModelCard {

	private final String created;
	private final Map<String, String> settings;
	private final Map<String, Integer> images;
	private final Map<String, String> results;
	private final Map<String, String> software;
	private final List<Epoch> curve;
	private final List<String> warnings;

	/**
	 * @param created when, in ISO 8601
	 * @param settings of the training, by parameter name
	 * @param images how many per label
	 * @param results what held-out images said, by item, in the order to show
	 * @param software versions by name
	 */
	public ModelCard(final String created, final Map<String, String> settings,
		final Map<String, Integer> images, final Map<String, String> results,
		final Map<String, String> software, final List<Epoch> curve,
		final List<String> warnings)
	{
		this.created = created;
		this.settings = Collections.unmodifiableMap(new TreeMap<>(settings));
		this.images = Collections.unmodifiableMap(new TreeMap<>(images));
		this.results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
		this.software = Collections.unmodifiableMap(new TreeMap<>(software));
		this.curve = Collections.unmodifiableList(new ArrayList<>(curve));
		this.warnings = Collections.unmodifiableList(new ArrayList<>(warnings));
	}

	public String created() {
		return created;
	}

	public Map<String, String> settings() {
		return settings;
	}

	/** Training images per label, held-out ones included. */
	public Map<String, Integer> images() {
		return images;
	}

	/** What held-out images said of it, by item, in the order to show. */
	public Map<String, String> results() {
		return results;
	}

	public Map<String, String> software() {
		return software;
	}

	/** The training, epoch by epoch. */
	public List<Epoch> curve() {
		return curve;
	}

	public List<String> warnings() {
		return warnings;
	}

}
