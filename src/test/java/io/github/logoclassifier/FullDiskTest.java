
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.logoclassifier.imagej.macro.CommandLine;
import io.github.logoclassifier.testing.JavaProcess;
import io.github.logoclassifier.testing.Pictures;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happens where nothing more can be written. A limit of the size of files
 * (the shell's ulimit -f) stands for the end of the disk: writing fails in the
 * same way.
 */
class FullDiskTest {

	@TempDir
	Path home;
	private Path folder;
	private Path model;

	@BeforeEach
	void train() throws IOException {
		assumeTrue(Files.isExecutable(Paths.get("/bin/bash")),
			"this machine has no bash, whose ulimit is needed");
		folder = Pictures.labelledFolder(home, 4);
		model = home.resolve("shapes.logomodel");
		assertEquals(0, run(0, "Train Logo Classifier", "folder=" + folder,
			"model=" + model, "epochs=5").exitCode(), this::log);
	}

	@Test
	void anOldModelStaysAndTheErrorNamesIt() throws IOException {
		final byte[] before = Files.readAllBytes(model);
		final List<String> files = files();
		final JavaProcess training = run(4, "Train Logo Classifier", "folder=" +
			folder, "model=" + model, "epochs=6");
		assertEquals(1, training.exitCode(), this::log);
		assertTrue(log().contains("model " + model + " cannot be written: "),
			log());
		assertArrayEquals(before, Files.readAllBytes(model));
		assertEquals(files, files());
	}

	@Test
	void theRowsThatAreThereStayAndAreContinued() throws IOException {
		final Path images = Files.createDirectory(home.resolve("images"));
		for (int i = 0; i < 100; i++) {
			Files.copy(folder.resolve("disc").resolve("disc " + i % 4 + ".png"),
				images.resolve(i + ".png"));
		}
		final Path straight = home.resolve("straight.csv");
		assertEquals(0, classify(0, images, straight).exitCode(), this::log);
		final Path csv = home.resolve("labels.csv");
		assertEquals(1, classify(4, images, csv).exitCode(), this::log);
		assertTrue(log().contains(csv.toString()), log());
		assertEquals(4096, Files.size(csv));
		assertEquals(1, classify(4, images, csv).exitCode(), this::log);
		assertEquals(4096, Files.size(csv), "the earlier rows");
		assertEquals(0, classify(0, images, csv).exitCode(), this::log);
		assertEquals(Files.readString(straight), Files.readString(csv));
	}

	private JavaProcess classify(final int kilobytes, final Path images,
		final Path csv) throws IOException
	{
		return run(kilobytes, "Classify Logo Folder", "folder=" + images, "model=" +
			model, "output=" + csv, "resume=true");
	}

	/** @param kilobytes the largest file that can be written; 0 for any */
	private JavaProcess run(final int kilobytes, final String... arguments)
		throws IOException
	{
		final List<String> java = JavaProcess.command(Arrays.asList(
			"-XX:-UsePerfData", "-Dlogoclassifier.cache=" + home.resolve("cache")),
			CommandLine.class.getName(), arguments);
		if (kilobytes == 0) return JavaProcess.run(home.resolve("log"), Collections
			.emptyMap(), java);
		final List<String> limited = new ArrayList<>(Arrays.asList("/bin/bash",
			"-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash"));
		limited.addAll(java);
		return JavaProcess.run(home.resolve("log"), Collections.emptyMap(),
			limited);
	}

	private String log() {
		try {
			return Files.readString(home.resolve("log"), StandardCharsets.UTF_8);
		}
		catch (final IOException exc) {
			return exc.toString();
		}
	}

	private List<String> files() {
		final List<String> names = new ArrayList<>();
		for (final File file : home.toFile().listFiles()) {
			names.add(file.getName());
		}
		Collections.sort(names);
		return names;
	}

}
