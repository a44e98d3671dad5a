
package io.github.logoclassifier.spark;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.apache.spark.TaskContext;

/**
 * Where one task of a job waits until it is killed: the first attempt at the
 * partition in the middle. By then its executor has done others.
 */
final class Gate implements Closeable {

	private static final int MAX_WAITING_MILLIS = 1_200_000;

	private final ServerSocket server;

	Gate() throws IOException {
		server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		server.setSoTimeout(MAX_WAITING_MILLIS);
	}

	/** @param partition the one whose first attempt comes to the gate */
	FileSource before(final FileSource source, final int partition) {
		return new GatedFiles(source, partition, server.getLocalPort());
	}

	/**
	 * Begins to wait for the task, and kills the process that it runs in.
	 *
	 * @return has that process's number in the end
	 */
	CompletableFuture<Long> killer() {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return killWhoComes();
			}
			catch (final IOException exc) {
				throw new CompletionException(exc);
			}
		});
	}

	private long killWhoComes() throws IOException {
		try (Socket socket = server.accept();
				BufferedReader in = new BufferedReader(new InputStreamReader(socket
					.getInputStream(), StandardCharsets.UTF_8)))
		{
			final ProcessHandle executor = ProcessHandle.of(Long.parseLong(in
				.readLine())).orElseThrow();
			executor.destroyForcibly();
			executor.onExit().join();
			return executor.pid();
		}
	}

	@Override
	public void close() throws IOException {
		server.close();
	}

	private static final class GatedFiles implements FileSource {

		private static final long serialVersionUID = 1;

		private final FileSource source;
		private final int partition;
		private final int port;

		GatedFiles(final FileSource source, final int partition, final int port) {
			this.source = source;
			this.partition = partition;
			this.port = port;
		}

		@Override
		public byte[] read(final String path, final String name)
			throws IOException
		{
			final TaskContext task = TaskContext.get();
			if (task.partitionId() == partition && task.attemptNumber() == 0) {
				waitToBeKilled();
			}
			return source.read(path, name);
		}

		private void waitToBeKilled() throws IOException {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
					PrintWriter out = new PrintWriter(socket.getOutputStream(), true,
						StandardCharsets.UTF_8))
			{
				out.println(ProcessHandle.current().pid());
				socket.getInputStream().read();
			}
			throw new IllegalStateException("it was not killed");
		}
	}

}
