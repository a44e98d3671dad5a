
package io.github.logoclassifier.evaluation;

/** Two labels that were taken for each other. Immutable. */
public final class Confusion {

	private final String first;
	private final String second;
	private final long firstAsSecond;
	private final long secondAsFirst;

	/**
	 * @param firstAsSecond how many images of the first label were given the
	 *          second
	 * @param secondAsFirst the other way round
	 */
	Confusion(final String first, final String second, final long firstAsSecond,
		final long secondAsFirst)
	{
		this.first = first;
		this.second = second;
		this.firstAsSecond = firstAsSecond;
		this.secondAsFirst = secondAsFirst;
	}

	public String first() {
		return first;
	}

	public String second() {
		return second;
	}

	/** How many images of the first label were given the second. */
	public long firstAsSecond() {
		return firstAsSecond;
	}

	/** How many images of the second label were given the first. */
	public long secondAsFirst() {
		return secondAsFirst;
	}

	/** Both ways together. */
	public long total() {
		return firstAsSecond + secondAsFirst;
	}

}
