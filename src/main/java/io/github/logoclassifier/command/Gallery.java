
package io.github.logoclassifier.command;

import io.github.logoclassifier.dataset.ImageFolder;
import io.github.logoclassifier.dataset.LabelledFile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Images of a labelled folder to look at, some of each class, and how a network
 * sees them. Immutable.
 */
public final class Gallery {

	/** More than these are left out. */
	public static final int MOST_CLASSES = 20;
	public static final int MOST_IMAGES = 10;

	private final ImageFolder folder;
	private final String framing;
	private final int side;

	/**
	 * @param framing how images are made square, by its name
	 * @param side of what the network sees, in pixels
	 */
	public Gallery(final ImageFolder folder, final String framing,
		final int side)
	{
		this.folder = folder;
		this.framing = framing;
		this.side = side;
	}

	public String framing() {
		return framing;
	}

	public int side() {
		return side;
	}

	/** The classes that are shown, sorted. */
	public List<String> labels() {
		final List<String> labels = folder.labels();
		return labels.subList(0, Math.min(MOST_CLASSES, labels.size()));
	}

	/** How many classes there are. */
	public int classes() {
		return folder.labels().size();
	}

	/** How many images of a class there are. */
	public int count(final String label) {
		return folder.filesOf(label).size();
	}

	/** Those images of a class that are shown, spread over all of them. */
	public List<Path> files(final String label) {
		final List<LabelledFile> all = folder.filesOf(label);
		final int shown = Math.min(MOST_IMAGES, all.size());
		final List<Path> files = new ArrayList<>();
		for (int i = 0; i < shown; i++) {
			files.add(all.get(i * all.size() / shown).path());
		}
		return Collections.unmodifiableList(files);
	}

}
