
package io.github.logoclassifier.backbone.library;

import java.io.IOException;

/** A backbone is not on this machine; the message says how to get it. */
public final class MissingBackboneException extends IOException {

	private static final long serialVersionUID = 1L;

	MissingBackboneException(final String message) {
		super(message);
	}

}
