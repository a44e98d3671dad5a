// Labels every image in a folder and in the folders below it, and counts the
// labels. The table of all images is written beside the folder.
//
// Without a screen, give the folder and the model file as the macro's argument,
// with a line break between them.

argument = getArgument();
if (argument == "") {
	folder = getDir("Folder of images");
	model = File.openDialog("Model file");
} else {
	parts = split(argument, "\n");
	folder = parts[0];
	model = parts[1];
}
if (endsWith(folder, "/") || endsWith(folder, "\\"))
	folder = substring(folder, 0, lengthOf(folder) - 1);
csv = folder + ".csv";

run("Classify Logo Folder", "folder=[" + folder + "] model=[" + model + "] output=[" + csv + "]");

// The label is the first column. A table other than Results cannot be read
// without a screen, so the file is read as text.
lines = split(File.openAsString(csv), "\n");
labels = newArray(0);
for (i = 1; i < lines.length; i++)
	labels = Array.concat(labels, substring(lines[i], 0, indexOf(lines[i], ",")));
Array.sort(labels);

count = 0;
for (i = 0; i < labels.length; i++) {
	count++;
	// ImageJ evaluates both sides of an "or", so there has to be a next label.
	next = labels[minOf(i + 1, labels.length - 1)];
	if (i == labels.length - 1 || next != labels[i]) {
		name = labels[i];
		if (name == "") name = "(no image)";
		print(name + ": " + count);
		count = 0;
	}
}
