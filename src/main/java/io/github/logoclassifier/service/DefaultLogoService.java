
package io.github.logoclassifier.service;

import io.github.logoclassifier.CorrectionReport;
import io.github.logoclassifier.CorrectionRequest;
import io.github.logoclassifier.EvaluationRequest;
import io.github.logoclassifier.FeatureSource;
import io.github.logoclassifier.FolderListener;
import io.github.logoclassifier.FolderRequest;
import io.github.logoclassifier.LogoClassifier;
import io.github.logoclassifier.LogoService;
import io.github.logoclassifier.ModelSummary;
import io.github.logoclassifier.PictureService;
import io.github.logoclassifier.TrainingMonitor;
import io.github.logoclassifier.TrainingReport;
import io.github.logoclassifier.TrainingRequest;
import io.github.logoclassifier.backbone.library.BackboneDownload;
import io.github.logoclassifier.backbone.library.Backbones;
import io.github.logoclassifier.dataset.ImageFolder;
import io.github.logoclassifier.evaluation.Evaluation;
import io.github.logoclassifier.exchange.ExportFormat;
import io.github.logoclassifier.exchange.ImportRequest;
import io.github.logoclassifier.features.FeatureCache;
import io.github.logoclassifier.keras.KerasImporter;
import io.github.logoclassifier.model.LogoModel;
import io.github.logoclassifier.model.LogoModelFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

/** The one implementation of {@link LogoService}. */
@Plugin(type = Service.class)
public final class DefaultLogoService extends AbstractService implements
	LogoService
{

	/** Bytes of features that are kept in memory: some 10,000 images. */
	private static final long CACHE_BYTES = 1L << 27;

	/** Open models that are kept. */
	private static final int MAX_OPEN = 4;

	@Parameter
	private PictureService pictures;

	// Not a method reference, which would load Deeplearning4j for any backbone.
	private final Backbones backbones = new Backbones((file, name,
		cut) -> KerasImporter.read(file, name, cut));
	private final FeatureCache cache = new FeatureCache(CACHE_BYTES);
	private final Map<String, LogoClassifier> open = new LinkedHashMap<>();

	@Override
	public TrainingReport train(final TrainingRequest request,
		final TrainingMonitor monitor) throws IOException
	{
		return new LogoTraining(request, monitor, pictures, () -> chosen(request),
			cache, UnaryOperator.identity()).train();
	}

	@Override
	public TrainingReport train(final TrainingRequest request,
		final TrainingMonitor monitor, final FeatureSource features)
		throws IOException
	{
		return new LogoTraining(request, monitor, pictures, () -> chosen(request),
			cache, UnaryOperator.identity(), Optional.of(features)).train();
	}

	@Override
	public CorrectionReport correct(final CorrectionRequest request,
		final TrainingMonitor monitor) throws IOException
	{
		return new LogoCorrection(request, this, pictures, monitor, (training,
			named) -> new LogoTraining(training, monitor, pictures,
				() -> new ChosenBackbone(named.find(backbones), named), cache,
				ImageFolder::withoutBegunClasses).train()).run();
	}

	private ChosenBackbone chosen(final TrainingRequest request)
		throws IOException
	{
		return ChosenBackbone.open(request.backbone(), backbones);
	}

	@Override
	public void save(final LogoModel model, final Path file) throws IOException {
		LogoModelFile.write(model, file);
		// Some file systems tell times to two seconds: too coarse for the key.
		final String place = place(file);
		synchronized (open) {
			open.keySet().removeIf(key -> key.startsWith(place));
		}
	}

	@Override
	public Path exportModel(final Path model, final ExportFormat format,
		final Path output) throws IOException
	{
		return new ModelExchange(backbones).export(model, format, output);
	}

	@Override
	public LogoModel importModel(final ImportRequest request) throws IOException {
		return new ModelExchange(backbones).read(request);
	}

	@Override
	public ModelSummary inspect(final Path file) throws IOException {
		final int version = LogoModelFile.formatVersion(file);
		final LogoModel model = LogoModelFile.read(file);
		try {
			return new ModelSummary(model, version, model.backbone().find(backbones)
				.layers(), "");
		}
		catch (final IOException exc) {
			return new ModelSummary(model, version, Collections.emptyList(), exc
				.getMessage());
		}
	}

	@Override
	public LogoClassifier open(final Path file) throws IOException {
		final String key = key(file);
		synchronized (open) {
			final LogoClassifier known = open.get(key);
			if (known != null) return known;
		}
		final LogoModel model = LogoModelFile.read(file);
		final LogoClassifier classifier = new LogoClassifier(model, model.backbone()
			.find(backbones));
		synchronized (open) {
			open.put(key, classifier);
			if (open.size() > MAX_OPEN) open.remove(open.keySet().iterator().next());
		}
		return classifier;
	}

	@Override
	public void classifyFolder(final FolderRequest request,
		final FolderListener listener) throws IOException
	{
		new FolderClassification(request, open(request.model()), pictures, listener)
			.run();
	}

	@Override
	public Evaluation evaluate(final EvaluationRequest request,
		final TrainingMonitor monitor) throws IOException
	{
		if (request.model().isPresent()) return new ModelEvaluation(request,
			monitor, open(request.model().get()), pictures).run();
		return new CrossValidation(request, monitor, new LogoTraining(request
			.training(), monitor, pictures, () -> chosen(request.training()), cache,
			UnaryOperator.identity())).run();
	}

	@Override
	public void installBackbone(final String name) throws IOException {
		if (Backbones.isKerasFile(name)) backbones.install(Paths.get(name));
		else backbones.install(name, new BackboneDownload());
	}

	/** Changes when the file does; a missing file has none that was seen. */
	private static String key(final Path file) throws IOException {
		if (!Files.exists(file)) return file + " is missing";
		return place(file) + Files.getLastModifiedTime(file) + " " + Files.size(
			file);
	}

	private static String place(final Path file) throws IOException {
		return file.toRealPath() + " ";
	}

}
