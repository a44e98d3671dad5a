
package io.github.logoclassifier.spark;

import java.io.IOException;
import java.io.Serializable;

/** Reads files in the executors, which get a copy of it. */
interface FileSource extends Serializable {

	/**
	 * All bytes of a file.
	 *
	 * @param path the file's, with its scheme, as Spark says it
	 * @param name for messages, which begin with it
	 * @throws IOException if it cannot be read, or is larger than is allowed
	 */
	byte[] read(String path, String name) throws IOException;

}
