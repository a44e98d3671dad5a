
package io.github.logoclassifier.command;

/**
 * What a command says of its inputs besides what SciJava asks for, for the
 * dialog that asks a person for them.
 */
public final class InputAttributes {

	/** Few people need it: it is folded away. */
	public static final String ADVANCED = "advanced";

	/** A folder of labelled images. */
	public static final String LABELLED = "labelled";

	/**
	 * A file that is proposed beside the folder, named as the folder is, with
	 * this attribute's value as its ending.
	 */
	public static final String BESIDE_FOLDER = "beside folder";

	/** A folder that the command makes where there is none yet. */
	public static final String MADE = "made";

	private InputAttributes() {}

}
