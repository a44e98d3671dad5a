
package io.github.logoclassifier.dataset;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What can be the name of a class: what can be the name of its folder. */
public final class Labels {

	/** Not in names on Windows; a folder may move there. */
	private static final String FORBIDDEN = "/\\:*?\"<>|";

	/** Of 255 bytes that file systems allow; numbers and endings need some. */
	private static final int MAX_BYTES = 200;

	private Labels() {}

	/**
	 * Checks a label that a person typed.
	 *
	 * @return the label without spaces around it
	 * @throws IllegalArgumentException if no folder can have it as its name, on
	 *           any system, or it would be hidden; the message says why
	 */
	public static String requireValid(final String label) {
		final String name = label.strip();
		if (name.isEmpty()) {
			throw new IllegalArgumentException(
				"label is missing: give the class that the image is of");
		}
		final Optional<String> wrong = defect(name);
		if (wrong.isPresent()) {
			throw new IllegalArgumentException("label \"" + name +
				"\" cannot be the name of a folder: " + wrong.get());
		}
		return name;
	}

	/** Whether some system allows no such character in a file name. */
	static boolean isForbidden(final int c) {
		return FORBIDDEN.indexOf(c) >= 0 || Character.isISOControl(c) ||
			c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
	}

	private static Optional<String> defect(final String name) {
		if (name.codePoints().anyMatch(Labels::isForbidden)) {
			return Optional.of("leave out control characters and " + FORBIDDEN);
		}
		if (name.startsWith(".")) {
			return Optional.of("one that begins with a dot is hidden");
		}
		if (name.endsWith(".")) {
			return Optional.of("Windows has none that end with a dot");
		}
		if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			return Optional.of("it is too long");
		}
		return Optional.empty();
	}

	/**
	 * Finds the class that a person means: the one with this very name, else one
	 * whose letters are the same but composed otherwise (Unicode normal forms),
	 * else one that differs in upper and lower case only.
	 *
	 * @return empty if it is a new class
	 */
	public static Optional<String> find(final String label,
		final Collection<String> known)
	{
		if (known.contains(label)) return Optional.of(label);
		final UnaryOperator<String> composed = text -> Normalizer.normalize(text,
			Normalizer.Form.NFC);
		final String wanted = composed.apply(label);
		final Optional<String> same = known.stream().filter(other -> composed.apply(
			other).equals(wanted)).findFirst();
		return same.isPresent() ? same : known.stream().filter(other -> composed
			.apply(other).equalsIgnoreCase(wanted)).findFirst();
	}

}
