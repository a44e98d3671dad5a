
package io.github.logoclassifier.imagej.read;

import java.awt.Image;
import java.awt.Toolkit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** What is in an image file, on a disk or in memory, for Java's decoders. */
interface ImageContent {

	/** The file's, for messages. */
	String name();

	/** Its bytes, one after the other. */
	InputStream open() throws IOException;

	/** Its bytes, for ImageIO. */
	ImageInputStream openImage() throws IOException;

	/** It, decoded by AWT. */
	Image image() throws IOException;

	static ImageContent of(final Path file) {
		return new ImageContent() {

			@Override
			public String name() {
				return file.toString();
			}

			@Override
			public InputStream open() throws IOException {
				return Files.newInputStream(file);
			}

			@Override
			public ImageInputStream openImage() throws IOException {
				return ImageIO.createImageInputStream(file.toFile());
			}

			@Override
			public Image image() throws IOException {
				return DecodedImage.of(Toolkit.getDefaultToolkit().createImage(file
					.toString()), name());
			}
		};
	}

	static ImageContent of(final String name, final byte[] bytes) {
		return new ImageContent() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public InputStream open() {
				return new ByteArrayInputStream(bytes);
			}

			@Override
			public ImageInputStream openImage() {
				// ImageIO's own would make a file of them.
				return new MemoryCacheImageInputStream(open());
			}

			@Override
			public Image image() throws IOException {
				return DecodedImage.of(Toolkit.getDefaultToolkit().createImage(bytes),
					name());
			}
		};
	}

}
