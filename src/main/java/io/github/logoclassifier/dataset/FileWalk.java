
package io.github.logoclassifier.dataset;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

/** Walks a folder tree, following links, and says what it left out. */
final class FileWalk extends SimpleFileVisitor<Path> {

	static final String HIDDEN = "hidden";
	static final String LOOP =
		"symbolic link that leads back to a folder above it";

	private final Path top;
	private final List<Path> files = new ArrayList<>();
	private final List<SkippedFile> skipped;
	private final Runnable beforeFile;

	private FileWalk(final Path top, final List<SkippedFile> skipped,
		final Runnable beforeFile)
	{
		this.top = top;
		this.skipped = skipped;
		this.beforeFile = beforeFile;
	}

	/**
	 * All files below a folder, sorted by path; adds what it leaves out.
	 *
	 * @param beforeFile is run before each file, and may stop the walk by what it
	 *          throws
	 */
	static List<Path> files(final Path folder, final List<SkippedFile> skipped,
		final Runnable beforeFile)
	{
		final FileWalk walk = new FileWalk(folder, skipped, beforeFile);
		try {
			Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS),
				Integer.MAX_VALUE, walk);
		}
		catch (final IOException exc) {
			walk.visitFileFailed(folder, exc);
		}
		Collections.sort(walk.files);
		return walk.files;
	}

	static boolean isHidden(final Path path) {
		try {
			return path.getFileName().toString().startsWith(".") || Files.isHidden(
				path);
		}
		catch (final IOException exc) {
			return false; // then it fails again, with its reason, when it is read
		}
	}

	@Override
	public FileVisitResult preVisitDirectory(final Path folder,
		final BasicFileAttributes attributes)
	{
		if (folder.equals(top) || !isHidden(folder)) {
			return FileVisitResult.CONTINUE;
		}
		skipped.add(new SkippedFile(folder, HIDDEN));
		return FileVisitResult.SKIP_SUBTREE;
	}

	@Override
	public FileVisitResult visitFile(final Path file,
		final BasicFileAttributes attributes)
	{
		beforeFile.run();
		if (isHidden(file)) skipped.add(new SkippedFile(file, HIDDEN));
		else files.add(file);
		return FileVisitResult.CONTINUE;
	}

	@Override
	public FileVisitResult visitFileFailed(final Path file,
		final IOException exc)
	{
		skipped.add(new SkippedFile(file, exc instanceof FileSystemLoopException
			? LOOP : ImageFileCheck.unreadable(exc)));
		return FileVisitResult.CONTINUE;
	}

	@Override
	public FileVisitResult postVisitDirectory(final Path folder,
		final IOException exc)
	{
		if (exc != null) visitFileFailed(folder, exc);
		return FileVisitResult.CONTINUE;
	}

}
