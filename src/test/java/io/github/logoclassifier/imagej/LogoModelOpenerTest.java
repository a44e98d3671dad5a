
package io.github.logoclassifier.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.ModelSummary;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.command.ReportShownEvent;
import io.github.logoclassifier.imagej.dialog.RememberedInputs;
import io.github.logoclassifier.table.ReportTable;
import io.github.logoclassifier.testing.Pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.io.IOPlugin;
import org.scijava.io.IOService;
import org.scijava.prefs.PrefService;

/** What happens to a model file that Fiji is to open. */
class LogoModelOpenerTest {

	@TempDir
	Path folder;

	private final Context context = new Context();
	private final IOService io = context.service(IOService.class);
	private final List<ReportTable> shown = new ArrayList<>();
	private List<?> subscribers;

	@BeforeEach
	void listen() {
		subscribers = new ArrayList<>(context.service(EventService.class).subscribe(
			this));
	}

	@AfterEach
	void dispose() {
		subscribers.clear();
		context.dispose();
	}

	@EventHandler
	void onShown(final ReportShownEvent event) {
		shown.add(event.table());
	}

	@Test
	void aModelFileIsOpenedByShowingWhatItIs() throws IOException {
		final LogoService logos = context.service(LogoService.class);
		final Path model = folder.resolve("My Shapes.LOGOMODEL");
		logos.save(logos.train(TrainingRequest.of(Pictures.labelledFolder(folder,
			3))).model(), model);
		final Object opened = io.open(model.toString());
		assertEquals(Arrays.asList("cross", "disc", "square"),
			((ModelSummary) opened).model().labels());
		assertEquals(2, shown.size());
		assertTrue(shown.get(0).toCsv().contains("disc"));
		assertEquals(model.toString(), new RememberedInputs(context.service(
			PrefService.class), ClassifyLogo.class).lastModel().get());
	}

	/** Fiji asks eager plugins only, and each of them, for every file. */
	@Test
	void itIsEagerAndClaimsNothingElse() {
		final IOPlugin<?> opener = context.getPluginIndex().getPlugins(
			IOPlugin.class).stream().filter(info -> info.getClassName().equals(
				LogoModelOpener.class.getName()) && info.is("eager")).map(info -> io
					.getInstance(LogoModelOpener.class)).findFirst().get();
		assertTrue(opener.supportsOpen("/a/b.logomodel"));
		for (final String other : new String[] { "/a/b.png", "/a/logomodel", "" }) {
			assertFalse(opener.supportsOpen(other), other);
		}
	}

	@Test
	void aDamagedFileIsNamed() throws IOException {
		final Path damaged = Files.writeString(folder.resolve("x.logomodel"),
			"no model");
		final IOException reason = assertThrows(IOException.class, () -> io.open(
			damaged.toString()));
		assertTrue(reason.getMessage().contains(damaged.toString()), reason
			.getMessage());
		assertEquals(0, shown.size());
	}

}
