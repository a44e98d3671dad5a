
package io.github.logoclassifier.spark;

import io.github.logoclassifier.FeatureRecipe;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.dataset.SkippedFile;
import io.github.logoclassifier.features.FeatureExtractor;
import io.github.logoclassifier.image.Augmentation;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.scijava.Context;

/** Computes the features of images, given by their numbers and paths. */
final class ComputeFeatures implements MapPartitionsFunction<Row, Row> {

	private static final long serialVersionUID = 1;

	private final FeatureRecipe recipe;

	ComputeFeatures(final FeatureRecipe recipe) {
		this.recipe = recipe;
	}

	/** A task has some hundred images, whose features are small. */
	@Override
	public Iterator<Row> call(final Iterator<Row> files) throws IOException {
		System.setProperty("java.awt.headless", "true");
		final Backbone backbone = recipe.find(new Backbones());
		final FeatureExtractor extractor = recipe.extractor(backbone);
		final Augmentation augmentation = recipe.augmentation();
		final Backbone.Worker worker = backbone.newWorker();
		final List<Row> rows = new ArrayList<>();
		try (Context context = new Context(PictureService.class)) {
			final PictureService pictures = context.service(PictureService.class);
			while (files.hasNext()) {
				final Row file = files.next();
				final int index = FeatureColumns.index(file);
				final String name = file.getString(1);
				final Path path = Paths.get(name);
				try {
					rows.add(FeatureColumns.row(index, name, recipe.enough(extractor
						.features(index, pictures.open(path), augmentation, worker))));
				}
				catch (final IOException exc) {
					rows.add(FeatureColumns.row(index, name, SkippedFile.of(path, exc)
						.reason()));
				}
			}
		}
		return rows.iterator();
	}

}
