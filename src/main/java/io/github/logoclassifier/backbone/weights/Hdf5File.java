
package io.github.logoclassifier.backbone.weights;

import io.github.logoclassifier.backbone.Tensor;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.VariableLength;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HDF5 file, read by jHDF in plain Java. The file may come from a stranger:
 * links are not followed, groups lie only so deep, and all arrays that are read
 * of it are together no larger than the file.
 */
public final class Hdf5File implements Closeable {

	/** More than any of Keras's own networks for images. */
	private static final long MAX_BYTES = 1L << 30;

	/** Larger files are mapped into memory, of which Windows lets go late. */
	private static final long MAX_IN_MEMORY = 1 << 26;

	/** Keras's largest networks describe themselves in one million. */
	private static final int MAX_CHARACTERS = 1 << 22;

	private static final int MAX_DEPTH = 8;
	private static final int MAX_NODES = 100_000;

	/** The signature of every HDF5 file. */
	private static final byte[] SIGNATURE = { (byte) 0x89, 'H', 'D', 'F', '\r',
		'\n', 0x1a, '\n' };

	private final String called;
	private final long size;
	private final HdfFile file;
	private int nodes;
	private long bytesRead;

	/** Work on a file that may turn out to be damaged anywhere. */
	interface Reading<T> {

		T read(Hdf5File file) throws IOException;
	}

	private Hdf5File(final Path path, final String called) throws IOException {
		this.called = called;
		size = Files.size(path);
		file = size > MAX_IN_MEMORY ? new HdfFile(path) : HdfFile.fromBytes(Files
			.readAllBytes(path));
	}

	/**
	 * Opens a file, reads of it, and closes it.
	 *
	 * @param called what messages call it
	 * @throws IOException if it is no HDF5 file, too large, or damaged
	 */
	static <T> T read(final Path path, final String called,
		final Reading<T> reading) throws IOException
	{
		checkSignature(path, called);
		try (Hdf5File file = new Hdf5File(path, called)) {
			return reading.read(file);
		}
		// jHDF trusts what it reads: what it trips over says nothing to people.
		catch (final RuntimeException | StackOverflowError | OutOfMemoryError exc) {
			throw new IOException("cannot read " + called +
				" as a Keras file: it is damaged, or not as Keras writes them", exc);
		}
	}

	/** @throws IOException if a file does not begin as HDF5, or is too large */
	public static void checkSignature(final Path path, final String called)
		throws IOException
	{
		final byte[] head = new byte[SIGNATURE.length];
		try (InputStream in = Files.newInputStream(path)) {
			in.readNBytes(head, 0, head.length);
		}
		if (!Arrays.equals(head, SIGNATURE)) {
			throw new IOException(called + " is not a Keras .h5 file: it does not " +
				"begin as HDF5 does");
		}
		if (Files.size(path) > MAX_BYTES) {
			throw new IOException(called + " is larger than " + (MAX_BYTES >> 20) +
				" MB, more than any network that is read here");
		}
	}

	Group root() {
		return file;
	}

	/**
	 * A text among the attributes of the file.
	 *
	 * @throws IOException if it has none of this name, or a larger one than Keras
	 *           writes
	 */
	String text(final String name) throws IOException {
		return optionalText(name).orElseThrow(() -> defect("has no " + name));
	}

	/** The same; empty if there is none of this name. */
	Optional<String> optionalText(final String name) throws IOException {
		if (file.getAttribute(name) == null) return Optional.empty();
		final Object text = data(file, name);
		if (!(text instanceof String)) throw defect("has a " + name +
			" that is no text");
		if (((String) text).length() > MAX_CHARACTERS) throw defect("has a " +
			name + " of more than " + MAX_CHARACTERS + " characters");
		return Optional.of((String) text);
	}

	/**
	 * The texts among the attributes of a group; none if there is none of this
	 * name. A list that is empty is one of no numbers in Keras's files.
	 */
	List<String> texts(final Group group, final String name) throws IOException {
		if (group.getAttribute(name) == null) return Collections.emptyList();
		final Object texts = data(group, name);
		if (texts instanceof String) return Collections.singletonList(
			(String) texts);
		return texts instanceof String[] ? Arrays.asList((String[]) texts)
			: Collections.emptyList();
	}

	private Object data(final Node node, final String name) throws IOException {
		final Attribute attribute = node.getAttribute(name);
		requireFits(attribute.getSizeInBytes(), "its " + name);
		// Each of many could be the same long text.
		if (attribute.getDataType() instanceof VariableLength && attribute
			.getSize() > 1)
		{
			throw defect("has a list " + name + " that is not as Keras writes it");
		}
		return attribute.getData();
	}

	/** What lies in a group at a path, with no link on the way. */
	Optional<Node> find(final Group group, final String path) {
		Node node = group;
		for (final String name : path.split("/")) {
			node = node instanceof Group ? ((Group) node).getChild(name) : null;
			if (node == null || node.isLink()) return Optional.empty();
		}
		return Optional.of(node);
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

	/**
	 * The values of a dataset of float32, the last axis running fastest.
	 *
	 * @throws IOException if it is of another kind, packed or in pieces, which
	 *           Keras does not write, or with those before larger than the file
	 */
	Tensor tensor(final String name, final Dataset dataset) throws IOException {
		if (dataset.getJavaType() != float.class) {
			throw defect("has weights \"" + name + "\" that are no float32");
		}
		if (!(dataset instanceof ContiguousDataset)) {
			throw defect("has weights \"" + name + "\" that are packed or in " +
				"pieces: save it by Keras again, which does not do so");
		}
		// Many names of one array, each read by itself, would fill the memory.
		bytesRead += 4 * count(dataset);
		requireFits(bytesRead, "its weights \"" + name + "\", with those before,");
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
		return new IOException(called + " " + what);
	}

	@Override
	public void close() {
		file.close();
	}

}
