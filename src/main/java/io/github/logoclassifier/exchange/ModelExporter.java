
package io.github.logoclassifier.exchange;

import io.github.logoclassifier.backbone.Backbone;
import io.github.logoclassifier.head.Head;
import io.github.logoclassifier.model.LogoModel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Writes a model in the formats of other software. */
public final class ModelExporter {

	/** Writes a head as Deeplearning4j does, which this package does not know. */
	public interface HeadArchive {

		void write(Head head, OutputStream out) throws IOException;
	}

	private final LogoModel model;
	private final Backbone backbone;
	private final HeadArchive archive;

	/**
	 * @param backbone the one that the model names
	 * @param archive asked for {@link ExportFormat#DL4J} only
	 */
	public ModelExporter(final LogoModel model, final Backbone backbone,
		final HeadArchive archive)
	{
		this.model = model;
		this.backbone = backbone;
		this.archive = archive;
	}

	/**
	 * Writes the model, whole or not at all, over an older export of the same
	 * format if there is one.
	 *
	 * @param output the file or folder to write; a file without an ending gets
	 *          the format's
	 * @return what was written
	 * @throws IllegalArgumentException if the backbone cannot be written in the
	 *           format
	 * @throws IOException if it cannot be written there, or something else is in
	 *           its place
	 */
	public Path export(final ExportFormat format, final Path output)
		throws IOException
	{
		final ExportTarget target = new ExportTarget(format, output);
		target.requireWritable();
		if (backbone.kerasCut().isPresent()) {
			throw new IllegalArgumentException("the model cannot be exported: its " +
				"backbone " + backbone.name() +
				" is a Keras network, and only models " + "with a MobileNetV1 can be");
		}
		if (format.hasBackbone() && backbone.convolutions().isEmpty()) {
			throw new IllegalArgumentException("the backbone " + backbone.name() +
				" cannot be written as " + format.id() + ": export the head alone");
		}
		final String metadata = Metadata.of(model, backbone, format).toJson();
		switch (format) {
			case ONNX:
				target.write(OnnxNetwork.classifier(backbone, model.crops(), model
					.head(), properties(metadata)));
				break;
			case DL4J:
				target.write(zip(metadata));
				break;
			default:
				target.write(folder -> {
					if (format == ExportFormat.TFJS) {
						TfjsNetwork.write(backbone, model.head(), folder);
					}
					else TfjsNetwork.writeHead(backbone, model.head(), folder);
					Files.writeString(folder.resolve(Metadata.FILE), metadata);
					ExportTexts.write(format, folder);
				});
		}
		return target.place();
	}

	private Map<String, String> properties(final String metadata) {
		final int side = model.crops().frameSize(backbone.inputSize());
		final Map<String, String> properties = new LinkedHashMap<>();
		properties.put("labels", String.join("\n", model.labels()));
		properties.put("input", "pixels: batch x 3 x " + side + " x " + side +
			", planes of red, green and blue, (v - 127.5) / 127.5 of 0..255; the " +
			"whole picture, framed by \"" + model.preprocessing().framing().id() +
			"\". The network makes the crops itself.");
		properties.put("output", "probabilities: batch x " + model.labels().size() +
			", in the order of the labels");
		properties.put("logo-classifier", metadata);
		return properties;
	}

	/** Deeplearning4j's own zip, and the metadata beside it. */
	private byte[] zip(final String metadata) throws IOException {
		final ByteArrayOutputStream network = new ByteArrayOutputStream();
		archive.write(model.head(), network);
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream out = new ZipOutputStream(bytes);
				ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(network
					.toByteArray())))
		{
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in
				.getNextEntry())
			{
				out.putNextEntry(new ZipEntry(entry.getName()));
				in.transferTo(out);
			}
			out.putNextEntry(new ZipEntry(Metadata.FILE));
			out.write(metadata.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

}
