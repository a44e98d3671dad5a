
package io.github.logoclassifier;

import io.github.logoclassifier.backbone.library.MissingBackboneException;
import io.github.logoclassifier.evaluation.Evaluation;
import io.github.logoclassifier.exchange.ExportFormat;
import io.github.logoclassifier.exchange.ImportRequest;
import io.github.logoclassifier.model.LogoModel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

import org.scijava.service.SciJavaService;

/**
 * Trains, keeps and opens logo classifiers. What the menu commands do, a script
 * does with this. Thread-safe; every call blocks until it is done.
 */
public interface LogoService extends SciJavaService {

	/**
	 * Trains a classifier on a folder of labelled images.
	 *
	 * @throws IllegalArgumentException if a setting is out of range, or the
	 *           folder has too few images
	 * @throws IOException if the folder or the backbone cannot be read; a single
	 *           image that cannot be read is skipped instead
	 * @throws CancellationException if the monitor says so
	 * @throws IllegalStateException if ND4J cannot start on this machine, or the
	 *           training diverged
	 */
	TrainingReport train(TrainingRequest request, TrainingMonitor monitor)
		throws IOException;

	/**
	 * The same, with features that are computed elsewhere. The folder itself is
	 * listed here; the model is the one that this process alone would make, where
	 * the other machines compute as this one does.
	 *
	 * @throws IOException as above, or if the features cannot be had
	 */
	TrainingReport train(TrainingRequest request, TrainingMonitor monitor,
		FeatureSource features) throws IOException;

	/** Trains without being watched. */
	default TrainingReport train(final TrainingRequest request)
		throws IOException
	{
		return train(request, TrainingMonitor.NONE);
	}

	/**
	 * Writes a model to a file, atomically.
	 *
	 * @throws IOException if it cannot be written; then an older file is intact
	 */
	void save(LogoModel model, Path file) throws IOException;

	/**
	 * Opens a model file and the backbone that it names. A file that was opened
	 * before and has not changed is not read again.
	 *
	 * @throws MissingBackboneException if that backbone is not on this machine
	 * @throws IOException if the file is missing, damaged or of a later version
	 */
	LogoClassifier open(Path file) throws IOException;

	/**
	 * Adds a picture to a class of the labelled folder that a model was trained
	 * on, and trains the model again, with the settings that it was trained with.
	 * No file of the folder is changed or deleted; a picture that is in the class
	 * already is not added twice.
	 * <p>
	 * A new class is learned once it has two pictures; until then the first is
	 * kept in its folder, and neither this class nor another one that has only
	 * one picture stops a correction.
	 * <p>
	 * When the call returns with an exception, the folder and the model file are
	 * as they were. When the process is killed, the picture may have stayed in
	 * its class, whole, and the model is the old one: the same call again
	 * completes it.
	 *
	 * @throws IllegalArgumentException if the label cannot be that of a class, or
	 *           the folder is not the model's
	 * @throws IOException if the model or the folder cannot be read or written
	 * @throws CancellationException if the monitor says so
	 * @throws IllegalStateException if the model's card or backbone does not
	 *           allow the same training, as of an imported one, or that fails
	 */
	CorrectionReport correct(CorrectionRequest request, TrainingMonitor monitor)
		throws IOException;

	/**
	 * Writes a model in a format of other software, whole or not at all.
	 *
	 * @param model a model file, whose backbone must be on this machine
	 * @param output the file or folder to write; only an older export of the same
	 *          format is replaced
	 * @return what was written: a file's name gets the format's ending if it has
	 *         none
	 * @throws MissingBackboneException if that backbone is not on this machine
	 * @throws IOException if the model cannot be read, or the output not written
	 * @throws IllegalStateException if the format needs ND4J, and that cannot
	 *           start on this machine
	 */
	Path exportModel(Path model, ExportFormat format, Path output)
		throws IOException;

	/**
	 * Makes a model of one that other software, or {@link #exportModel}, saved as
	 * a TF.js layers model; {@link #save} writes it.
	 *
	 * @throws IllegalArgumentException if its labels or its backbone are neither
	 *           given nor in its files
	 * @throws IOException if a file is missing, or is not what it should be
	 */
	LogoModel importModel(ImportRequest request) throws IOException;

	/**
	 * Says what a model file is. Its backbone need not be on this machine.
	 *
	 * @throws IOException if the file is missing, damaged or of a later version
	 */
	ModelSummary inspect(Path file) throws IOException;

	/**
	 * Classifies the files of a folder, in the order of their paths. They come
	 * and go: memory does not grow with their number.
	 *
	 * @param listener gets a result for every file, also for one that is no image
	 * @throws IllegalArgumentException if a setting is out of range
	 * @throws IOException if the model or the folder cannot be read, or the
	 *           listener throws it; a file that cannot be read is a result
	 * @throws CancellationException if the listener says so
	 */
	void classifyFolder(FolderRequest request, FolderListener listener)
		throws IOException;

	/**
	 * Tests a model, or settings by cross-validation, on a folder of labelled
	 * images. Memory grows with the number of images, but not with their size.
	 *
	 * @throws IllegalArgumentException if the folder has too few images, or none
	 *           of the model's classes
	 * @throws IOException if the folder, the model or the backbone cannot be
	 *           read; a single image that cannot be read is skipped instead
	 * @throws CancellationException if the monitor says so
	 */
	Evaluation evaluate(EvaluationRequest request, TrainingMonitor monitor)
		throws IOException;

	/** Evaluates without being watched. */
	default Evaluation evaluate(final EvaluationRequest request)
		throws IOException
	{
		return evaluate(request, TrainingMonitor.NONE);
	}

	/**
	 * Downloads an official MobileNet, so that it can be named as a backbone: the
	 * only call that uses the network. Or keeps a Keras .h5 file, so that models
	 * that were trained with it, on another machine too, find it.
	 *
	 * @param name "mobilenet_0.25_224" say, or the path of an .h5 file
	 * @throws IOException if it cannot be fetched or read; then nothing is kept
	 */
	void installBackbone(String name) throws IOException;

}
