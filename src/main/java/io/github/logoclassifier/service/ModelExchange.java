
package io.github.logoclassifier.service;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.exchange.ExportFormat;
import io.github.logoclassifier.exchange.ImportRequest;
import io.github.logoclassifier.exchange.ModelExporter;
import io.github.logoclassifier.exchange.ModelImporter;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.LogoModelFile;
import io.github.logoclassifier.training.HeadArchive;

import java.io.IOException;
import java.nio.file.Path;

/** Brings models to other software, and back. */
final class ModelExchange {

	private final Backbones backbones;

	ModelExchange(final Backbones backbones) {
		this.backbones = backbones;
	}

	Path export(final Path file, final ExportFormat format, final Path output)
		throws IOException
	{
		final LogoModel model = LogoModelFile.read(file);
		final Backbone backbone = model.backbone().find(backbones);
		// Not a method reference, which would load Deeplearning4j for any format.
		return new ModelExporter(model, backbone, (head, out) -> HeadArchive.write(
			head, out)).export(format, output);
	}

	LogoModel read(final ImportRequest request) throws IOException {
		return new ModelImporter(backbones, Cards.softwareWithoutEngine()).read(
			request);
	}

}
