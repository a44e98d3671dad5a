"""How good frozen features are: logistic regression on a few images per class."""
import os
import re

import numpy as np
import torch
from PIL import Image

from network import to_input

SHOTS = (5, 10, 20)
ASKED = 10


def features(network, images, batch=64):
    """Pooled features of uint8 images; the network is left in evaluation mode."""
    network.eval()
    with torch.no_grad():
        parts = [network(to_input(np.ascontiguousarray(images[i:i + batch])).contiguous(memory_format=torch.channels_last))
                 for i in range(0, len(images), batch)]
    return torch.cat(parts).numpy()


def labelled_files(folder):
    """(label, path) of CLASS/FILE below a folder, or of CLASS-N.jpg in it; sorted."""
    found = []
    for directory, _, files in os.walk(folder):
        for file in files:
            if file.lower().endswith((".jpg", ".jpeg", ".png")):
                inside = os.path.relpath(directory, folder)
                found.append((re.split(r"-\d+\.", file)[0] if inside == "." else inside, os.path.join(directory, file)))
    return sorted(found)


def photographs(folder, side):
    """The images of a folder, stretched to side x side; and their classes' numbers."""
    found = labelled_files(folder)
    classes = sorted({label for label, _ in found})
    images = []
    for _, path in found:
        with Image.open(path) as image:
            images.append(np.asarray(image.convert("RGB").resize((side, side), Image.BILINEAR)))
    return np.stack(images), np.array([classes.index(label) for label, _ in found])


def logistic_regression(train, labels, asked, classes, steps=300, decay=1e-3, rate=0.05):
    """Answers of multinomial regression on standardised features, fitted by Adam on all images at once."""
    mean, spread = train.mean(0), train.std(0) + 1e-3 * train.std() + 1e-8
    scale = np.float32(1 / np.sqrt(train.shape[1]))
    a, b = (((x - mean) / spread * scale).astype(np.float32) for x in (train, asked))
    target = np.eye(classes, dtype=np.float32)[labels]
    parameters = [np.zeros((a.shape[1], classes), np.float32), np.zeros(classes, np.float32)]
    first = [np.zeros_like(p) for p in parameters]
    second = [np.zeros_like(p) for p in parameters]
    for step in range(1, steps + 1):
        scores = a @ parameters[0] + parameters[1]
        scores = np.exp(scores - scores.max(1, keepdims=True))
        error = (scores / scores.sum(1, keepdims=True) - target) / len(a)
        gradients = [a.T @ error + decay * parameters[0], error.sum(0)]
        for p, g, m, v in zip(parameters, gradients, first, second):
            m += 0.1 * (g - m)
            v += 0.001 * (g * g - v)
            p -= rate * (m / (1 - 0.9 ** step)) / (np.sqrt(v / (1 - 0.999 ** step)) + 1e-8)
    return (b @ parameters[0] + parameters[1]).argmax(1)


def accuracy(train, labels, asked, expected):
    return 100 * np.mean(logistic_regression(train, labels, asked, labels.max() + 1) == expected)


def split_accuracies(all_features, labels, shots, splits):
    """Percent right of random splits: `shots` images per class to learn from, ASKED others to ask."""
    results = []
    for split in range(splits):
        random = np.random.default_rng(split)
        asked, train = [], []
        for label in range(labels.max() + 1):
            order = random.permutation(np.where(labels == label)[0])
            asked.extend(order[:ASKED])
            train.extend(order[ASKED:ASKED + shots])
        results.append(accuracy(all_features[train], labels[train], all_features[asked], labels[asked]))
    return np.array(results)


class DrawingTask:
    """Brands never trained on: `known` drawings of each to learn from, others to recognise, four views of each."""

    def __init__(self, drawings, brands, known, side):
        random = np.random.default_rng(100 + known)
        learned, asked = [], []
        for label, brand in enumerate(sorted(b for b, numbers in brands.items() if len(numbers) > known)):
            order = random.permutation(brands[brand])
            learned += [(number, label) for number in order[:known] for _ in range(4)]
            asked += [(number, label) for number in order[known:known + 4] for _ in range(4)]
        self.learned, self.labels = self.make(drawings, learned, side, 1)
        self.asked, self.expected = self.make(drawings, asked, side, 2)

    @staticmethod
    def make(drawings, pairs, side, seed):
        numbers, labels = map(np.array, zip(*pairs))
        return drawings.images(numbers, side, seed, 0.6, 0.55, 1.1), labels

    def score(self, network):
        return accuracy(features(network, self.learned), self.labels, features(network, self.asked), self.expected)
