
package io.github.logoclassifier.imagej.dialog;

import io.github.logoclassifier.command.Finding;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.scijava.module.ModuleItem;

/** What a dialog asks for, and what there is to say of the answers. */
public interface Questions {

	/** What is asked for, in the order to ask. */
	List<ModuleItem<?>> items();

	/** Whether few people need an input, so that it is folded away. */
	boolean isAdvanced(ModuleItem<?> item);

	/** The answers that the dialog begins with, by name. */
	Map<String, String> start();

	/** Explains the command, in a window that does not wait for the dialog. */
	void showHelp();

	/** The answers of someone who changes nothing, by name. */
	Map<String, String> defaults();

	/**
	 * Answers that others suggest, by name, which are taken as long as nobody
	 * gave any herself. Quick: called with each change.
	 */
	Map<String, String> proposals(Map<String, String> answers);

	/**
	 * Looks at answers; may take long.
	 *
	 * @return what there is to say, by name
	 * @throws CancellationException if they are outdated before it ends
	 */
	Map<String, Finding> findings(Map<String, String> answers,
		BooleanSupplier isOutdated);

}
