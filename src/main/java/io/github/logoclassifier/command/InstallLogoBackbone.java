
package io.github.logoclassifier.command;

import java.io.IOException;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Downloads an official MobileNet, or keeps a Keras file. */
@Plugin(type = Command.class, label = "Install Logo Backbone",
	menuPath = "Plugins>Logo Classifier>Install Logo Backbone",
	description = "Downloads a pretrained MobileNet, or keeps a Keras .h5 file.")
public class InstallLogoBackbone extends LogoCommand {

	@Parameter(label = "Backbone", required = false,
		description = "mobilenet_ALPHA_SIZE, alpha 0.25, 0.5, 0.75 or 1.0, size " +
			"128, 160, 192 or 224; or a Keras .h5 file that a model needs.")
	private String backbone = "mobilenet_0.25_224";

	@Override
	protected void execute() throws IOException {
		logos.installBackbone(backbone == null ? "" : backbone.trim());
	}

}
