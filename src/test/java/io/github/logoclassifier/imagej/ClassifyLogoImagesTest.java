
package io.github.logoclassifier.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.measure.ResultsTable;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.testing.Pictures;

import java.awt.GraphicsEnvironment;
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
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.task.event.TaskEvent;

/** Classify Logo on stacks, on several images, and with its overlay. */
class ClassifyLogoImagesTest {

	private static final String[] SHAPES = { "disc", "cross", "square", "cross" };

	@TempDir
	static Path folder;

	private static Context context;
	private static File model;

	private final ResultsTable results = ResultsTable.getResultsTable();
	private long cancelAt;

	@BeforeAll
	static void train() throws IOException {
		context = new Context();
		final LogoService logos = context.service(LogoService.class);
		model = folder.resolve("shapes.logomodel").toFile();
		logos.save(logos.train(TrainingRequest.of(Pictures.labelledFolder(folder,
			5)).crops(false)).model(), model.toPath());
	}

	@AfterAll
	static void dispose() {
		context.dispose();
	}

	@BeforeEach
	void emptyResults() {
		results.reset();
	}

	@EventHandler
	void onEvent(final TaskEvent event) {
		if (cancelAt == 0 || event.getTask().getProgressValue() < cancelAt) return;
		cancelAt = 0; // canceling is an event of its own
		event.getTask().cancel("by the test");
	}

	@Test
	void everySliceHasTheRowThatItHasWhenItIsTheCurrentOne() throws Exception {
		final ImagePlus stack = stack();
		stack.setSlice(3);
		assertDone(run(stack, "images", "slices"));
		assertEquals(Arrays.asList(SHAPES), column("Label"));
		assertEquals("[1, 2, 3, 4]", column("Slice").toString());
		assertEquals(3, stack.getCurrentSlice());
		final List<String> rows = rows();
		results.reset();
		for (int i = 1; i <= 4; i++) {
			stack.setSlice(i);
			assertDone(run(stack));
		}
		assertEquals(rows, rows());
	}

	@Test
	void ofASelectionTheSameInEverySlice() throws Exception {
		final ImagePlus stack = stack();
		stack.setRoi(0, 0, 20, 20); // white in all of them
		final Roi roi = stack.getRoi();
		assertDone(run(stack, "images", "slices"));
		assertEquals(4, results.size());
		for (int i = 1; i < 4; i++) {
			assertEquals(results.getValue("Confidence", 0), results.getValue(
				"Confidence", i));
		}
		assertEquals(roi, stack.getRoi());
	}

	@Test
	void ofAHyperstackEachPositionWithItsChannelsMixed() throws Exception {
		final ImageStack planes = new ImageStack(100, 100);
		for (int t = 0; t < 2; t++) {
			for (int z = 0; z < 2; z++) {
				final ImageProcessor plane = plane(SHAPES[2 * t + z])
					.convertToByteProcessor();
				planes.addSlice(plane);
				planes.addSlice(plane);
			}
		}
		final ImagePlus plain = new ImagePlus("hyper", planes);
		plain.setDimensions(2, 2, 2);
		final CompositeImage hyper = new CompositeImage(plain, IJ.COMPOSITE);
		hyper.setPosition(2, 1, 2);
		assertDone(run(hyper, "images", "slices"));
		assertEquals(Arrays.asList(SHAPES), column("Label"));
		assertEquals("[hyper z:1/2 t:1/2, hyper z:2/2 t:1/2, hyper z:1/2 t:2/2, " +
			"hyper z:2/2 t:2/2]", column("Image").toString());
		assertEquals("[2, 4, 6, 8]", column("Slice").toString());
		assertEquals(6, hyper.getCurrentSlice());
		final double confidence = results.getValue("Confidence", 1);
		hyper.setPosition(2, 2, 1);
		assertDone(run(hyper));
		assertEquals(confidence, results.getValue("Confidence", 4));
		assertEquals(4, results.getValue("Slice", 4));
	}

	@Test
	void cancelingKeepsTheRowsSoFar() throws Exception {
		final ImagePlus stack = stack();
		final List<EventSubscriber<?>> subscriptions = context.service(
			EventService.class).subscribe(this);
		cancelAt = 1;
		final Cancelable command = run(stack, "images", "slices");
		context.service(EventService.class).unsubscribe(subscriptions);
		assertEquals("canceled by the user", command.getCancelReason());
		assertTrue(results.size() >= 1 && results.size() < 4, results.size() +
			" rows");
		assertEquals("disc", results.getStringValue("Label", 0));
	}

	@Test
	void anImageThatIsInNoWindowIsOpenToo() throws Exception {
		assertDone(run(new ImagePlus("one", plane("cross")), "images", "open"));
		assertEquals("[cross]", column("Label").toString());
	}

	@Test
	void whatIsWrongIsSaid() throws Exception {
		final ImagePlus image = new ImagePlus("one", plane("cross"));
		assertFails("images must be current, slices, open or regions, not \"all\"",
			image, "images", "all");
		assertFails(GraphicsEnvironment.isHeadless() ? "ImageJ does not have " +
			"without a screen: start it with one" : "the ROI Manager is not open",
			image, "images", "regions");
		assertEquals(0, results.size());
	}

	@Test
	void theOverlaySaysTheLabelAndTheNextRunReplacesIt() throws Exception {
		final ImagePlus image = new ImagePlus("one", plane("cross"));
		final int[] pixels = ((int[]) image.getProcessor().getPixels()).clone();
		final Roi own = new Roi(1, 2, 3, 4);
		image.setOverlay(new Overlay(own));
		assertDone(run(image, "overlay", true));
		assertDone(run(image, "overlay", true));
		assertEquals(2, image.getOverlay().size());
		assertEquals(own, image.getOverlay().get(0));
		final TextRoi caption = (TextRoi) image.getOverlay().get(1);
		assertTrue(caption.getText().matches("cross(\n| \\()\\d+\\.\\d %\\)?\n?"),
			caption.getText());
		assertTrue(image.getWidth() >= caption.getBounds().width);
		image.setRoi(20, 20, 60, 60);
		assertDone(run(image, "overlay", true, "threshold", 1.0));
		assertEquals(4, image.getOverlay().size(), "a caption and an outline of " +
			"two lines");
		assertEquals("unknown\n", ((TextRoi) image.getOverlay().get(3)).getText());
		assertEquals(image.getRoi().getBounds(), image.getOverlay().get(1)
			.getBounds());
		assertTrue(Arrays.equals(pixels, (int[]) image.getProcessor().getPixels()));
		assertDone(run(image));
		assertEquals(4, image.getOverlay().size(), "it was not asked for");
	}

	@Test
	void theCaptionIsBesideWhatIsSelectedWhereThereIsRoom() throws Exception {
		final ImagePlus image = new ImagePlus("one", plane("cross"));
		final Rectangle low = new Rectangle(20, 40, 60, 60);
		assertEquals(low.y, bottom(caption(image, low)), "above");
		final Rectangle high = new Rectangle(20, 2, 60, 60);
		assertEquals(high.y + high.height, caption(image, high).y, "below");
		final Rectangle tall = new Rectangle(20, 0, 60, 100);
		assertEquals(tall.y, caption(image, tall).y, "on it, for want of room");
	}

	private static int bottom(final Rectangle bounds) {
		return bounds.y + bounds.height;
	}

	private static Rectangle caption(final ImagePlus image,
		final Rectangle selected) throws Exception
	{
		image.setOverlay(null);
		image.setRoi(selected);
		assertDone(run(image, "overlay", true));
		return image.getOverlay().get(2).getBounds();
	}

	@Test
	void eachSliceHasItsOwnOverlay() throws Exception {
		final ImagePlus stack = stack();
		for (int run = 0; run < 2; run++) {
			assertDone(run(stack, "images", "slices", "overlay", true));
			final Overlay overlay = stack.getOverlay();
			assertEquals(4, overlay.size());
			for (int i = 0; i < 4; i++) {
				assertEquals(i + 1, overlay.get(i).getPosition());
				assertTrue(((TextRoi) overlay.get(i)).getText().startsWith(SHAPES[i]));
			}
		}
		stack.setSlice(2);
		assertDone(run(stack, "overlay", true));
		assertEquals(4, stack.getOverlay().size());
	}

	private static ImagePlus stack() {
		final ImageStack stack = new ImageStack(100, 100);
		for (final String shape : SHAPES) {
			stack.addSlice(plane(shape));
		}
		return new ImagePlus("stack", stack);
	}

	private static ColorProcessor plane(final String shape) {
		return new ColorProcessor(Pictures.shape(shape, 100, 1));
	}

	private List<String> column(final String name) {
		final List<String> cells = new ArrayList<>();
		for (int i = 0; i < results.size(); i++) {
			cells.add(results.getStringValue(name, i));
		}
		return cells;
	}

	/** All cells, with all digits. */
	private List<String> rows() {
		final List<String> rows = new ArrayList<>();
		for (int i = 0; i < results.size(); i++) {
			rows.add(results.getLabel(i) + results.getStringValue("Image", i) +
				results.getValue("Slice", i) + " " + results.getValue("Confidence", i) +
				results.getStringValue("Second", i) + results.getValue("Similarity",
					i));
		}
		return rows;
	}

	private static Cancelable run(final ImagePlus image, final Object... inputs)
		throws Exception
	{
		final List<Object> all = new ArrayList<>(Arrays.asList("image", image,
			"model", model));
		all.addAll(Arrays.asList(inputs));
		return (Cancelable) context.service(CommandService.class).run(
			ClassifyLogo.class, true, all.toArray()).get().getDelegateObject();
	}

	private static void assertDone(final Cancelable command) {
		assertFalse(command.isCanceled(), command.getCancelReason());
	}

	private static void assertFails(final String part, final ImagePlus image,
		final Object... inputs) throws Exception
	{
		final Cancelable failed = run(image, inputs);
		assertTrue(failed.isCanceled(), part);
		assertTrue(failed.getCancelReason().contains(part), failed
			.getCancelReason());
	}

}
