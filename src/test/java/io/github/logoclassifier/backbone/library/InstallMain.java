
package io.github.logoclassifier.backbone.library;

import java.net.URI;
import java.nio.file.Paths;
import java.util.Collections;

/** Installs a backbone from an address, in a process of its own. */
final class InstallMain {

	private InstallMain() {}

	/** @param arguments the cache folder, the address and the name */
	public static void main(final String... arguments) throws Exception {
		final URI address = URI.create(arguments[1]);
		System.out.print(new Backbones(Paths.get(arguments[0])).install(
			arguments[2], new BackboneDownload(address.resolve("tfjs/"), address
				.resolve("keras/"), Collections.emptyMap())).sha256());
	}

}
