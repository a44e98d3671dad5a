"""Trains the backbone on images made from drawings of logos.

Cross-entropy over the brands, and InfoNCE on pairs of images of one brand. The
learning rate follows a cosine that ends when the time ends. A checkpoint holds
everything, so that `--resume` goes on where it was.
"""
import argparse
import copy
import json
import os
import signal
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import probe
import tfjs
from drawings import Drawings
from network import MobileNet, to_input, use_one_thread

TEMPERATURE = 0.1


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--data", required=True, help="folder that collect.mjs wrote")
    parser.add_argument("--out", required=True, help="folder for the checkpoint and the log")
    parser.add_argument("--minutes", type=float, default=90, help="the whole training's time, resumed parts and all")
    parser.add_argument("--start", help="folder with a model.json to start from, instead of from nothing")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --out")
    parser.add_argument("--photos", help="folder of class folders: photographs to judge by, never to train on")
    parser.add_argument("--sizes", default="64:0.35,96:0.72,112:1", help="side of the images until which part of the time")
    parser.add_argument("--batch", type=int, default=192, help="images per step, two of each brand")
    parser.add_argument("--rate", type=float, default=2e-3, help="the highest learning rate")
    parser.add_argument("--decay", type=float, default=0.03, help="weight decay")
    parser.add_argument("--ramp", type=float, default=0.4, help="part of the time over which images get harder")
    parser.add_argument("--gentle", type=float, default=0.15, help="how hard images are at first, 0 to 1")
    parser.add_argument("--classify", type=float, default=0.5, help="weight of the cross-entropy over brands")
    parser.add_argument("--pair", type=float, default=1.0, help="weight of InfoNCE")
    parser.add_argument("--average", type=float, default=0.999, help="decay of the averaged weights, per step")
    parser.add_argument("--evaluate", type=float, default=6, help="minutes between evaluations")
    parser.add_argument("--save", type=float, default=3, help="minutes between checkpoints")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


class Learner(nn.Module):
    """The backbone with the two heads that are thrown away after training."""

    def __init__(self, backbone, brands):
        super().__init__()
        self.backbone = backbone
        channels = backbone.channels
        self.norm = nn.BatchNorm1d(channels, affine=False)
        self.classifier = nn.Linear(channels, brands)
        nn.init.normal_(self.classifier.weight, std=0.02)
        self.projector = nn.Sequential(
            nn.Linear(channels, channels), nn.BatchNorm1d(channels), nn.ReLU(), nn.Linear(channels, 128))

    def forward(self, images):
        pooled = self.norm(self.backbone(images))
        return self.classifier(pooled), F.normalize(self.projector(pooled), dim=1)


class Batches:
    """Pairs of images: the second half of a batch shows the brands of the first half again."""

    def __init__(self, drawings, size, seed):
        self.drawings = drawings
        brands = drawings.parts["train"]
        self.brands = [np.array(brands[brand]) for brand in sorted(brands)]
        self.logits = 0.7 * np.log([len(numbers) for numbers in self.brands])
        self.half = size // 2
        self.random = np.random.default_rng(seed)

    def next(self, side, strength):
        noise = self.random.gumbel(size=len(self.brands))
        brands = np.argpartition(-(self.logits + noise), self.half)[:self.half]
        pairs = np.array([self.pair(self.brands[brand]) for brand in brands])
        seed = int(self.random.integers(1 << 62))
        images = self.drawings.images(pairs.T.reshape(-1), side, seed, 0.15 + 0.85 * strength,
                                      0.8 - 0.45 * strength, 1.1 + 0.15 * strength)
        return images, np.concatenate([brands, brands])

    def pair(self, numbers):
        """Two drawings of a brand if it has two, else the same twice."""
        if len(numbers) == 1:
            return numbers[[0, 0]]
        return self.random.choice(numbers, 2, replace=False)


def info_nce(embedded):
    """Cross-entropy of finding an image's partner among all others of the batch; and how often it is found."""
    count = len(embedded)
    similarity = embedded @ embedded.T / TEMPERATURE
    similarity = similarity.masked_fill(torch.eye(count, dtype=torch.bool), -1e4)
    partner = torch.arange(count).roll(count // 2)
    return F.cross_entropy(similarity, partner), (similarity.argmax(1) == partner).float().mean()


class Training:
    def __init__(self, options):
        self.options = options
        self.drawings = Drawings(options.data)
        self.batches = Batches(self.drawings, options.batch, options.seed)
        torch.manual_seed(options.seed)
        backbone = tfjs.read(options.start) if options.start else MobileNet()
        self.learner = Learner(backbone, len(self.batches.brands)).to(memory_format=torch.channels_last)
        self.averaged = copy.deepcopy(backbone).eval()
        self.optimizer = torch.optim.AdamW([
            {"params": [p for p in self.learner.parameters() if p.ndim > 1], "weight_decay": options.decay},
            {"params": [p for p in self.learner.parameters() if p.ndim == 1], "weight_decay": 0}],
            lr=options.rate, betas=(0.9, 0.98), foreach=True)
        self.sizes = [(int(side), float(until)) for side, until in
                      (part.split(":") for part in options.sizes.split(","))]
        self.elapsed, self.step, self.images = 0.0, 0, 0
        self.recent = []
        os.makedirs(options.out, exist_ok=True)
        self.checkpoint = os.path.join(options.out, "checkpoint.pt")
        self.log_file = open(os.path.join(options.out, "log.txt"), "a")
        self.stopped = False

    def log(self, text):
        for file in (None, self.log_file):
            print(text, file=file, flush=True)

    def save(self):
        state = {"learner": self.learner.state_dict(), "averaged": self.averaged.state_dict(),
                 "optimizer": self.optimizer.state_dict(), "elapsed": self.elapsed, "step": self.step,
                 "images": self.images, "torch_random": torch.get_rng_state(),
                 "numpy_random": self.batches.random.bit_generator.state, "options": vars(self.options)}
        torch.save(state, self.checkpoint + ".part")
        os.replace(self.checkpoint + ".part", self.checkpoint)

    def restore(self):
        state = torch.load(self.checkpoint)
        self.learner.load_state_dict(state["learner"])
        self.averaged.load_state_dict(state["averaged"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.elapsed, self.step, self.images = state["elapsed"], state["step"], state["images"]
        torch.set_rng_state(state["torch_random"])
        self.batches.random.bit_generator.state = state["numpy_random"]
        self.log(f"resumed at step {self.step}, {self.elapsed / 60:.1f} minutes")

    def average(self):
        """Moves the averaged weights and statistics towards the present ones; faster at the start."""
        keep = min(self.options.average, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            present = self.learner.backbone.state_dict()
            for name, value in self.averaged.state_dict().items():
                if value.dtype.is_floating_point:
                    value.lerp_(present[name], 1 - keep)

    def train_step(self, done):
        options = self.options
        side = next(side for side, until in self.sizes if done < until or until >= 1)
        strength = options.gentle + (1 - options.gentle) * min(1, done / options.ramp) if options.ramp else 1
        images, brands = self.batches.next(side, strength)
        rate = options.rate * min(1, (self.step + 1) / 300) * 0.5 * (1 + np.cos(np.pi * done)) + 1e-6
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        brands = torch.from_numpy(brands)
        scores, embedded = self.learner(to_input(images))
        classify = F.cross_entropy(scores, brands)
        pair, found = info_nce(embedded)
        loss = options.classify * classify + options.pair * pair
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        self.step += 1
        self.images += len(images)
        self.average()
        right = (scores.argmax(1) == brands).float().mean()
        self.recent.append([classify.item(), right.item(), pair.item(), found.item()])
        return side, rate

    def evaluate(self, tasks, photos, side, rate):
        classify, right, pair, found = np.mean(self.recent, axis=0) if self.recent else [float("nan")] * 4
        self.recent = []
        scores = [f"{known} known {task.score(self.averaged):.1f}" for known, task in tasks.items()]
        if photos:
            found_features = probe.features(self.averaged, photos[0])
            scores.append("photos " + "/".join(
                f"{probe.split_accuracies(found_features, photos[1], shots, 5).mean():.1f}" for shots in probe.SHOTS))
        self.log(f"{self.elapsed / 60:.1f} min, step {self.step}, {self.images / 1e6:.3f} million images, side {side}, "
                 f"rate {rate:.5f} | brand {classify:.3f} {100 * right:.1f} %, pair {pair:.3f} {100 * found:.1f} % | "
                 + ", ".join(scores))

    def run(self):
        options = self.options
        last_side = self.sizes[-1][0]
        validation = self.drawings.parts["validation"]
        tasks = {known: probe.DrawingTask(self.drawings, validation, known, last_side) for known in (1, 3)}
        photos = probe.photographs(options.photos, last_side) if options.photos else None
        self.log(json.dumps({**vars(options), "brands": len(self.batches.brands)}))
        if self.step == 0:
            self.evaluate(tasks, photos, last_side, 0)
        begin = time.monotonic() - self.elapsed
        evaluated = saved = self.elapsed
        self.learner.train()
        side = rate = 0
        while not self.stopped and self.elapsed < 60 * options.minutes:
            side, rate = self.train_step(self.elapsed / (60 * options.minutes))
            self.elapsed = time.monotonic() - begin
            if self.elapsed - saved > 60 * options.save:
                saved = self.elapsed
                self.save()
            if self.elapsed - evaluated > 60 * options.evaluate:
                evaluated = self.elapsed
                self.evaluate(tasks, photos, side, rate)
        self.save()
        self.evaluate(tasks, photos, side, rate)

    def stop(self, *_):
        """Ends after the step under way, with a checkpoint."""
        self.stopped = True


def main():
    use_one_thread()
    options = parse_arguments()
    training = Training(options)
    if options.resume:
        training.restore()
    signal.signal(signal.SIGTERM, training.stop)
    signal.signal(signal.SIGINT, training.stop)
    training.run()


if __name__ == "__main__":
    main()
