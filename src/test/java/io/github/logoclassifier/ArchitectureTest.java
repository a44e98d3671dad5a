
package io.github.logoclassifier;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.github.logoclassifier.imagej.DefaultPictureService;
import io.github.logoclassifier.imagej.ImageJDisplay;

import java.lang.reflect.Method;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

/** Holds the arrows between packages: each knows only those before it. */
class ArchitectureTest {

	private static final String ROOT = "io.github.logoclassifier";

	private static final JavaClasses OURS = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	@Test
	void datasetKnowsNothingOfOurs() {
		assertKnowsOnly("dataset");
	}

	@Test
	void imageKnowsNothingOfOurs() {
		assertKnowsOnly("image");
	}

	@Test
	void jsonKnowsNothingOfOurs() {
		assertKnowsOnly("json");
	}

	@Test
	void backboneKnowsImageAndJson() {
		assertKnowsOnly("backbone", "image", "json");
	}

	@Test
	void headKnowsBackbone() {
		assertKnowsOnly("head", "backbone");
	}

	@Test
	void trainingKnowsHeadBackboneAndDataset() {
		assertKnowsOnly("training", "head", "backbone", "dataset");
	}

	@Test
	void kerasKnowsBackboneAndTheSessionOfTraining() {
		assertKnowsOnly("keras", "training", "backbone", "image", "json");
	}

	@Test
	void modelKnowsHeadBackboneAndImage() {
		assertKnowsOnly("model", "head", "backbone", "image", "json");
	}

	@Test
	void evaluationKnowsWhatIsTested() {
		assertKnowsOnly("evaluation", "model", "head", "training", "backbone",
			"image", "dataset");
	}

	@Test
	void explainKnowsTheModelAndWhatItIsMadeOf() {
		assertKnowsOnly("explain", "model", "head", "backbone", "image");
	}

	@Test
	void exchangeKnowsTheModelAndWhatItIsMadeOf() {
		assertKnowsOnly("exchange", "model", "head", "backbone", "image", "json");
	}

	@Test
	void theServiceKnowsNeitherCommandsNorWindows() {
		noClasses().that().resideInAPackage(ROOT).should().dependOnClassesThat()
			.resideInAnyPackage(ROOT + ".command", ROOT + ".imagej..").check(OURS);
	}

	@Test
	void commandsKnowTheServiceAndWhatItHandsOut() {
		assertKnowsOnly("command", "", "exchange", "evaluation", "model", "head",
			"training", "dataset", "backbone");
	}

	@Test
	void onlyTheImagejPackageKnowsImageJAndWindows() {
		noClasses().that().resideOutsideOfPackage(ROOT + ".imagej..").should()
			.dependOnClassesThat().resideInAnyPackage("ij..", "java.awt..",
				"javax.swing..").check(OURS);
	}

	@Test
	void theDialogKnowsWhatIsFoundOfInputsButNoImageJ() {
		assertKnowsOnly("imagej.dialog", "command");
		noClasses().that().resideInAPackage(ROOT + ".imagej.dialog").should()
			.dependOnClassesThat().resideInAPackage("ij..").check(OURS);
	}

	@Test
	void onlyTrainingAndKerasKnowDeeplearning4j() {
		noClasses().that().resideOutsideOfPackages(ROOT + ".training", ROOT +
			".keras").should().dependOnClassesThat().resideInAnyPackage(
				"org.deeplearning4j..", "org.nd4j..").check(OURS);
	}

	/** Deeplearning4j's own way to read a file is native code. */
	@Test
	void hdf5IsParsedInPlainJavaOnly() {
		noClasses().should().dependOnClassesThat().resideInAnyPackage(
			"org.bytedeco.hdf5..").orShould().dependOnClassesThat()
			.haveSimpleNameStartingWith("Hdf5Archive").orShould()
			.dependOnClassesThat().haveSimpleName("KerasModelImport").check(OURS);
	}

	/** In Fiji, SciJava looks at them before ImageJ's classes may be loaded. */
	@Test
	void servicesHaveNoMethodsThatTakeImages() {
		for (final Class<?> service : Arrays.asList(ImageJDisplay.class,
			DefaultPictureService.class))
		{
			for (final Method method : service.getDeclaredMethods()) {
				for (final Class<?> type : method.getParameterTypes()) {
					assertNotEquals("ij.ImagePlus", type.getName(), method.toString());
				}
			}
		}
	}

	@Test
	void nothingPrintsButTheCommandLine() {
		noClasses().that().haveSimpleNameNotEndingWith("CommandLine").should()
			.accessField(System.class, "out").orShould().accessField(System.class,
				"err").check(OURS);
	}

	private static void assertKnowsOnly(final String name,
		final String... others)
	{
		final String[] allowed = new String[others.length + 1];
		for (int i = 0; i < others.length; i++) {
			allowed[i] = others[i].isEmpty() ? ROOT : ROOT + "." + others[i];
		}
		allowed[others.length] = ROOT + "." + name;
		final String[] forbidden = Arrays.stream(new String[] { "", "dataset",
			"image", "backbone", "head", "training", "keras", "model", "evaluation",
			"explain", "exchange", "command", "imagej", "imagej.dialog" }).map(
				other -> other.isEmpty() ? ROOT : ROOT + "." + other).filter(
					other -> !Arrays.asList(allowed).contains(other)).toArray(
						String[]::new);
		classes().that().resideInAPackage(ROOT + "." + name).should()
			.onlyDependOnClassesThat().resideOutsideOfPackages(forbidden).check(OURS);
	}

}
