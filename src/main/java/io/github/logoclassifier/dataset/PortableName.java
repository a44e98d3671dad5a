
package io.github.logoclassifier.dataset;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A name that a file or folder can have on Linux, macOS and Windows, as like to
 * a given one as it can be. What no name may hold becomes {@code _}.
 */
final class PortableName {

	/** Of 255 bytes that file systems allow; a number needs some. */
	private static final int MAX_BYTES = 200;

	private static final int MAX_ENDING = 16;

	/**
	 * Devices on Windows, with any ending: "Naming Files, Paths, and Namespaces"
	 * in Microsoft's documentation of Windows.
	 */
	private static final Pattern DEVICE = Pattern.compile(
		"(?i)(con|prn|aux|nul|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?");

	private final String stem;
	private final String ending;

	private PortableName(final String stem, final String ending) {
		this.stem = stem;
		this.ending = ending;
	}

	/** Of a folder. */
	static PortableName ofFolder(final String name) {
		return new PortableName(safe(name, MAX_BYTES), "");
	}

	/** Of a file: its ending, {@code .png} say, stays the last. */
	static PortableName ofFile(final String name) {
		final int dot = name.lastIndexOf('.');
		if (dot <= 0 || name.length() - dot > MAX_ENDING || dot == name.length() -
			1) return ofFolder(name);
		final String ending = "." + safe(name.substring(dot + 1), MAX_BYTES);
		return new PortableName(safe(name.substring(0, dot), MAX_BYTES - ending
			.getBytes(StandardCharsets.UTF_8).length), ending);
	}

	/** The n-th name of the kind, from 1 on: name.png, name-2.png, … */
	String number(final int n) {
		return stem + (n == 1 ? "" : "-" + n) + ending;
	}

	private static String safe(final String name, final int maxBytes) {
		final StringBuilder safe = new StringBuilder();
		int bytes = 0;
		for (final int c : name.strip().codePoints().toArray()) {
			final String text = Labels.isForbidden(c) ? "_" : Character.toString(c);
			bytes += text.getBytes(StandardCharsets.UTF_8).length;
			if (bytes > maxBytes) break;
			safe.append(text);
		}
		// Windows drops dots and spaces at the end; a dot in front hides.
		final String plain = safe.toString().replaceFirst("^\\.", "_").replaceFirst(
			"[. ]+$", "_");
		if (plain.isEmpty()) return "_";
		return DEVICE.matcher(plain).matches() ? "_" + plain : plain;
	}

}
