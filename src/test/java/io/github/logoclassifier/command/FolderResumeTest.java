
package io.github.logoclassifier.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.table.CsvRow;
import io.github.logoclassifier.table.CsvRows;
import io.github.logoclassifier.table.ReportTable;
import io.github.logoclassifier.testing.Pictures;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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

/** A folder's run that was canceled or killed, and goes on later. */
class FolderResumeTest {

	private static final int FILES = 300;

	@TempDir
	static Path home;

	private static Context context;
	private static File model;
	private static Path folder;
	/** What a run without a stop writes. */
	private static byte[] straight;
	private static String straightSummary;

	private final List<ReportTable> shown = new ArrayList<>();
	private List<EventSubscriber<?>> subscriptions;
	/** Cancel when so many files are done; 0 for never. */
	private long cancelAt;
	/** What was seen beside the table during a run. */
	private final Set<Path> copies = new HashSet<>();
	private Path csv;

	@BeforeAll
	static void makeModelAndFiles() throws Exception {
		context = new Context();
		model = home.resolve("shapes.logomodel").toFile();
		final LogoService logos = context.service(LogoService.class);
		final TrainingRequest request = TrainingRequest.of(Pictures.labelledFolder(
			home, 4)).crops(false);
		logos.save(logos.train(request).model(), model.toPath());
		folder = Files.createDirectories(home.resolve("files"));
		final String[] shapes = { "disc", "square", "cross" };
		for (int i = 0; i < FILES; i++) {
			makeFile(folder.resolve(String.format("%d/%03d, \"%d\".png", i % 7, i, i *
				i)), shapes[i % 3], i);
		}
		final FolderResumeTest test = new FolderResumeTest();
		test.csv = home.resolve("straight.csv");
		test.subscribe();
		assertDone(test.run());
		straightSummary = test.shown.get(0).toCsv();
		test.unsubscribe();
		straight = Files.readAllBytes(test.csv);
	}

	/** One in ten is broken in one way or another. */
	private static void makeFile(final Path file, final String shape, final int i)
		throws IOException
	{
		Files.createDirectories(file.getParent());
		final ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageIO.write(Pictures.shape(shape, 40 + i % 50, i), "png", png);
		final byte[] bytes = png.toByteArray();
		switch (i % 40) {
			case 7:
				Files.write(file, new byte[0]);
				break;
			case 17:
				Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
				break;
			case 27:
				Files.writeString(file, "this is text,\n\"quoted\"");
				break;
			case 37:
				Files.createSymbolicLink(file, Path.of("nowhere"));
				break;
			default:
				Files.write(file, bytes);
		}
	}

	@AfterAll
	static void dispose() {
		context.dispose();
	}

	@BeforeEach
	void subscribe() {
		subscriptions = context.service(EventService.class).subscribe(this);
		if (csv == null) csv = home.resolve("resumed.csv");
	}

	@AfterEach
	void unsubscribe() throws IOException {
		context.service(EventService.class).unsubscribe(subscriptions);
		if (straight != null) Files.deleteIfExists(csv);
	}

	@EventHandler
	void onEvent(final ReportShownEvent event) {
		shown.add(event.table());
	}

	@EventHandler
	void onEvent(final TaskEvent event) throws IOException {
		try (Stream<Path> files = Files.list(home)) {
			files.filter(FolderResumeTest::isCopy).forEach(copies::add);
		}
		if (cancelAt == 0 || event.getTask().getProgressValue() < cancelAt) return;
		cancelAt = 0; // canceling is an event of its own
		event.getTask().cancel("by the test");
	}

	@Test
	void aCanceledRunGoesOnAndEndsInTheSameBytes() throws Exception {
		cancelAt = FILES / 2;
		assertEquals("canceled by the user", run().getCancelReason());
		final String half = Files.readString(csv);
		final long rows = half.lines().count() - 1;
		assertEquals(rows, filesInSummary());
		assertTrue(rows >= FILES / 2 && rows < FILES, rows + " rows");
		assertTrue(new String(straight, StandardCharsets.UTF_8).startsWith(half));
		assertDone(run("resume", true));
		assertArrayEquals(straight, Files.readAllBytes(csv));
		assertEquals(straightSummary, shown.get(0).toCsv());
		assertNothingElseIsLeft();
	}

	@Test
	void whereverARunWasKilledItGoesOn() throws Exception {
		final String text = new String(straight, StandardCharsets.UTF_8);
		final int line = text.indexOf('\n', straight.length / 2) + 1;
		final int header = text.indexOf('\n') + 1;
		for (final int length : new int[] { 0, header, header + 1, line - 1, line,
			line + 20, straight.length - 1, straight.length })
		{
			Files.write(csv, Arrays.copyOf(straight, length));
			assertDone(run("resume", true));
			assertArrayEquals(straight, Files.readAllBytes(csv), length + " bytes");
		}
		Files.delete(csv);
		assertDone(run("resume", true));
		assertArrayEquals(straight, Files.readAllBytes(csv), "no file");
	}

	@Test
	void aRowThatIsThereIsNotMadeAgain() throws Exception {
		final String changed = new String(straight, StandardCharsets.UTF_8).replace(
			",truncated\n", ",made by hand\n");
		Files.writeString(csv, changed);
		assertDone(run("resume", true));
		assertEquals(changed, Files.readString(csv));
	}

	@Test
	void filesThatHaveComeOrGoneSinceGetOrLoseTheirRow() throws Exception {
		final String text = new String(straight, StandardCharsets.UTF_8);
		final List<String> lines = text.lines().collect(Collectors.toList());
		final List<String> old = new ArrayList<>(lines.subList(0, 200));
		for (final int missing : new int[] { 150, 77, 76, 1 }) {
			old.remove(missing);
		}
		old.add(100, lines.get(1).replaceFirst("\"[^/]*/", "\"0/0 gone/"));
		Files.writeString(csv, String.join("\n", old) + "\n");
		assertDone(run("resume", true));
		assertArrayEquals(straight, Files.readAllBytes(csv));
	}

	@Test
	void cancelingAResumedRunKeepsTheEarlierRowsToo() throws Exception {
		final List<String> lines = new String(straight, StandardCharsets.UTF_8)
			.lines().collect(Collectors.toList());
		final List<String> old = new ArrayList<>(lines.subList(0, 250));
		old.subList(1, 100).clear();
		Files.writeString(csv, String.join("\n", old) + "\n");
		cancelAt = 40;
		assertTrue(run("resume", true).isCanceled());
		final List<String> kept = Files.readAllLines(csv);
		assertTrue(kept.containsAll(old), "rows were lost");
		assertTrue(kept.size() >= old.size() + 40, kept.size() + " rows");
		assertTrue(kept.size() < lines.size(), kept.size() + " rows");
		assertEquals(kept.size() - 1, filesInSummary());
		assertDone(run("resume", true));
		assertArrayEquals(straight, Files.readAllBytes(csv));
		assertNothingElseIsLeft();
	}

	@Test
	void whatAnotherRunLeftIsRefusedAndNotTouched() throws Exception {
		final byte[] half = Arrays.copyOf(straight, straight.length / 2);
		Files.write(csv, half);
		assertRefused("has other columns: give top as it was", half, "top", 3);
		final File copy = home.resolve("other.logomodel").toFile();
		Files.copy(model.toPath(), copy.toPath());
		assertRefused("was made with the model shapes.logomodel, not " +
			"other.logomodel", half, "model", copy);
		assertRefused("was made with another threshold", half, "threshold", 1.0);
		final byte[] text = "Name,Age\nx,1\n".getBytes(StandardCharsets.UTF_8);
		Files.write(csv, text);
		assertRefused("is no table of labels", text);
		final byte[] damaged = (new String(half, StandardCharsets.UTF_8).replace(
			",truncated\n", "\n")).getBytes(StandardCharsets.UTF_8);
		Files.write(csv, damaged);
		assertRefused("is damaged: row ", damaged);
	}

	@Test
	void aModelOfTheSameNameThatSaysOtherThingsIsFound() throws Exception {
		final byte[] half = Arrays.copyOf(straight, straight.length / 2);
		Files.write(csv, half);
		final File other = Files.createDirectories(home.resolve("other")).resolve(
			"shapes.logomodel").toFile();
		final LogoService logos = context.service(LogoService.class);
		logos.save(logos.train(TrainingRequest.of(home.resolve("shapes")).augment(
			false).crops(false)).model(), other.toPath());
		assertRefused("was made with another model", half, "model", other,
			"threshold", 0.0);
	}

	@Test
	void sortedCopiesAreTheSameAfterAStop() throws Exception {
		final Path sorted = home.resolve("sorted");
		cancelAt = FILES / 2;
		assertTrue(run("sort", sorted.toFile()).isCanceled());
		final List<String> half = names(sorted);
		assertDone(run("sort", sorted.toFile(), "resume", true));
		final List<String> whole = names(sorted);
		assertTrue(whole.size() > half.size() && whole.containsAll(half));
		assertEquals(FILES - FILES / 10, whole.size(), "errors are not copied");
		final Map<String, List<String>> images = new LinkedHashMap<>();
		try (CsvRows rows = new CsvRows(csv)) {
			rows.next();
			for (CsvRow row = rows.next().orElse(null); row != null; row = rows.next()
				.orElse(null))
			{
				images.computeIfAbsent(row.cells().get(0), l -> new ArrayList<>()).add(
					row.cells().get(1));
			}
		}
		for (final String label : new String[] { "disc", "cross", "square" }) {
			for (final String image : images.get(label)) {
				final String name = image.replaceFirst(".*/", "").replace('"', '_');
				assertArrayEquals(Files.readAllBytes(folder.resolve(image)), Files
					.readAllBytes(sorted.resolve(label).resolve(name)), image);
			}
		}
		// Copies that were asked for only later are made of the earlier rows too.
		final Path late = home.resolve("late");
		assertDone(run("sort", late.toFile(), "resume", true));
		assertEquals(whole, names(late));
	}

	@Test
	void copiesInTheFolderItselfAreRefusedBeforeAnythingIsWritten()
		throws Exception
	{
		final Cancelable command = run("sort", folder.resolve("sorted").toFile());
		assertTrue(command.getCancelReason().contains("lies in the folder"), command
			.getCancelReason());
		assertFalse(Files.exists(csv));
		assertFalse(Files.exists(folder.resolve("sorted")));
	}

	@Test
	void whatAKilledRunLeftBesideTheTableIsGoneAfterTheNext() throws Exception {
		for (final boolean resume : new boolean[] { true, false }) {
			Files.write(csv, Arrays.copyOf(straight, straight.length / 2));
			final Path leftover = copyOfKilledRun();
			Files.write(csv, Arrays.copyOf(straight, straight.length / 2));
			Files.write(leftover, Arrays.copyOf(straight, straight.length / 3));
			assertDone(run("resume", resume));
			assertArrayEquals(straight, Files.readAllBytes(csv));
			assertNothingElseIsLeft();
			Files.writeString(leftover, "of somebody else");
			assertTrue(run("resume", resume).getCancelReason().contains(
				"is no table of labels"));
			assertEquals("of somebody else", Files.readString(leftover));
			Files.delete(leftover);
		}
	}

	/** Where a resumed run writes until the last earlier row has come. */
	private Path copyOfKilledRun() throws Exception {
		copies.clear();
		assertDone(run("resume", true));
		assertEquals(1, copies.size(), copies.toString());
		return copies.iterator().next();
	}

	private int filesInSummary() {
		return shown.get(0).rows().stream().mapToInt(row -> ((Number) row.get(1))
			.intValue()).sum();
	}

	private static boolean isCopy(final Path file) {
		return file.toString().endsWith(".part");
	}

	private static List<String> names(final Path sorted) throws IOException {
		try (Stream<Path> files = Files.walk(sorted)) {
			return files.filter(Files::isRegularFile).map(file -> sorted.relativize(
				file).toString()).sorted().collect(Collectors.toList());
		}
	}

	private static void assertNothingElseIsLeft() throws IOException {
		try (Stream<Path> files = Files.list(home)) {
			assertTrue(files.noneMatch(FolderResumeTest::isCopy));
		}
	}

	private void assertRefused(final String reason, final byte[] before,
		final Object... inputs) throws Exception
	{
		final List<Object> all = new ArrayList<>(Arrays.asList(inputs));
		all.addAll(Arrays.asList("resume", true));
		final Cancelable command = run(all.toArray());
		assertTrue(command.isCanceled(), reason);
		assertTrue(command.getCancelReason().contains(reason), command
			.getCancelReason());
		assertArrayEquals(before, Files.readAllBytes(csv));
		assertNothingElseIsLeft();
	}

	/** Runs the command; what is given overrides what is usual. */
	private Cancelable run(final Object... inputs) throws Exception {
		shown.clear();
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
