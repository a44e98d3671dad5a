"""The drawings that collect.mjs made, which brands they show, and images made
from them."""
import ctypes
import json
import os
import subprocess
import sys
from collections import Counter

import numpy as np

SIDE = 144
LARGEST_IMAGE = 224
HERE = os.path.dirname(os.path.abspath(__file__))


def brands_by_part(index):
    """Drawings' numbers by brand for "train", "validation" and "test"; the brands in none are held out."""
    with open(os.path.join(HERE, "held-out-brands.json")) as file:
        held_out = json.load(file)
    parts = {"train": {}, "validation": {}, "test": {}, "never": {}}
    for number, drawing in enumerate(index):
        parts[part_of(drawing["brand"], held_out)].setdefault(drawing["brand"], []).append(number)
    return parts


def part_of(brand, held_out):
    name = brand[len("token-"):] if brand.startswith("token-") else brand
    if name in held_out["never"] or name.startswith(tuple(held_out["never_with_prefix"])):
        return "never"
    for part in ("validation", "test"):
        if brand in held_out[part]:
            return part
    return "train"


class Drawings:
    """All drawings at 144, 72 and 36 pixels, and the C code that makes images of them."""

    def __init__(self, folder):
        with open(os.path.join(folder, "drawings.json")) as file:
            self.index = json.load(file)
        self.levels = read_levels(folder, len(self.index))
        coarse = self.levels[2].reshape(len(self.index), -1, 4).astype(np.float32).sum(1)
        self.mean = np.ascontiguousarray(coarse[:, :3] / np.maximum(coarse[:, 3:], 1))
        self.mono = np.array([drawing["mono"] for drawing in self.index], np.uint8)
        self.parts = brands_by_part(self.index)
        self.clutter = np.array(sorted(n for numbers in self.parts["train"].values() for n in numbers), np.int32)
        self.library = ctypes.CDLL(built_library(folder))

    def images(self, numbers, side, seed, strength=1.0, smallest=0.35, largest=1.25):
        """uint8 images, len(numbers) x side x side x 3; the same for the same arguments."""
        if not 8 <= side <= LARGEST_IMAGE:
            raise ValueError(f"images have sides of 8 to {LARGEST_IMAGE} pixels, not {side}")
        numbers = np.ascontiguousarray(numbers, np.int32)
        out = np.empty((len(numbers), side, side, 3), np.uint8)
        pointers = [ctypes.c_void_p(a.ctypes.data) for a in (*self.levels, self.mono, self.mean, self.clutter)]
        self.library.augment(
            *pointers, len(self.clutter), ctypes.c_void_p(numbers.ctypes.data), len(numbers), side,
            ctypes.c_uint64(seed), ctypes.c_float(strength), ctypes.c_float(smallest), ctypes.c_float(largest),
            ctypes.c_void_p(out.ctypes.data))
        return out


def read_levels(folder, count):
    levels = [np.memmap(os.path.join(folder, "drawings.bin"), np.uint8, "r", shape=(count, SIDE, SIDE, 4))]
    for name in ("drawings-72.npy", "drawings-36.npy"):
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            np.save(path, halved(levels[-1]))
        levels.append(np.load(path, mmap_mode="r"))
    return levels


def halved(pictures):
    count, side = pictures.shape[0], pictures.shape[1] // 2
    out = np.empty((count, side, side, 4), np.uint8)
    for i in range(0, count, 512):
        blocks = pictures[i:i + 512].reshape(-1, side, 2, side, 2, 4).astype(np.uint16)
        out[i:i + 512] = (blocks.sum((2, 4)) + 2) // 4
    return out


def built_library(folder):
    """Compiles the C code, if it is newer than the library that is there. Trainings that run keep theirs."""
    sources = [os.path.join(HERE, "augment", name) for name in os.listdir(os.path.join(HERE, "augment"))]
    library = os.path.join(folder, "libaugment.so")
    if not os.path.exists(library) or os.path.getmtime(library) < max(map(os.path.getmtime, sources)):
        subprocess.run(["gcc", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC",
                        os.path.join(HERE, "augment", "augment.c"), "-o", library + ".part", "-lm"], check=True)
        os.replace(library + ".part", library)
    return library


def main():
    """Prints what is in a folder: by part of the brands, and what is trained on by licence and set."""
    with open(os.path.join(sys.argv[1], "drawings.json")) as file:
        index = json.load(file)
    parts = brands_by_part(index)
    for part, brands in parts.items():
        several = sum(len(numbers) > 1 for numbers in brands.values())
        print(f"{part}: {sum(map(len, brands.values()))} drawings of {len(brands)} brands, {several} with two or more")
    trained = Counter((index[n]["licence"], index[n]["set"]) for numbers in parts["train"].values() for n in numbers)
    for (licence, name), count in sorted(trained.items()):
        print(f"{licence}: {name} {count}")


if __name__ == "__main__":
    main()
