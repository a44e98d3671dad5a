
package io.github.logoclassifier.imagej.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.command.Finding;
import io.github.logoclassifier.testing.Pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.prefs.PrefService;

/** What dialogs propose and say, without a dialog. */
class InputChecksTest {

	@TempDir
	Path folder;

	private final Context context = new Context();

	@AfterEach
	void dispose() {
		context.dispose();
	}

	@Test
	void numbersMustBeNumbersInTheirRange() {
		assertEquals("validation must be at most 0.9", said("Train Logo Classifier",
			"validation", "1.5"));
		assertEquals("epochs must be at least 0", said("Train Logo Classifier",
			"epochs", "-1"));
		assertEquals("epochs must be a whole number, not \"1.5\"", said(
			"Train Logo Classifier", "epochs", "1.5"));
		assertEquals("", said("Train Logo Classifier", "epochs", "20"));
	}

	@Test
	void filesToWriteNeedAFolder() throws IOException {
		assertEquals("", said("Explain Logo", "output", folder.resolve("a.png")
			.toString()));
		assertEquals("This is a folder: add a file name.", said("Explain Logo",
			"output", folder.toString()));
		assertEquals("There is no folder " + folder.resolve("none") + ".", said(
			"Explain Logo", "map", folder.resolve("none/a.tif").toString()));
	}

	@Test
	void foldersToWriteIntoNeedNotBeThere() throws IOException {
		final Path file = Files.writeString(folder.resolve("file.txt"), "text");
		for (final String[] input : new String[][] { { "Open Sample Logos",
			"folder" }, { "Classify Logo Folder", "sort" } })
		{
			assertEquals("It will be made.", said(input[0], input[1], folder.resolve(
				"new/one").toString()));
			assertEquals("", said(input[0], input[1], folder.toString()));
			assertEquals("This is a file, not a folder.", said(input[0], input[1],
				file.toString()));
			assertEquals(file + " is a file, not a folder.", said(input[0], input[1],
				file.resolve("a").toString()));
		}
		assertEquals("There is no such folder.", said("Classify Logo Folder",
			"folder", folder.resolve("new").toString()));
	}

	@Test
	void anExportMayReplaceTheFolderOfAnOlderOne() {
		assertEquals("", said("Export Logo Model", "output", folder.toString()));
	}

	@Test
	void whatIsMissingIsNoErrorYetButCannotBeRun() {
		final Finding finding = finding("Train Logo Classifier", "folder", "");
		assertEquals(Finding.Kind.MISSING, finding.kind());
		assertEquals("One sub-folder per class, or files named LABEL-NUMBER.ext.",
			finding.text());
		assertEquals(Finding.NOTHING, finding("Train Logo Classifier", "plot", ""));
	}

	@Test
	void testingNeedsLessThanCrossValidation() throws IOException {
		final Path one = Files.createDirectories(folder.resolve("one/disc"));
		Pictures.write(Pictures.shape("disc", 50, 1), one.resolve("a.png"));
		final Map<String, String> texts = new HashMap<>();
		texts.put("folder", one.getParent().toString());
		assertTrue(findings("Evaluate Logo Classifier", texts).get("folder").text()
			.startsWith("1 class (disc): training needs"));
		texts.put("model", "some.logomodel");
		assertEquals("1 class: disc 1", findings("Evaluate Logo Classifier", texts)
			.get("folder").text());
	}

	@Test
	void filesAreProposedBesideTheFolder() {
		final CommandInfo info = info("Train Logo Classifier");
		final InputDialog dialog = new InputDialog(info, items(info), context
			.service(PrefService.class));
		final Map<String, String> answers = new HashMap<>();
		final Path logos = folder.resolve("my logos.v2");
		answers.put("folder", logos.toString());
		assertEquals(logos + ".logomodel", dialog.proposals(answers).get("model"));
		answers.put("folder", "");
		assertEquals("", dialog.proposals(answers).get("model"));
		assertTrue(dialog.isAdvanced(item(info, "epochs")));
		assertTrue(!dialog.isAdvanced(item(info, "folder")));
		assertEquals("0.2", dialog.defaults().get("validation"));
		assertEquals("0", dialog.defaults().get("learningrate"));
	}

	@Test
	void everyInputOfEveryCommandIsExplained() {
		for (final CommandInfo info : context.service(CommandService.class)
			.getCommands())
		{
			if (!info.getClassName().startsWith("io.github.logoclassifier."))
				continue;
			for (final ModuleItem<?> item : items(info)) {
				final boolean isExplained = item.getDescription() != null && !item
					.getDescription().isEmpty() && item.getLabel() != null;
				assertTrue(isExplained, info.getTitle() + ": " + item.getName());
			}
		}
	}

	private String said(final String command, final String input,
		final String text)
	{
		return finding(command, input, text).text();
	}

	private Finding finding(final String command, final String input,
		final String text)
	{
		final Map<String, String> texts = new HashMap<>();
		texts.put(input, text);
		return new InputChecks(items(info(command)).stream().filter(item -> item
			.getName().equals(input)).collect(Collectors.toList())).findings(texts,
				() -> false).get(input);
	}

	private Map<String, Finding> findings(final String command,
		final Map<String, String> texts)
	{
		return new InputChecks(items(info(command)).stream().filter(item -> texts
			.containsKey(item.getName()) || item.getName().equals("model")).collect(
				Collectors.toList())).findings(texts, () -> false);
	}

	private CommandInfo info(final String command) {
		return CommandInputs.find(context.service(CommandService.class), command);
	}

	private static List<ModuleItem<?>> items(final CommandInfo info) {
		return new CommandInputs(info).items().stream().filter(item -> !ImageInput
			.isImage(item)).collect(Collectors.toList());
	}

	private static ModuleItem<?> item(final CommandInfo info, final String name) {
		return items(info).stream().filter(item -> item.getName().equals(name))
			.findFirst().orElseThrow(AssertionError::new);
	}

}
