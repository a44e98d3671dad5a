
package io.github.logoclassifier.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.table.ReportTable;
import io.github.logoclassifier.testing.Pictures;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
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

/** A folder of all sorts of files, classified without a screen. */
class ClassifyLogoFolderTest {

	private static final String HEADER = "Label,Image,Slice,Confidence,Second," +
		"Second confidence,Similarity,Model,Error";

	@TempDir
	Path home;

	private final Context context = new Context();
	private final List<ReportTable> shown = new ArrayList<>();
	private List<EventSubscriber<?>> subscriptions;
	/** Cancel when so many files are done; 0 for never. */
	private long cancelAt;
	private Path folder;
	private File model;
	private Path csv;

	@BeforeEach
	void makeModelAndFiles() throws IOException {
		subscriptions = context.service(EventService.class).subscribe(this);
		model = home.resolve("shapes.logomodel").toFile();
		csv = home.resolve("labels.csv");
		final LogoService logos = context.service(LogoService.class);
		logos.save(logos.train(TrainingRequest.of(Pictures.labelledFolder(home, 4)))
			.model(), model.toPath());
		folder = Files.createDirectories(home.resolve("files"));
		picture("b disc.png", "disc", 1);
		picture("a, \"square\".png", "square", 2);
		picture("more/größer/cross.png", "cross", 3);
		picture("z.png", "disc", 2);
		picture(".hidden.png", "disc", 2);
		Files.writeString(folder.resolve("notes.txt"), "no image");
		Files.write(folder.resolve("empty.png"), new byte[0]);
		final byte[] whole = Files.readAllBytes(folder.resolve("z.png"));
		Files.write(folder.resolve("more/half.png"), Arrays.copyOf(whole,
			whole.length / 2));
	}

	@AfterEach
	void dispose() {
		context.service(EventService.class).unsubscribe(subscriptions);
		context.dispose();
	}

	@EventHandler
	void onEvent(final ReportShownEvent event) {
		shown.add(event.table());
	}

	@EventHandler
	void onEvent(final TaskEvent event) {
		if (cancelAt == 0 || event.getTask().getProgressValue() < cancelAt) return;
		cancelAt = 0; // canceling is an event of its own
		event.getTask().cancel("by the test");
	}

	@Test
	void everyFileHasARowInTheOrderOfTheNames() throws Exception {
		assertDone(run());
		final List<String> lines = Files.readAllLines(csv);
		assertEquals(HEADER, lines.get(0));
		assertEquals("square,\"a, \"\"square\"\".png\",1", start(lines.get(1), 4));
		assertEquals("disc,b disc.png,1", start(lines.get(2), 3));
		assertEquals(",empty.png,,,,,,,\"empty, zero bytes\"", lines.get(3));
		assertEquals("cross,more/größer/cross.png,1", start(lines.get(4), 3));
		assertEquals(",more/half.png,,,,,,,truncated", lines.get(5));
		assertEquals(",notes.txt,,,,,,,not an image", lines.get(6));
		assertEquals("disc,z.png,1", start(lines.get(7), 3));
		assertTrue(lines.get(7).endsWith(",shapes.logomodel,"), lines.get(7));
		assertEquals(8, lines.size());
		assertEquals("Label,Files\ncross,1\ndisc,2\nsquare,1\n\"(no image, see " +
			"Error)\",3\n", shown.get(0).toCsv());
	}

	@Test
	void aNameMayBeNoTextOrHoldWhatCsvNeeds() throws Exception {
		assumeTrue(File.separatorChar == '/',
			"skipped: no such names on this system");
		folder = Files.createDirectory(home.resolve("odd names"));
		picture("two\nlines.png", "square", 1);
		picture("back\\slash.png", "disc", 1);
		final byte[] png = Files.readAllBytes(folder.resolve("two\nlines.png"));
		Files.write(Path.of(URI.create(folder.toUri() + "b%FF.png")), png);
		picture("x.gif", "disc", 2);
		Files.move(folder.resolve("x.gif"), Path.of(URI.create(folder.toUri() +
			"b%FE.gif")));
		assertDone(run());
		final String text = Files.readString(csv);
		assertTrue(text.contains("\ndisc,back\\slash.png,1,"), text);
		assertTrue(text.contains("\ndisc,b\\xFE.gif,1,"), text);
		assertTrue(text.contains("\nsquare,b\\xFF.png,1,"), text);
		assertTrue(text.contains("\nsquare,\"two\nlines.png\",1,"), text);
		assertDone(run("resume", true));
		assertEquals(text, Files.readString(csv));
	}

	@Test
	void threadsDoNotChangeAByte() throws Exception {
		assertDone(run("threads", 1));
		final String one = Files.readString(csv);
		assertDone(run("threads", 8));
		assertEquals(one, Files.readString(csv));
	}

	@Test
	void foldersInItCanBeLeftOut() throws Exception {
		assertDone(run("recursive", false));
		assertFalse(Files.readString(csv).contains("more/"));
		assertEquals(6, Files.readAllLines(csv).size());
	}

	@Test
	void aLinkThatLeadsBackIsARow() throws Exception {
		Files.createSymbolicLink(folder.resolve("more/back"), folder);
		assertDone(run());
		assertTrue(Files.readString(csv).contains(
			",more/back,,,,,,,symbolic link that leads back to a folder above it\n"));
		assertEquals(9, Files.readAllLines(csv).size());
	}

	@Test
	void cancelingKeepsTheRowsSoFar() throws Exception {
		for (int i = 0; i < 200; i++) {
			picture("many/" + i + ".png", "disc", i);
		}
		cancelAt = 20;
		final Cancelable command = run();
		assertTrue(command.isCanceled());
		assertEquals("canceled by the user", command.getCancelReason());
		final List<String> lines = Files.readAllLines(csv);
		assertTrue(lines.size() > 20 && lines.size() < 200, lines.size() +
			" lines");
		assertEquals(HEADER, lines.get(0));
		assertTrue(Files.readString(csv).endsWith("\n"));
	}

	@Test
	void theTableIsNoRowOfItselfWhereItLiesInTheFolder() throws Exception {
		assertDone(run());
		final String outside = Files.readString(csv);
		for (final String name : new String[] { "a.csv", "more/zz.csv" }) {
			csv = folder.resolve(name);
			assertDone(run());
			assertEquals(outside, Files.readString(csv), "the first run");
			assertDone(run());
			assertEquals(outside, Files.readString(csv), "once more");
			Files.writeString(csv, outside.substring(0, outside.length() / 2));
			assertDone(run("resume", true));
			assertEquals(outside, Files.readString(csv), "resumed");
			Files.delete(csv);
		}
	}

	@Test
	void aLinkToTheTableIsNoRowEither() throws Exception {
		assertDone(run());
		final String outside = Files.readString(csv);
		final Path link = Files.createSymbolicLink(folder.resolve("link.csv"), csv);
		for (final boolean resume : new boolean[] { false, true }) {
			Files.writeString(csv, outside.substring(0, outside.length() / 2));
			assertDone(run("output", link.toFile(), "resume", resume));
			assertTrue(Files.isSymbolicLink(link));
			assertEquals(outside, Files.readString(csv));
		}
	}

	@Test
	void aFileThatIsNoTableOfLabelsIsLeftAlone() throws Exception {
		for (final String name : new String[] { "z.png", "notes.txt" }) {
			csv = folder.resolve(name);
			final byte[] before = Files.readAllBytes(csv);
			final Cancelable command = run();
			assertTrue(command.isCanceled());
			assertTrue(command.getCancelReason().contains("is no table of labels"),
				command.getCancelReason());
			assertArrayEquals(before, Files.readAllBytes(csv));
		}
	}

	@Test
	void whatIsMissingIsNamed() throws Exception {
		assertReason("there is no such folder", "folder", home.resolve("none")
			.toFile());
		assertReason("there is no model file", "model", home.resolve("none")
			.toFile());
		assertReason("threads must be at least 1", "threads", -1);
		assertReason("threshold must be between 0 and 1", "threshold", 7.0);
		assertReason("top must be at least 1", "top", 0);
		assertReason("is a folder: add a file name", "output", home.toFile());
	}

	private void assertReason(final String reason, final Object... inputs)
		throws Exception
	{
		final Cancelable command = run(inputs);
		assertTrue(command.isCanceled());
		assertTrue(command.getCancelReason().contains(reason), command
			.getCancelReason());
	}

	private void picture(final String name, final String shape, final int variant)
		throws IOException
	{
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Pictures.write(Pictures.shape(shape, 80, variant), file);
	}

	private static String start(final String line, final int cells) {
		return Arrays.stream(line.split(",")).limit(cells).collect(Collectors
			.joining(","));
	}

	/** Runs the command; what is given overrides what is usual. */
	private Cancelable run(final Object... inputs) throws Exception {
		final Map<String, Object> all = new LinkedHashMap<>();
		all.put("folder", folder.toFile());
		all.put("model", model);
		all.put("output", csv.toFile());
		for (int i = 0; i < inputs.length; i += 2) {
			all.put((String) inputs[i], inputs[i + 1]);
		}
		return (Cancelable) context.service(CommandService.class).run(
			ClassifyLogoFolder.class, true, all).get().getDelegateObject();
	}

	private static void assertDone(final Cancelable command) {
		assertFalse(command.isCanceled(), command.getCancelReason());
	}

}
