"""Compares networks: logistic regression on their frozen, pooled features.

Photographs: random splits inside --photos (ASKED images per class to ask, of
the others 5, 10 or 20 to learn from), mean and standard deviation in percent.
With --asked, the same learned images are also asked about that whole folder,
which should be looked at once, when nothing is left to choose. Drawings: of
brands that no training saw, 1 or 3 drawings to learn from, others to recognise.
"""
import argparse

import numpy as np

import probe
import tfjs
from drawings import Drawings
from network import use_one_thread


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("networks", nargs="+", metavar="FOLDER:SIDE", help="a model.json's folder, and the images' side")
    parser.add_argument("--photos", help="folder of class folders, or of files CLASS-N.jpg")
    parser.add_argument("--asked", help="another such folder of the same classes, never learned from")
    parser.add_argument("--data", help="folder that collect.mjs wrote: judges by drawings too")
    parser.add_argument("--part", choices=["validation", "test"], default="validation", help="the held-out brands asked")
    parser.add_argument("--splits", type=int, default=10)
    return parser.parse_args()


def show(name, accuracies):
    print(f"  {name}: {np.mean(accuracies):.1f} ± {np.std(accuracies):.1f}", flush=True)


def asked_accuracies(learned, labels, asked, expected, shots, splits):
    """Percent right of all of `asked`, each time after `shots` other random images per class."""
    results = []
    for split in range(splits):
        random = np.random.default_rng(split)
        chosen = np.concatenate([random.permutation(np.where(labels == label)[0])[:shots]
                                 for label in range(labels.max() + 1)])
        results.append(probe.accuracy(learned[chosen], labels[chosen], asked, expected))
    return results


def judge_by_photographs(network, side, options):
    images, labels = probe.photographs(options.photos, side)
    learned = probe.features(network, images)
    for shots in probe.SHOTS:
        if np.bincount(labels).min() >= shots + probe.ASKED:
            show(f"photographs, {shots} per class", probe.split_accuracies(learned, labels, shots, options.splits))
    if options.asked:
        images, expected = probe.photographs(options.asked, side)
        asked = probe.features(network, images)
        for shots in probe.SHOTS:
            show(f"photographs, {shots} per class, the folder kept back",
                 asked_accuracies(learned, labels, asked, expected, shots, options.splits))


def main():
    use_one_thread()
    options = parse_arguments()
    drawings = Drawings(options.data) if options.data else None
    for argument in options.networks:
        folder, side = argument.rsplit(":", 1)
        network = tfjs.read(folder)
        print(argument)
        if options.photos:
            judge_by_photographs(network, int(side), options)
        if drawings:
            for known in (1, 3):
                task = probe.DrawingTask(drawings, drawings.parts[options.part], known, int(side))
                print(f"  drawings of {options.part} brands, {known} known: {task.score(network):.1f}", flush=True)


if __name__ == "__main__":
    main()
