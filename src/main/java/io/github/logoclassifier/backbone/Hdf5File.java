
package io.github.logoclassifier.backbone;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HDF5 file, read by jHDF in plain Java. The file may come from a stranger:
 * links are not followed, groups lie only so deep, and no array is larger than
 * the file.
 */
final class Hdf5File implements Closeable {

	/** More than any of Keras's own networks for images. */
	private static final long MAX_BYTES = 1L << 30;

	/** Larger files are mapped into memory, of which Windows lets go late. */
	private static final long MAX_IN_MEMORY = 1 << 26;

	private static final int MAX_DEPTH = 8;
	private static final int MAX_NODES = 100_000;

	/** The signature of every HDF5 file. */
	private static final byte[] SIGNATURE = { (byte) 0x89, 'H', 'D', 'F', '\r',
		'\n', 0x1a, '\n' };

	private final Path path;
	private final long size;
	private final HdfFile file;
	private int nodes;

	/** Work on a file that may turn out to be damaged anywhere. */
	interface Reading<T> {

		T read(Hdf5File file) throws IOException;
	}

	private Hdf5File(final Path path) throws IOException {
		this.path = path;
		size = Files.size(path);
		file = size > MAX_IN_MEMORY ? new HdfFile(path) : HdfFile.fromBytes(Files
			.readAllBytes(path));
	}

	/**
	 * Opens a file, reads of it, and closes it.
	 *
	 * @throws IOException if it is no HDF5 file, too large, or damaged
	 */
	static <T> T read(final Path path, final Reading<T> reading)
		throws IOException
	{
		checkSignature(path);
		try (Hdf5File file = new Hdf5File(path)) {
			return reading.read(file);
		}
		// jHDF trusts what it reads: what it trips over says nothing to people.
		catch (final RuntimeException | StackOverflowError | OutOfMemoryError exc) {
			throw new IOException("cannot read " + path +
				" as a Keras file: it is damaged, or not as Keras writes them", exc);
		}
	}

	/** @throws IOException if a file does not begin as HDF5, or is too large */
	static void checkSignature(final Path path) throws IOException {
		final byte[] head = new byte[SIGNATURE.length];
		try (InputStream in = Files.newInputStream(path)) {
			in.readNBytes(head, 0, head.length);
		}
		if (!Arrays.equals(head, SIGNATURE)) {
			throw new IOException(path + " is not a Keras .h5 file: it does not " +
				"begin as HDF5 does");
		}
		if (Files.size(path) > MAX_BYTES) {
			throw new IOException(path + " is larger than " + (MAX_BYTES >> 20) +
				" MB, more than any network that is read here");
		}
	}

	Group root() {
		return file;
	}

	/** A text among the attributes of the file. */
	String text(final String name) throws IOException {
		final Attribute attribute = file.getAttribute(name);
		if (attribute == null) throw defect("has no " + name);
		requireFits(attribute.getSizeInBytes(), "its " + name);
		final Object text = attribute.getData();
		if (!(text instanceof String)) throw defect("has a " + name +
			" that is no text");
		return (String) text;
	}

	/**
	 * Reads all that is in a group, and throws it away: what native code is given
	 * afterwards has been read whole before.
	 *
	 * @throws IOException if anything in it is damaged
	 */
	void requireWhole(final Group group) throws IOException {
		requireAttributes(group);
		for (final Map.Entry<String, Node> child : children(group).entrySet()) {
			if (child.getValue() instanceof Group) {
				requireWhole((Group) child.getValue());
			}
			else if (child.getValue() instanceof Dataset) {
				final Dataset dataset = (Dataset) child.getValue();
				requireAttributes(dataset);
				requireFits(count(dataset), "its \"" + child.getKey() + "\"");
				requireFits(dataset.getSizeInBytes(), "its \"" + child.getKey() + "\"");
				dataset.getDataFlat();
			}
		}
	}

	private void requireAttributes(final Node node) throws IOException {
		for (final Attribute attribute : node.getAttributes().values()) {
			requireFits(attribute.getSizeInBytes(), "its " + attribute.getName());
			attribute.getData();
		}
	}

	/** What is in a group by name, but for links. */
	Map<String, Node> children(final Group group) throws IOException {
		final Map<String, Node> children = new LinkedHashMap<>();
		for (final Map.Entry<String, Node> entry : group.getChildren().entrySet()) {
			if (!entry.getValue().isLink()) children.put(entry.getKey(), entry
				.getValue());
		}
		nodes += children.size();
		final boolean isDeep = group.getPath().chars().filter(c -> c == '/')
			.count() > MAX_DEPTH;
		if (nodes > MAX_NODES || isDeep) throw defect(
			"has groups within groups without end");
		return children;
	}

	/** The values of a dataset of float32, the last axis running fastest. */
	Tensor tensor(final String name, final Dataset dataset) throws IOException {
		if (dataset.getJavaType() != float.class || !dataset.getFilters()
			.isEmpty())
		{
			throw defect("has weights \"" + name + "\" that are no plain float32");
		}
		requireFits(4 * count(dataset), "its weights \"" + name + "\"");
		return new Tensor(name, dataset.getDimensions(), (float[]) dataset
			.getDataFlat());
	}

	/** Values in a dataset; an axis without any counts too. */
	private long count(final Dataset dataset) {
		long count = 1;
		for (final int axis : dataset.getDimensions()) {
			count = axis < 0 || count > size ? Long.MAX_VALUE / 8 : count * Math.max(
				1, axis);
		}
		return count;
	}

	private void requireFits(final long bytes, final String what)
		throws IOException
	{
		if (bytes < 0 || bytes > size) throw defect("is damaged: " + what +
			" would be larger than the file");
	}

	private IOException defect(final String what) {
		return new IOException(path + " " + what);
	}

	@Override
	public void close() {
		file.close();
	}

}
