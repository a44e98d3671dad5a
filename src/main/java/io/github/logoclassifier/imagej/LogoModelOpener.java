
package io.github.logoclassifier.imagej;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.ModelSummary;
import io.github.logoclassifier.command.LogoDisplay;
import io.github.logoclassifier.imagej.dialog.RememberedInputs;
import io.github.logoclassifier.table.ModelTables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import org.scijava.io.AbstractIOPlugin;
import org.scijava.io.IOPlugin;
import org.scijava.io.location.FileLocation;
import org.scijava.io.location.Location;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.prefs.PrefService;

/**
 * Opens a model file that was dropped on Fiji, or chosen in File &gt; Open, by
 * showing what it is; the other commands' dialogs then propose it. It is eager:
 * Fiji asks such plugins before ImageJ, which would say that the format is none
 * of an image. Fiji has no window for models and shows nothing of what is
 * opened, so that it is done here.
 */
@Plugin(type = IOPlugin.class, attrs = @Attr(name = "eager"))
public class LogoModelOpener extends AbstractIOPlugin<ModelSummary> {

	private static final String ENDING = ".logomodel";

	@Parameter
	private LogoService logos;

	@Parameter
	private LogoDisplay display;

	@Parameter
	private PrefService prefs;

	@Override
	public Class<ModelSummary> getDataType() {
		return ModelSummary.class;
	}

	@Override
	public boolean supportsOpen(final Location source) {
		return source instanceof FileLocation && source.getName().toLowerCase(
			Locale.ROOT).endsWith(ENDING);
	}

	/** @throws IOException if the file is missing, no model, or damaged */
	@Override
	public ModelSummary open(final Location source) throws IOException {
		final Path file = ((FileLocation) source).getFile().toPath();
		final ModelSummary summary = logos.inspect(file);
		final ModelTables tables = new ModelTables(summary);
		display.show(tables.items(file));
		display.show(tables.layers());
		RememberedInputs.putLastModel(prefs, file.toAbsolutePath().toString());
		return summary;
	}

}
