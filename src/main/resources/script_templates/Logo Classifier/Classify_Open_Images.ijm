// Classifies all open images, and lists their labels.
//
// Without a screen, give the model file as the macro's argument.

model = getArgument();
if (model == "") model = File.openDialog("Model file");

for (i = 1; i <= nImages; i++) {
	selectImage(i);
	run("Classify Logo", "model=[" + model + "]");
	row = nResults - 1;
	label = getResultString("Label", row);
	confidence = getResult("Confidence", row);
	print(getTitle() + ": " + label + " (" + d2s(100 * confidence, 0) + " %)");
}
