
package io.github.logoclassifier.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The classes that a Java loaded from jars, as its log says
 * ({@code -Xlog:class+load:file=FILE}), and those that they name.
 */
public final class LoadedClasses {

	private static final Pattern LOADED = Pattern.compile(
		"(\\S+) source: (file:\\S+\\.jar)$");

	/** How class files name classes, in their constants. */
	private static final Pattern NAME = Pattern.compile(
		"[A-Za-z_$][\\w$]*(?:/[A-Za-z_$][\\w$]*)+");

	private final Map<Path, Set<String>> classes = new TreeMap<>();
	private final Set<String> named = new HashSet<>();

	private LoadedClasses() {}

	/** Reads a log. */
	public static LoadedClasses read(final Path log) throws IOException {
		final LoadedClasses loaded = new LoadedClasses();
		try (Stream<String> lines = Files.lines(log)) {
			lines.map(LOADED::matcher).filter(Matcher::find).forEach(
				line -> loaded.classes.computeIfAbsent(Paths.get(URI.create(line.group(
					2))), jar -> new TreeSet<>()).add(line.group(1)));
		}
		for (final Map.Entry<Path, Set<String>> entry : loaded.classes.entrySet()) {
			loaded.addNames(entry.getKey(), entry.getValue());
		}
		return loaded;
	}

	private void addNames(final Path jar, final Set<String> of)
		throws IOException
	{
		try (JarFile file = new JarFile(jar.toFile())) {
			for (final String name : of) {
				final ZipEntry entry = file.getEntry(name.replace('.', '/') + ".class");
				if (entry == null) continue; // made by the JVM
				try (InputStream in = file.getInputStream(entry)) {
					final Matcher names = NAME.matcher(new String(in.readAllBytes(),
						StandardCharsets.ISO_8859_1));
					while (names.find()) {
						named.add(names.group());
					}
				}
			}
		}
	}

	/** Whether a class was loaded from a jar. */
	public boolean isFrom(final Path jar) {
		return classes.containsKey(jar);
	}

	/** Whether a loaded class names one of a jar: it may be needed. */
	public boolean isNamed(final Path jar) {
		try (JarFile file = new JarFile(jar.toFile())) {
			return Collections.list(file.entries()).stream().map(ZipEntry::getName)
				.filter(name -> name.endsWith(".class")).anyMatch(name -> named
					.contains(name.substring(0, name.length() - 6)));
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

}
