
package io.github.logoclassifier.backbone.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.logoclassifier.backbone.Weights;
import io.github.logoclassifier.backbone.mobilenet.MobileNetV1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TfjsReaderTest {

	@TempDir
	Path folder;

	@Test
	void tensorsOfEveryEncodingAreRead() throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(64).order(
			ByteOrder.LITTLE_ENDIAN);
		bytes.putFloat(1.5f).putFloat(-2);
		bytes.put((byte) 0).put((byte) 255);
		bytes.putShort((short) 0xffff).putShort((short) 10);
		bytes.putShort((short) 0x3c00).putShort((short) 0xc580).putShort(
			(short) 0x0001);
		write(bytes, weight("a", "[2]", "") + "," + weight("b", "[1,2]",
			"\"dtype\":\"uint8\",\"scale\":0.5,\"min\":-1") + "," + weight("c", "[2]",
				"\"dtype\":\"uint16\",\"scale\":0.001,\"min\":2") + "," + weight("d",
					"[3]", "\"dtype\":\"float16\""));
		final Weights weights = read();
		assertArrayEquals(new float[] { 1.5f, -2 }, weights.values("a", 2));
		assertArrayEquals(new float[] { -1, 126.5f }, weights.values("b", 1, 2));
		assertArrayEquals(new float[] { 67.535f, 2.01f }, weights.values("c", 2),
			1e-5f);
		assertArrayEquals(new float[] { 1, -5.5f, 0x1p-24f }, weights.values("d",
			3));
		assertEquals("net", weights.nameOr("other"));
	}

	@Test
	void aShardMayBeCutInSeveralFiles() throws IOException {
		write(ByteBuffer.allocate(0), weight("a", "[3]", ""));
		Files.writeString(folder.resolve("model.json"), Files.readString(folder
			.resolve("model.json")).replace("\"w.bin\"", "\"./w1.bin\",\"w2.bin\""));
		Files.write(folder.resolve("w1.bin"), new byte[] { 0, 0, (byte) 0x80, 0x3f,
			0, 0 });
		Files.write(folder.resolve("w2.bin"), new byte[] { 0, 0x40, 0, 0, 0x40,
			0x40 });
		assertArrayEquals(new float[] { 1, 2, 3 }, read().values("a", 3));
	}

	@Test
	void aShortShardIsTruncatedAndALongOneDoesNotFit() throws IOException {
		write(ByteBuffer.allocate(8), weight("a", "[3]", ""));
		assertFailsWith("truncated");
		write(ByteBuffer.allocate(16), weight("a", "[3]", ""));
		assertFailsWith("longer than model.json says");
	}

	@Test
	void absurdSizesTakeNoMemory() throws IOException {
		for (final String shape : new String[] { "[2000000000]",
			"[100000,100000,100000,100000]", "[-1]", "[0]" })
		{
			write(ByteBuffer.allocate(4), weight("a", shape, ""));
			assertFailsWith("absurd shape");
		}
	}

	@Test
	void weightFilesElsewhereAreRefused() throws IOException {
		for (final String name : new String[] { "../w.bin", "/etc/passwd", "a\\\\b",
			"..", "C:w" })
		{
			write(ByteBuffer.allocate(4), weight("a", "[1]", ""));
			Files.writeString(folder.resolve("model.json"), Files.readString(folder
				.resolve("model.json")).replace("w.bin", name));
			assertFailsWith("not a file beside it");
		}
	}

	@Test
	void whatIsNoModelSaysSo() throws IOException {
		assertFailsWith("model.json does not exist");
		for (final String json : new String[] { "", "[]", "3", "{}", "{\"x\":",
			"{\"weightsManifest\":3,\"modelTopology\":{}}",
			"{\"weightsManifest\":[{}],\"modelTopology\":{}}" })
		{
			Files.writeString(folder.resolve("model.json"), json);
			assertThrows(IOException.class, this::read, json);
		}
	}

	@Test
	void aModelOfAnotherNetworkIsNoMobileNet() throws IOException {
		write(ByteBuffer.allocate(4), weight("a", "[1]", ""));
		final String message = assertThrows(IOException.class, () -> MobileNetV1.of(
			read())).getMessage();
		assertTrue(message.contains("does not say its input size"), message);
	}

	@Test
	void weightsThatAreNoNumbersAreRefused() throws IOException {
		final Weights bundled = TfjsReader.read(WeightFolder.ofResources(
			"/io/github/logoclassifier/backbone/weights/logonet_0.25_112"));
		bundled.tensors().get("conv_pw_3/kernel").values()[5] = Float.NaN;
		final String message = assertThrows(IOException.class, () -> MobileNetV1.of(
			bundled)).getMessage();
		assertTrue(message.contains("conv_pw_3 has weights that are not numbers"),
			message);
	}

	@Test
	void whatTheWriterWritesIsReadBack() throws IOException {
		final Weights bundled = TfjsReader.read(WeightFolder.ofResources(
			"/io/github/logoclassifier/backbone/weights/logonet_0.25_112"));
		TfjsWriter.write(bundled, folder);
		assertEquals(MobileNetV1.of(bundled).sha256(), MobileNetV1.of(read())
			.sha256());
	}

	private Weights read() throws IOException {
		return TfjsReader.read(WeightFolder.of(folder));
	}

	private void assertFailsWith(final String part) {
		final String message = assertThrows(IOException.class, this::read)
			.getMessage();
		assertTrue(message.contains(part), message);
	}

	private void write(final ByteBuffer bytes, final String weights)
		throws IOException
	{
		final byte[] data = new byte[bytes.position() == 0 ? bytes.capacity()
			: bytes.position()];
		System.arraycopy(bytes.array(), 0, data, 0, data.length);
		Files.write(folder.resolve("w.bin"), data);
		Files.writeString(folder.resolve("model.json"),
			"{\"modelTopology\":{\"model_config\":{\"class_name\":\"Model\"," +
				"\"config\":{\"name\":\"net\",\"layers\":[]}}}," +
				"\"weightsManifest\":[{\"paths\":[\"w.bin\"],\"weights\":[" + weights +
				"]}]}");
	}

	private static String weight(final String name, final String shape,
		final String quantization)
	{
		return "{\"name\":\"" + name + "\",\"shape\":" + shape +
			",\"dtype\":\"float32\"" + (quantization.isEmpty() ? ""
				: ",\"quantization\":{" + quantization + "}") + "}";
	}

}
