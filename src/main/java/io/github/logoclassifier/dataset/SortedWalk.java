
package io.github.logoclassifier.dataset;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the files of a folder in the order of their names, holding no
 * more than the names in the folders that it is in. Links are followed, but not
 * back to a folder above; hidden files and folders are left out.
 */
public final class SortedWalk {

	/** What is met on the way. */
	public interface Visitor {

		/** A file of any kind. */
		void file(Path file) throws IOException;

		/** A file or folder that cannot be looked at, and why. */
		void unreadable(SkippedFile skipped) throws IOException;
	}

	private static final Comparator<Path> ORDER = Comparator.comparing(
		ReadableName::of).thenComparing(Comparator.naturalOrder());

	private final boolean recursive;
	private final Optional<Path> leftOut;
	private final Visitor visitor;
	/** Where it is: real paths, to find links that lead back. */
	private final Deque<Path> above = new ArrayDeque<>();

	private SortedWalk(final boolean recursive, final Optional<Path> leftOut,
		final Visitor visitor)
	{
		this.recursive = recursive;
		this.leftOut = leftOut;
		this.visitor = visitor;
	}

	/**
	 * Goes through a folder.
	 *
	 * @param recursive whether to go into folders in it
	 * @param leftOut a file that is not visited, nor are links to it
	 * @throws NotDirectoryException if it is missing, or a file
	 * @throws IOException if it cannot be listed, or the visitor throws it
	 */
	public static void walk(final Path folder, final boolean recursive,
		final Optional<Path> leftOut, final Visitor visitor) throws IOException
	{
		if (!Files.isDirectory(folder)) {
			throw new NotDirectoryException(folder + (Files.exists(folder)
				? " is a file, not a folder" : ": there is no such folder"));
		}
		new SortedWalk(recursive, leftOut, visitor).visit(folder, names(folder));
	}

	/** Counts what {@link #walk} would visit, unreadable ones too. */
	public static long count(final Path folder, final boolean recursive,
		final Optional<Path> leftOut) throws IOException
	{
		final long[] count = new long[1];
		walk(folder, recursive, leftOut, new Visitor() {

			@Override
			public void file(final Path file) {
				count[0]++;
			}

			@Override
			public void unreadable(final SkippedFile skipped) {
				count[0]++;
			}
		});
		return count[0];
	}

	private void visit(final Path folder, final List<Path> names)
		throws IOException
	{
		above.push(folder.toRealPath());
		for (final Path name : names) {
			final Path path = folder.resolve(name);
			if (FileWalk.isHidden(path)) continue;
			if (!Files.isDirectory(path)) {
				if (!isLeftOut(path)) visitor.file(path);
			}
			else if (recursive) enter(path);
		}
		above.pop();
	}

	private boolean isLeftOut(final Path file) throws IOException {
		if (leftOut.isEmpty()) return false;
		// Asking the file system of every file would take its time.
		final String name = leftOut.get().getFileName().toString();
		final boolean mayBe = file.getFileName().toString().equalsIgnoreCase(
			name) || Files.isSymbolicLink(file) || Files.isSymbolicLink(leftOut
				.get());
		return mayBe && Files.exists(file) && Files.exists(leftOut.get()) && Files
			.isSameFile(file, leftOut.get());
	}

	private void enter(final Path folder) throws IOException {
		final List<Path> names;
		try {
			if (above.contains(folder.toRealPath())) {
				visitor.unreadable(new SkippedFile(folder, FileWalk.LOOP));
				return;
			}
			names = names(folder);
		}
		catch (final IOException exc) {
			visitor.unreadable(new SkippedFile(folder, ImageFileCheck.unreadable(
				exc)));
			return;
		}
		visit(folder, names);
	}

	/** Names as the file system has them: not all of them are texts. */
	private static List<Path> names(final Path folder) throws IOException {
		final List<Path> names = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
			for (final Path entry : entries) {
				names.add(entry.getFileName());
			}
		}
		catch (final DirectoryIteratorException exc) {
			throw exc.getCause();
		}
		names.sort(ORDER);
		return names;
	}

}
