
package io.github.logoclassifier.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HadoopFilesTest {

	private static final int MAX_BYTES = 100_000;

	private final FileSource files = new HadoopFiles(new Configuration(),
		MAX_BYTES);

	@TempDir
	Path folder;

	@Test
	void aFileOfTheMostBytesIsReadWhole() throws IOException {
		final byte[] bytes = new byte[MAX_BYTES];
		bytes[MAX_BYTES - 1] = 7;
		final Path file = Files.write(folder.resolve("a:b c.png"), bytes);
		assertArrayEquals(bytes, files.read("file:" + file, "a"));
	}

	@Test
	void aFileOfOneMoreIsNot() throws IOException {
		final Path file = Files.write(folder.resolve("large.png"),
			new byte[MAX_BYTES + 1]);
		assertMessage("a: too large: it has more than maxbytes=100000 bytes", file);
	}

	@Test
	void aMissingFileIsSaidInThePluginsWords() {
		assertMessage("a: unreadable: there is no such file, or the link is broken",
			folder.resolve("missing.png"));
	}

	private void assertMessage(final String expected, final Path file) {
		assertEquals(expected, assertThrows(IOException.class, () -> files.read(
			"file:" + file, "a")).getMessage());
	}

}
