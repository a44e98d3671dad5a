
package io.github.logoclassifier.testing;

import ij.IJ;
import ij.ImagePlus;

import io.github.logoclassifier.command.ClassifyLogoFolder;
import io.github.logoclassifier.command.EvaluateLogoClassifier;
import io.github.logoclassifier.command.ExportLogoModel;
import io.github.logoclassifier.command.ImportLogoModel;
import io.github.logoclassifier.command.InstallLogoBackbone;
import io.github.logoclassifier.command.LogoModelInfo;
import io.github.logoclassifier.command.TrainLogoClassifier;
import io.github.logoclassifier.imagej.ClassifyLogo;
import io.github.logoclassifier.imagej.CorrectLogoLabel;
import io.github.logoclassifier.imagej.ExplainLogo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.Permission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;

/**
 * Runs all commands one after another, and writes a line for each: its name,
 * whether it was done, and what it wanted of the network, which it does not
 * get. On a Java that has security managers no more, it is not said.
 */
@SuppressWarnings({ "deprecation", "removal" })
public final class AllCommandsMain {

	/** Whether what is wanted of the network is found out. */
	public static final boolean HAS_GUARD = Runtime.version().feature() <= 23;

	private static final List<String> WANTED = Collections.synchronizedList(
		new ArrayList<>());

	private AllCommandsMain() {}

	/** Forbids the network, and nothing else. */
	private static final class Guard extends SecurityManager {

		@Override
		public void checkConnect(final String host, final int port) {
			refuse("connect to " + host + ":" + port);
		}

		@Override
		public void checkConnect(final String host, final int port,
			final Object context)
		{
			checkConnect(host, port);
		}

		@Override
		public void checkListen(final int port) {
			refuse("listen on " + port);
		}

		@Override
		public void checkPermission(final Permission permission) {
			// all but the network
		}

		@Override
		public void checkPermission(final Permission permission,
			final Object context)
		{
			// all but the network
		}

		private static void refuse(final String what) {
			// Java calls its cache of fonts by this machine's own name.
			final boolean isName = StackWalker.getInstance().walk(frames -> frames
				.anyMatch(frame -> frame.getClassName().startsWith("sun.font.")));
			if (isName) return;
			WANTED.add(what);
			throw new SecurityException("no network: " + what);
		}
	}

	/**
	 * @param arguments a folder with labelled "shapes" and a Keras "network.h5",
	 *          to work in
	 */
	public static void main(final String... arguments) throws Exception {
		final Path home = Paths.get(arguments[0]);
		final File shapes = home.resolve("shapes").toFile();
		final File model = home.resolve("m.logomodel").toFile();
		final Path exported = Files.createDirectory(home.resolve("exported"));
		if (HAS_GUARD) System.setSecurityManager(new Guard());
		try (Context context = new Context()) {
			final CommandService commands = context.service(CommandService.class);
			run(commands, TrainLogoClassifier.class, "folder", shapes, "model",
				model);
			final ImagePlus image = IJ.openImage(new File(shapes, "disc/disc 0.png")
				.getPath());
			run(commands, ClassifyLogo.class, "image", new ImagePlus("16 bits", image
				.getProcessor().convertToShort(true)), "model", model);
			run(commands, ExplainLogo.class, "image", image, "model", model, "output",
				home.resolve("heat.png").toFile());
			run(commands, CorrectLogoLabel.class, "image", image, "label", "square",
				"model", model, "folder", shapes);
			run(commands, ClassifyLogoFolder.class, "folder", shapes, "model", model,
				"output", home.resolve("labels.csv").toFile(), "recursive", true);
			run(commands, EvaluateLogoClassifier.class, "folder", shapes, "folds", 2);
			run(commands, LogoModelInfo.class, "model", model);
			run(commands, ExportLogoModel.class, "model", model, "format", "tfjs",
				"output", exported.toFile());
			run(commands, ImportLogoModel.class, "input", exported.toFile(), "model",
				home.resolve("back.logomodel").toFile());
			run(commands, TrainLogoClassifier.class, "folder", shapes, "model", home
				.resolve("keras.logomodel").toFile(), "backbone", home.resolve(
					"network.h5").toString(), "preprocessing", "0..1");
			run(commands, InstallLogoBackbone.class, "backbone",
				"mobilenet_0.25_224");
		}
		System.exit(0);
	}

	private static void run(final CommandService commands,
		final Class<? extends Command> command, final Object... inputs)
		throws Exception
	{
		WANTED.clear();
		boolean done = false;
		try {
			done = !((Cancelable) commands.run(command, true, inputs).get()
				.getDelegateObject()).isCanceled();
		}
		catch (final ExecutionException exc) {
			exc.printStackTrace();
		}
		System.out.println(command.getSimpleName() + " " + (done ? "done"
			: "failed") + " " + WANTED);
	}

}
