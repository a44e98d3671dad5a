
package io.github.logoclassifier.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.bytedeco.hdf5.Attribute;
import org.bytedeco.hdf5.DataSet;
import org.bytedeco.hdf5.DataSpace;
import org.bytedeco.hdf5.DSetAccPropList;
import org.bytedeco.hdf5.DSetCreatPropList;
import org.bytedeco.hdf5.Group;
import org.bytedeco.hdf5.H5File;
import org.bytedeco.hdf5.H5Object;
import org.bytedeco.hdf5.LinkCreatPropList;
import org.bytedeco.hdf5.PredType;
import org.bytedeco.hdf5.StrType;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;

/**
 * An .h5 file as Keras 2 saves a whole model: the layers as JSON in an
 * attribute, and below "model_weights" a group for each layer, in which its
 * tensors lie in one more group of its name.
 */
public final class KerasFile implements AutoCloseable {

	private static final String WEIGHTS = "model_weights";

	private final H5File file;
	private final Set<String> groups = new HashSet<>();

	/**
	 * Begins a file.
	 *
	 * @param model the "model_config", with "class_name" and "config"
	 */
	public KerasFile(final Path path, final String kerasVersion,
		final JsonObject model)
	{
		this(path);
		attribute(file, "keras_version", kerasVersion);
		attribute(file, "backend", "tensorflow");
		attribute(file, "model_config", model.toString());
	}

	/** Begins a file with weights alone; skips the test without HDF5. */
	public KerasFile(final Path path) {
		requireHdf5();
		file = new H5File(path.toString(), hdf5.H5F_ACC_TRUNC);
		group(WEIGHTS);
	}

	/** Begins a layer; one without weights has a group too. */
	public void layer(final String layer, final String... tensors) {
		group(WEIGHTS + "/" + layer);
		final Group outer = file.openGroup(WEIGHTS + "/" + layer);
		final String[] names = new String[tensors.length];
		for (int i = 0; i < names.length; i++) {
			names[i] = layer + "/" + tensors[i] + ":0";
		}
		if (names.length > 0) {
			attribute(outer, "weight_names", names);
			group(place(layer));
		}
		else noAttribute(outer, "weight_names");
		outer.close();
	}

	/** Adds a tensor to a layer that has begun, in C order. */
	public void tensor(final String layer, final String tensor,
		final float[] values, final long... shape)
	{
		tensor(layer, tensor, DSetCreatPropList.DEFAULT(), values, shape);
	}

	/** The same, packed by gzip in pieces of one row, as Keras does not. */
	public void packed(final String layer, final String tensor,
		final float[] values, final long... shape)
	{
		try (DSetCreatPropList packing = new DSetCreatPropList()) {
			final long[] piece = new long[shape.length];
			Arrays.fill(piece, 1);
			piece[shape.length - 1] = shape[shape.length - 1];
			packing.setChunk(piece.length, piece);
			packing.setDeflate(1);
			tensor(layer, tensor, packing, values, shape);
		}
	}

	/** Gives a tensor of a layer one more name. */
	public void alias(final String layer, final String tensor,
		final String other)
	{
		try (Group inner = file.openGroup(place(layer))) {
			inner.link(tensor + ":0", inner, other + ":0");
		}
	}

	/** Gives a tensor of a layer one more name, by a link to its path. */
	public void link(final String layer, final String tensor,
		final String other)
	{
		try (Group inner = file.openGroup(place(layer))) {
			inner.link("/" + place(layer) + "/" + tensor + ":0", other + ":0");
		}
	}

	private static String place(final String layer) {
		return WEIGHTS + "/" + layer + "/" + layer;
	}

	private void tensor(final String layer, final String tensor,
		final DSetCreatPropList properties, final float[] values,
		final long... shape)
	{
		try (Group inner = file.openGroup(place(layer));
				DataSpace space = new DataSpace(shape.length, shape);
				DataSet data = inner.createDataSet(tensor + ":0", PredType.IEEE_F32LE(),
					space, properties, DSetAccPropList.DEFAULT(), LinkCreatPropList
						.DEFAULT());
				FloatPointer pointer = new FloatPointer(values))
		{
			data.write(pointer, PredType.NATIVE_FLOAT());
		}
	}

	@Override
	public void close() {
		file.close();
	}

	private static void requireHdf5() {
		try {
			Loader.load(hdf5.class);
		}
		catch (final LinkageError exc) {
			assumeTrue(false, "skipped: HDF5 has no natives for this machine");
		}
	}

	/** Makes the groups of a path that are not there yet. */
	private void group(final String path) {
		for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end +
			1))
		{
			one(path.substring(0, end));
		}
		one(path);
	}

	private void one(final String path) {
		if (groups.add(path)) file.createGroup(path).close();
	}

	/** What Python makes of a list that is empty: no numbers. */
	private static void noAttribute(final H5Object object, final String name) {
		try (DataSpace space = new DataSpace(1, new long[1])) {
			object.createAttribute(name, PredType.NATIVE_DOUBLE(), space).close();
		}
	}

	/** One string is a scalar, several are a vector; padded with zeros. */
	private static void attribute(final H5Object object, final String name,
		final String... texts)
	{
		int length = 1;
		for (final String text : texts) {
			length = Math.max(length, text.getBytes(StandardCharsets.UTF_8).length);
		}
		final byte[] bytes = new byte[length * texts.length];
		for (int i = 0; i < texts.length; i++) {
			final byte[] text = texts[i].getBytes(StandardCharsets.UTF_8);
			System.arraycopy(text, 0, bytes, i * length, text.length);
		}
		try (StrType type = new StrType(PredType.C_S1(), length);
				DataSpace space = texts.length == 1 ? new DataSpace(hdf5.H5S_SCALAR)
					: new DataSpace(1, new long[] { texts.length });
				Attribute attribute = object.createAttribute(name, type, space);
				BytePointer pointer = new BytePointer(bytes))
		{
			attribute.write(type, pointer);
		}
	}

}
