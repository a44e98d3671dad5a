
package io.github.logoclassifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sample images that the plugin brings with it, to try it out:
 *
 * <pre>
 * train/android, train/apple, train/windows   20 images each, to train on
 * test/LABEL-….png                            9 images to classify
 * README.md, LICENCES.txt                     where they come from
 * </pre>
 */
public final class SampleLogos {

	private static final String PLACE = "samples";
	private static final String TRAIN = "train";
	private static final String TEST = "test";

	private final Path folder;

	private SampleLogos(final Path folder) {
		this.folder = folder;
	}

	/**
	 * Unpacks the samples. A file that is there already is left as it is.
	 *
	 * @param folder made if it is not there
	 * @throws IOException if it cannot be written to; the message names it
	 */
	public static SampleLogos unpack(final Path folder) throws IOException {
		final URL place = SampleLogos.class.getResource(PLACE);
		if (place == null) {
			throw new IllegalStateException("the plugin's jar has no sample logos: " +
				"install it again");
		}
		try {
			final URI uri = place.toURI();
			if (uri.getScheme().equals("file")) copy(Paths.get(uri), folder);
			else {
				final String jar = uri.getRawSchemeSpecificPart().replaceFirst("!.*",
					"");
				try (FileSystem zip = FileSystems.newFileSystem(Paths.get(URI.create(
					jar)), (ClassLoader) null))
				{
					copy(zip.getPath(uri.getRawSchemeSpecificPart().replaceFirst(".*!",
						"")), folder);
				}
			}
		}
		catch (final URISyntaxException exc) {
			throw new IllegalStateException("no path: " + place, exc);
		}
		catch (final UncheckedIOException exc) {
			throw unwritable(folder, exc.getCause());
		}
		catch (final IOException exc) {
			throw unwritable(folder, exc);
		}
		return new SampleLogos(folder);
	}

	private static IOException unwritable(final Path folder,
		final IOException cause)
	{
		return new IOException("the sample logos cannot be written to " + folder +
			" (" + cause.getMessage() + "): give another folder", cause);
	}

	private static void copy(final Path from, final Path to) throws IOException {
		try (Stream<Path> all = Files.walk(from)) {
			for (final Path source : (Iterable<Path>) all::iterator) {
				final Path target = to.resolve(from.relativize(source).toString());
				if (Files.isDirectory(source)) Files.createDirectories(target);
				else if (!Files.exists(target)) copyWhole(source, target);
			}
		}
	}

	private static void copyWhole(final Path source, final Path target)
		throws IOException
	{
		final Path part = target.resolveSibling(target.getFileName() + ".part");
		Files.copy(source, part, StandardCopyOption.REPLACE_EXISTING);
		Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
	}

	/** Where all of them are. */
	public Path folder() {
		return folder;
	}

	/** The folder to train on. */
	public Path trainingFolder() {
		return folder.resolve(TRAIN);
	}

	/** The folder of images to classify. */
	public Path testFolder() {
		return folder.resolve(TEST);
	}

	/** The images to classify, by name, which begins with the right label. */
	public List<Path> testImages() throws IOException {
		try (Stream<Path> images = Files.list(testFolder())) {
			return Collections.unmodifiableList(images.sorted().collect(Collectors
				.toList()));
		}
	}

}
