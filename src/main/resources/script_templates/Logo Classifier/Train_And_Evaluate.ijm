// Trains on a folder of labelled images, and says how good the result is.
//
// The folder has one sub-folder for each label. The model file is written
// beside it. Without a screen, give the folder as the macro's argument.

folder = getArgument();
if (folder == "") folder = getDir("Folder of labelled images");
if (endsWith(folder, "/") || endsWith(folder, "\\"))
	folder = substring(folder, 0, lengthOf(folder) - 1);
model = folder + ".logomodel";

run("Train Logo Classifier", "folder=[" + folder + "] model=[" + model + "]");

// Each image is classified by a model that has not seen it.
run("Evaluate Logo Classifier", "folder=[" + folder + "] folds=5");
accuracy = getResult("Accuracy", nResults - 1);
print("Of images that it has not seen, " + d2s(100 * accuracy, 1) + " % get the right label.");
print("The model is in " + model);
