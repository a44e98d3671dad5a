
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every reader of what strangers make keeps its promise (see
 * {@link io.github.logoclassifier.testing.Hostile}) on what scripts/fuzz found
 * worth keeping: the inputs that once broke it, and those that between them
 * reach all the code that fuzzing ever reached.
 */
class FuzzCorpusTest {

	private static final Path SOURCES = Paths.get("src", "test", "java");
	private static final Path CORPORA = Paths.get("src", "test", "resources");

	@TestFactory
	Stream<DynamicContainer> readersKeepTheirPromise() throws Exception {
		final List<Path> targets = files(SOURCES).filter(file -> file.toString()
			.endsWith("Fuzz.java")).collect(Collectors.toList());
		assertTrue(targets.size() >= 9, "fuzz targets: " + targets);
		return targets.stream().map(FuzzCorpusTest::inputs);
	}

	private static DynamicContainer inputs(final Path source) {
		final String name = SOURCES.relativize(source).toString().replaceFirst(
			"\\.java$", "");
		try {
			final MethodHandle target = MethodHandles.publicLookup().findStatic(Class
				.forName(name.replaceAll("[/\\\\]", ".")), "fuzzerTestOneInput",
				MethodType.methodType(void.class, byte[].class));
			final List<Path> inputs = files(CORPORA.resolve(name)).sorted().collect(
				Collectors.toList());
			assertFalse(inputs.isEmpty(), "no inputs of " + name);
			return DynamicContainer.dynamicContainer(source.getFileName().toString(),
				inputs.stream().map(input -> DynamicTest.dynamicTest(input.getFileName()
					.toString(), () -> {
						target.invokeExact(Files.readAllBytes(input));
					})));
		}
		catch (final IOException | ReflectiveOperationException exc) {
			throw new AssertionError(exc);
		}
	}

	private static Stream<Path> files(final Path folder) throws IOException {
		try (Stream<Path> walk = Files.walk(folder)) {
			return walk.filter(Files::isRegularFile).collect(Collectors.toList())
				.stream();
		}
	}

}
