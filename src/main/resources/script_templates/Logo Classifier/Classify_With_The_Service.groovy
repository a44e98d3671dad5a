// Trains on a folder of labelled images and classifies the images of another,
// without any window: what a program of your own would do.

#@ File (label = "Folder of labelled images", style = "directory") training
#@ File (label = "Folder of images to classify", style = "directory") images
#@ LogoService logos
#@ PictureService pictures

import io.github.logoclassifier.TrainingRequest

report = logos.train(TrainingRequest.of(training.toPath()))
model = new File(training.parentFile, training.name + ".logomodel").toPath()
logos.save(report.model(), model)

classifier = logos.open(model)
images.listFiles().sort().each { file ->
	try {
		prediction = classifier.classify(pictures.open(file.toPath()))
		println "${file.name}: ${prediction.label()} ${prediction.confidence()}"
	}
	catch (IOException problem) {
		println "${file.name}: ${problem.message}"
	}
}
