
package io.github.logoclassifier.backbone;

/** What a person wants to know of a layer, as Keras's summary() tells it. */
public final class LayerSummary {

	private final String name;
	private final String type;
	private final String outputShape;
	private final int parameters;

	/**
	 * @param name as Keras has it, "conv_pw_1" say
	 * @param type in words
	 * @param outputShape "56×56×16", or a number of values
	 * @param parameters numbers that the layer keeps, those that its batch
	 *          normalisation keeps included
	 */
	public LayerSummary(final String name, final String type,
		final String outputShape, final int parameters)
	{
		this.name = name;
		this.type = type;
		this.outputShape = outputShape;
		this.parameters = parameters;
	}

	public String name() {
		return name;
	}

	public String type() {
		return type;
	}

	public String outputShape() {
		return outputShape;
	}

	public int parameters() {
		return parameters;
	}

}
