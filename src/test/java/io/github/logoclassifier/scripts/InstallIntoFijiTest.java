
package io.github.logoclassifier.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.testing.JavaProcess;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** scripts/install-into-fiji on made-up Fijis, whose jars hold their names. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs bash")
class InstallIntoFijiTest {

	private static final String LINUX = "linux-x86_64";
	private static final Path LIST = Paths.get(
		"jars/logo-classifier-installed.txt");

	@TempDir
	private Path temp;

	private Path fiji;
	private final List<Path> libraries = new ArrayList<>();
	private String log;

	@BeforeEach
	void makeFiji() throws IOException {
		fiji = temp.resolve("my Fiji");
		Files.createDirectories(fiji.resolve("plugins"));
		inFiji("jars/ij-1.54p.jar");
		inFiji("jars/guava-33.0.0-jre.jar");
		inFiji("jars/linux64/jogl-all-2.4.0-natives-linux-amd64.jar");
		library("net/imagej/ij", "1.54p", "");
		library("org/nd4j/nd4j-api", "1.0.0-M2.1", "");
		library("org/nd4j/guava", "1.0.0-M2.1", "");
		library("org/deeplearning4j/resources", "1.0.0-M2.1", "");
		library("org/bytedeco/javacpp", "1.5.10", "");
		library("org/bytedeco/javacpp", "1.5.10", "-" + LINUX);
		library("org/bytedeco/javacpp", "1.5.10", "-windows-x86_64");
	}

	@Test
	void testCopiesWhatIsLackingAndRemovesItAgain() throws IOException {
		final Map<Path, String> before = files();

		assertEquals(0, install());
		final Map<Path, String> installed = files();
		assertTrue(installed.entrySet().containsAll(before.entrySet()));
		installed.keySet().removeAll(before.keySet());
		assertEquals(paths("jars/deeplearning4j-resources-1.0.0-M2.1.jar",
			"jars/javacpp-1.5.10.jar", "jars/linux64/javacpp-1.5.10-linux-x86_64.jar",
			LIST.toString(), "jars/nd4j-api-1.0.0-M2.1.jar",
			"jars/nd4j-shaded-guava-1.0.0-M2.1.jar",
			"plugins/Logo_Classifier-1.0.0.jar"), new ArrayList<>(installed
				.keySet()));
		assertTrue(log.contains("copied plugins/Logo_Classifier-1.0.0.jar"), log);

		assertEquals(0, run("--remove", fiji.toString()));
		assertEquals(before, files());
		assertEquals(1, run("--remove", fiji.toString()));
		assertTrue(log.contains("nothing to remove"), log);
	}

	@Test
	void testKeepsEveryVersionThatFijiHas() throws IOException {
		inFiji("jars/nd4j-api-0.9.jar");
		inFiji("jars/sub/nd4j-shaded-guava-2.0.0.jar");
		assertEquals(0, install());
		assertEquals(paths("jars/nd4j-api-0.9.jar",
			"jars/sub/nd4j-shaded-guava-2.0.0.jar"), files().keySet().stream().filter(
				path -> path.toString().matches(".*(nd4j-api|nd4j-shaded).*")).collect(
					Collectors.toList()));
		assertTrue(log.contains(
			"note: this Fiji has nd4j-api 0.9, Logo Classifier was built with 1.0.0-M2.1"),
			log);
		assertFalse(log.contains("2.0.0,"), "a newer one is not worth a note");
	}

	@Test
	void testNativeLibrariesAreOfTheVersionThatFijiHas() throws IOException {
		inFiji("jars/javacpp-1.5.12.jar");
		inFiji("jars/javacpp-1.5.12-android-arm64.jar");
		final Path bin = Files.createDirectories(temp.resolve("bin"));
		// A stand-in for Maven, which would use the network.
		final Path maven = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\n" +
			"for a; do case $a in -DoutputDirectory=*) out=${a#*=};; " +
			"-Dartifact=*) what=${a#*=};; esac; done\n" +
			"echo \"$what\" > \"$out/javacpp-1.5.12-linux-x86_64.jar\"\n");
		assertTrue(maven.toFile().setExecutable(true));

		assertEquals(0, install());
		assertEquals("org.bytedeco:javacpp:1.5.12:jar:linux-x86_64\n", files().get(
			Paths.get("jars/linux64/javacpp-1.5.12-linux-x86_64.jar")));
		assertFalse(files().keySet().stream().anyMatch(path -> path.toString()
			.contains("1.5.10")));
	}

	@Test
	void testAnotherPlatformGetsItsNativesAndNoTestLibraries()
		throws IOException
	{
		final String runtime = libraries.stream().map(Path::toString).collect(
			Collectors.joining(File.pathSeparator));
		library("org/junit/junit-jupiter-api", "5.13.4", "");
		final Path bin = Files.createDirectories(temp.resolve("bin"));
		// A stand-in for Maven, which gives all libraries unless told otherwise.
		final Path maven = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\n" +
			"path='" + runtime + File.pathSeparator + libraries.get(libraries.size() -
				1) + "'\nfor a; do case $a in -Dmdep.outputFile=*) " +
			"out=${a#*=};; -DincludeScope=runtime) path='" + runtime +
			"';; -Dscijava.natives.classifier.javacpp=windows-x86_64) told=1;; " +
			"esac; done\n[ -n \"$told\" ] && printf %s \"$path\" > \"$out\"\n");
		assertTrue(maven.toFile().setExecutable(true));
		libraries.clear();

		assertEquals(0, run("--platform", "windows-x86_64", fiji.toString()), log);
		final List<String> installed = files().keySet().stream().map(Path::toString)
			.collect(Collectors.toList());
		assertTrue(installed.contains(
			"jars/win64/javacpp-1.5.10-windows-x86_64.jar"), log);
		assertTrue(installed.contains("jars/nd4j-api-1.0.0-M2.1.jar"), log);
		assertFalse(installed.toString().contains("junit"), log);
		assertFalse(log.contains("copied jars/linux64"), log);
	}

	@Test
	void testInstallingAgainUpgrades() throws IOException {
		assertEquals(0, install());
		final Map<Path, String> first = files();
		assertEquals(0, install());
		assertEquals(first, files());
		assertFalse(log.contains("copied"), log);

		libraries.removeIf(path -> path.toString().contains("nd4j-api"));
		library("org/nd4j/nd4j-api", "1.0.0-M3", "");
		inFiji("jars/deeplearning4j-resources-2.0.0.jar");
		assertEquals(0, install());
		final Map<Path, String> second = files();
		assertTrue(second.containsKey(Paths.get("jars/nd4j-api-1.0.0-M3.jar")));
		assertFalse(second.containsKey(Paths.get("jars/nd4j-api-1.0.0-M2.1.jar")));
		assertFalse(second.containsKey(Paths.get(
			"jars/deeplearning4j-resources-1.0.0-M2.1.jar")), "Fiji has it now");
	}

	@Test
	void testRemoveLeavesWhatWasChanged() throws IOException {
		assertEquals(0, install());
		final Path changed = fiji.resolve("jars/nd4j-api-1.0.0-M2.1.jar");
		Files.writeString(changed, "Fiji's updater wrote this");
		assertEquals(0, run("--remove", fiji.toString()));
		assertTrue(log.contains("left, for it was changed since"), log);
		assertEquals("Fiji's updater wrote this", Files.readString(changed));
	}

	@Test
	void testRefusesWhatIsNoFiji() throws IOException {
		assertEquals(1, run(temp.resolve("none").toString()));
		assertTrue(log.contains("there is no folder"), log);
		final Path empty = Files.createDirectories(temp.resolve("empty"));
		assertEquals(1, run(empty.toString()));
		assertTrue(log.contains("is no Fiji"), log);
		assertEquals(2, run());
		assertEquals(2, run("--upside-down", fiji.toString()));
		assertEquals(2, run("--platform", "amiga", fiji.toString()));
		inFiji("plugins/Logo_Classifier-0.9.jar");
		final Map<Path, String> before = files();
		assertEquals(1, install());
		assertTrue(log.contains("did not install"), log);
		assertEquals(before, files());
	}

	@Test
	void testFindsTheFolderInside() throws IOException {
		final Path unpacked = Files.createDirectories(temp.resolve("unpacked"));
		Files.move(fiji, unpacked.resolve("Fiji.app"));
		fiji = unpacked;
		assertEquals(0, install());
		assertTrue(Files.exists(unpacked.resolve("Fiji.app").resolve(LIST)));
	}

	@Test
	void testNothingIsCopiedWhenALibraryIsMissing() throws IOException {
		final Map<Path, String> before = files();
		libraries.add(temp.resolve("repository/org/nd4j/gone/1/gone-1.jar"));
		assertEquals(1, install());
		assertTrue(log.contains("there is no file"), log);
		assertEquals(before, files());
	}

	private int install() throws IOException {
		return run("--platform", LINUX, fiji.toString());
	}

	private int run(final String... arguments) throws IOException {
		final Map<String, String> environment = new HashMap<>();
		environment.put("LOGO_CLASSIFIER_JAR", file("Logo_Classifier-1.0.0.jar")
			.toString());
		environment.put("LOGO_CLASSIFIER_CLASSPATH", libraries.stream().map(
			Path::toString).collect(Collectors.joining(File.pathSeparator)));
		environment.put("PATH", temp.resolve("bin") + File.pathSeparator + System
			.getenv("PATH"));
		final List<String> command = new ArrayList<>(Arrays.asList("bash",
			"scripts/install-into-fiji"));
		command.addAll(Arrays.asList(arguments));
		final Path errors = temp.resolve("errors.txt");
		final JavaProcess process = JavaProcess.run(errors, environment, command);
		log = process.out() + Files.readString(errors);
		return process.exitCode();
	}

	private void library(final String artifact, final String version,
		final String classifier) throws IOException
	{
		final String name = artifact.substring(artifact.lastIndexOf('/') + 1);
		libraries.add(file("repository/" + artifact + "/" + version + "/" + name +
			"-" + version + classifier + ".jar"));
	}

	private void inFiji(final String path) throws IOException {
		file(temp.relativize(fiji).resolve(path).toString());
	}

	private Path file(final String path) throws IOException {
		final Path file = temp.resolve(path);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, "content of " + path,
			StandardCharsets.UTF_8);
	}

	private Map<Path, String> files() throws IOException {
		final Map<Path, String> files = new TreeMap<>();
		try (Stream<Path> paths = Files.walk(fiji)) {
			for (final Path path : (Iterable<Path>) paths.filter(
				Files::isRegularFile)::iterator)
			{
				files.put(fiji.relativize(path), Files.readString(path));
			}
		}
		return files;
	}

	private static List<Path> paths(final String... paths) {
		return Arrays.stream(paths).map(Paths::get).collect(Collectors.toList());
	}

}
