
package io.github.logoclassifier.dataset;

import java.io.IOException;

/** The bytes do not follow the format that their signature promises. */
final class MalformedImageException extends IOException {

	private static final long serialVersionUID = 1L;

	MalformedImageException(final String message) {
		super(message);
	}

}
