
package io.github.logoclassifier.spark;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Files of any file system that Hadoop knows. Reading one takes no more memory
 * than is allowed, however large it is: also where it has grown since it was
 * listed.
 */
final class HadoopFiles implements FileSource {

	private static final long serialVersionUID = 1;

	private static final int CHUNK = 1 << 16;

	private final SerializableConfiguration configuration;
	private final int maxBytes;

	/** @param maxBytes larger files are not read */
	HadoopFiles(final Configuration configuration, final int maxBytes) {
		this.configuration = new SerializableConfiguration(configuration);
		this.maxBytes = maxBytes;
	}

	@Override
	public byte[] read(final String path, final String name) throws IOException {
		final Path file = new Path(path);
		try (InputStream in = system(file).open(file)) {
			return read(in, name);
		}
		catch (final AccessControlException | AccessDeniedException exc) {
			throw new IOException(name + ": unreadable: permission denied", exc);
		}
		catch (final FileNotFoundException exc) {
			// So does a local file that may not be read.
			throw new IOException(name + ": unreadable: " + (String.valueOf(exc
				.getMessage()).contains("Permission denied") ? "permission denied"
					: "there is no such file, or the link is broken"), exc);
		}
	}

	/** Local files have no checksums beside them. */
	private FileSystem system(final Path file) throws IOException {
		final FileSystem system = file.getFileSystem(configuration.value());
		return system instanceof LocalFileSystem ? ((LocalFileSystem) system)
			.getRaw() : system;
	}

	private byte[] read(final InputStream in, final String name)
		throws IOException
	{
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		final byte[] chunk = new byte[CHUNK];
		for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
			if (bytes.size() > maxBytes - n) throw new IOException(name + ": " +
				tooLarge(maxBytes));
			bytes.write(chunk, 0, n);
		}
		return bytes.toByteArray();
	}

	/** What is wrong with a file of more bytes than are allowed. */
	static String tooLarge(final int maxBytes) {
		return "too large: it has more than maxbytes=" + maxBytes + " bytes";
	}

}
