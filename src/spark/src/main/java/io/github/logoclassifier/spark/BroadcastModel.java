
package io.github.logoclassifier.spark;

import io.github.logoclassifier.FileClassifier;
import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.PictureService;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.spark.util.LongAccumulator;
import org.scijava.Context;

/**
 * A model file on its way to the executors. Each of them gets its bytes once,
 * by a broadcast, and opens them once, by the same reader as any model file:
 * all tasks of a process share the classifier.
 */
final class BroadcastModel implements Serializable {

	private static final long serialVersionUID = 1;

	private final byte[] bytes;
	private final double threshold;
	private final LongAccumulator openings;
	private transient FileClassifier files;
	private transient PictureService pictures;

	/**
	 * @param bytes of the model file
	 * @param threshold see {@link FileClassifier}
	 * @param openings counts how often it is opened
	 */
	BroadcastModel(final byte[] bytes, final double threshold,
		final LongAccumulator openings)
	{
		this.bytes = bytes;
		this.threshold = threshold;
		this.openings = openings;
	}

	/**
	 * Opens it, unless this process has.
	 *
	 * @throws IOException if it is damaged, or its backbone is not on this
	 *           machine
	 */
	synchronized void open() throws IOException {
		if (files != null) return;
		// ImageJ is used without a screen, wherever the executor runs.
		System.setProperty("java.awt.headless", "true");
		final Context context = new Context(LogoService.class,
			PictureService.class);
		final Path copy = Files.createTempFile("broadcast", ".logomodel");
		try {
			Files.write(copy, bytes);
			files = new FileClassifier(context.service(LogoService.class).open(copy),
				threshold);
		}
		finally {
			Files.delete(copy);
		}
		pictures = context.service(PictureService.class);
		openings.add(1);
	}

	/** Classifies; once it is open. */
	synchronized FileClassifier files() {
		return files;
	}

	/** Opens images; once it is open. */
	synchronized PictureService pictures() {
		return pictures;
	}

}
