
package io.github.logoclassifier.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.imagej.show.ExplanationOverlay;
import io.github.logoclassifier.testing.Pictures;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** The command, run as Fiji runs it, on a page with a disc and a cross. */
class ExplainLogoTest {

	private static final Rectangle DISC = new Rectangle(16, 36, 60, 60);
	private static final Rectangle CROSS = new Rectangle(186, 36, 60, 60);

	@Test
	void whatIsNotCertainIsNotSaidToBe() {
		assertEquals("100 %", ExplanationOverlay.percent(1));
		assertEquals("99.9 %", ExplanationOverlay.percent(0.99999));
		assertEquals("99.6 %", ExplanationOverlay.percent(0.9969));
		assertEquals("99 %", ExplanationOverlay.percent(0.9949));
		assertEquals("< 0.5 %", ExplanationOverlay.percent(1e-9));
	}

	@TempDir
	static Path folder;

	private static Context context;
	private static File model;

	private final ImagePlus image = new ImagePlus("page", page());

	@BeforeAll
	static void train() throws IOException {
		context = new Context();
		final LogoService logos = context.service(LogoService.class);
		model = folder.resolve("shapes.logomodel").toFile();
		logos.save(logos.train(TrainingRequest.of(Pictures.labelledFolder(folder,
			5))).model(), model.toPath());
	}

	@AfterAll
	static void dispose() {
		context.dispose();
	}

	@BeforeEach
	void emptyResults() {
		ResultsTable.getResultsTable().reset();
	}

	@Test
	void theMapIsInTheImagesPixelsAndFindsTheShapes() throws Exception {
		for (final String label : new String[] { "disc", "cross" }) {
			final ImageProcessor map = map(label);
			assertEquals(image.getWidth(), map.getWidth());
			assertEquals(image.getHeight(), map.getHeight());
			final Rectangle asked = label.equals("disc") ? DISC : CROSS;
			final Rectangle other = label.equals("disc") ? CROSS : DISC;
			assertTrue(positive(map, asked) > 3 * positive(map, other), label + " " +
				positive(map, asked) + " " + positive(map, other));
		}
	}

	@Test
	void aSelectionsMapLiesWhereTheSelectionIs() throws Exception {
		image.setRoi(180, 20, 100, 100);
		final Rectangle selected = image.getRoi().getBounds();
		final ImageProcessor map = map("cross");
		double strongest = 0;
		for (int y = 0; y < map.getHeight(); y++) {
			for (int x = 0; x < map.getWidth(); x++) {
				if (!selected.contains(x, y)) assertEquals(0, map.getf(x, y));
				strongest = Math.max(strongest, map.getf(x, y));
			}
		}
		assertTrue(strongest > 0);
		assertEquals(selected, heat().getBounds());
	}

	@Test
	void anotherRunReplacesTheHeatMapAndLeavesOtherElementsAndThePixels()
		throws Exception
	{
		final int[] pixels = ((int[]) image.getProcessor().getPixels()).clone();
		final Roi own = new Roi(5, 5, 20, 20);
		image.setOverlay(new Overlay(own));
		final File png = folder.resolve("shown.png").toFile();
		assertDone(run("image", image, "model", model, "output", png));
		assertEquals(3, image.getOverlay().size());
		assertDone(run("image", image, "model", model, "output", png, "label",
			"disc"));
		assertEquals(3, image.getOverlay().size());
		assertEquals(own, image.getOverlay().get(0));
		assertEquals("Explain Logo", image.getOverlay().get(1).getName());
		assertTrue(Arrays.equals(pixels, (int[]) image.getProcessor().getPixels()));
		final ImagePlus written = IJ.openImage(png.getPath());
		assertEquals(image.getWidth(), written.getWidth());
		assertNotEquals(image.getProcessor().get(46, 66), written.getProcessor()
			.get(46, 66) | 0xff000000);
	}

	@Test
	void eachSliceOfAStackKeepsItsOwn() throws Exception {
		final ImagePlus stack = image;
		stack.getStack().addSlice(page());
		stack.setStack(stack.getStack());
		final File png = folder.resolve("stack.png").toFile();
		for (final int slice : new int[] { 1, 2, 2 }) {
			stack.setSlice(slice);
			assertDone(run("image", stack, "model", model, "output", png));
		}
		final List<Integer> slices = new ArrayList<>();
		for (final Roi roi : stack.getOverlay().toArray()) {
			slices.add(roi.getPosition());
		}
		assertEquals(Arrays.asList(1, 1, 2, 2), slices);
	}

	@Test
	void theRowIsTheOneOfClassifyLogo() throws Exception {
		context.service(CommandService.class).run(ClassifyLogo.class, true, "image",
			image, "model", model).get();
		assertDone(run("image", image, "model", model, "output", folder.resolve(
			"row.png").toFile(), "label", "square"));
		final ResultsTable results = ResultsTable.getResultsTable();
		assertEquals(2, results.size());
		assertEquals(results.getRowAsString(0).replaceFirst("1\t", "2\t"), results
			.getRowAsString(1));
	}

	@Test
	void theTransparencyOutlivesACopy() throws Exception {
		map("disc");
		final ImageRoi copy = (ImageRoi) heat().clone();
		final ColorProcessor drawn = new ColorProcessor(300, 150);
		drawn.setColor(Color.WHITE);
		drawn.fill();
		final ImagePlus white = new ImagePlus("", drawn);
		white.setOverlay(new Overlay(copy));
		final ImageProcessor flat = white.flatten().getProcessor();
		assertEquals(0xffffff, flat.get(216, 66) & 0xffffff,
			"the cross says nothing for a disc");
		assertNotEquals(0xffffff, flat.get(46, 66) & 0xffffff);
	}

	@Test
	void whatIsMissingOrWrongIsSaid() throws Exception {
		assertFails("output is missing", "image", image, "model", model);
		assertFails("output must end in .png", "image", image, "model", model,
			"output", folder.resolve("a.jpg").toFile());
		assertFails("label must be a class of the model (cross, disc, square)",
			"image", image, "model", model, "output", folder.resolve("a").toFile(),
			"label", "apple");
		assertFails("method must be", "image", image, "model", model, "output",
			folder.resolve("a").toFile(), "method", "magic");
		assertFails("could not be written", "image", image, "model", model,
			"output", folder.resolve("no/such/a.png").toFile());
		final File file = folder.resolve("page.png").toFile();
		assertTrue(new FileSaver(image).saveAsPng(file.getPath()));
		assertFails("is the image itself", "image", IJ.openImage(file.getPath()),
			"model", model, "output", file);
		assertEquals(0, ResultsTable.getResultsTable().size());
	}

	private ImageProcessor map(final String label) throws Exception {
		final File file = folder.resolve(label + ".tif").toFile();
		assertDone(run("image", image, "model", model, "label", label, "map",
			file));
		return IJ.openImage(file.getPath()).getProcessor();
	}

	private Roi heat() {
		return image.getOverlay().get(0);
	}

	private static double positive(final ImageProcessor map,
		final Rectangle box)
	{
		double sum = 0;
		for (int y = box.y; y < box.y + box.height; y++) {
			for (int x = box.x; x < box.x + box.width; x++) {
				sum += Math.max(0, map.getf(x, y));
			}
		}
		return sum;
	}

	private static ColorProcessor page() {
		final ColorProcessor page = new ColorProcessor(300, 150);
		page.setColor(Color.WHITE);
		page.fill();
		page.insert(new ColorProcessor(Pictures.shape("disc", 100, 0)), 0, 20);
		page.insert(new ColorProcessor(Pictures.shape("cross", 100, 0)), 170, 20);
		return page;
	}

	private static Cancelable run(final Object... inputs) throws Exception {
		return (Cancelable) context.service(CommandService.class).run(
			ExplainLogo.class, true, inputs).get().getDelegateObject();
	}

	private static void assertDone(final Cancelable command) {
		assertFalse(command.isCanceled(), command.getCancelReason());
	}

	private static void assertFails(final String part, final Object... inputs)
		throws Exception
	{
		final Cancelable failed = run(inputs);
		assertTrue(failed.isCanceled(), part);
		assertTrue(failed.getCancelReason().contains(part), failed
			.getCancelReason());
	}

}
