// Labels every image in a folder and in the folders below it, writes them to
// labels.csv in that folder, and counts them.
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
if (!endsWith(folder, "/") && !endsWith(folder, "\\")) folder = folder + File.separator;
csv = folder + "labels.csv";

run("Classify Logo Folder", "folder=[" + folder + "] model=[" + model + "] output=[" + csv + "]");

// The label is the first column. A table other than Results cannot be read
// without a screen, so the file is read as text.
lines = split(File.openAsString(csv), "\n");
labels = newArray(0);
for (i = 1; i < lines.length; i++)
	labels = Array.concat(labels, substring(lines[i], 0, indexOf(lines[i], ",")));

Array.sort(labels);
start = 0;
for (i = 1; i <= labels.length; i++) {
	if (i == labels.length || labels[i] != labels[start]) {
		name = labels[start];
		if (name == "") name = "(no image)";
		print(name + ": " + (i - start));
		start = i;
	}
}
