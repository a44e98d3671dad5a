"""Run in this folder: python3 -m unittest"""
import json
import os
import tempfile
import unittest

import numpy as np
import torch
import torch.nn.functional as F

import tfjs
from average import average
from drawings import Drawings, brands_by_part
from network import MobileNet
from train import info_nce

SIDE = 144


def keras_forward(network, x):
    """The same network as Keras defines it: padded at the right and the bottom."""
    for layer, convolution, norm in network.layers():
        weight, stride = convolution.weight.flip(2, 3), convolution.stride[0]
        if stride == 2:
            x = F.conv2d(F.pad(x, (0, 1, 0, 1)), weight, None, 2, 0, 1, convolution.groups)
        else:
            x = F.conv2d(x, weight, None, 1, weight.shape[2] // 2, 1, convolution.groups)
        x = F.relu6(norm(x))
    return x


def random_network():
    torch.manual_seed(1)
    network = MobileNet().eval()
    for _, _, norm in network.layers():
        norm.running_mean.normal_(0, 0.1)
        norm.running_var.uniform_(0.5, 2)
    return network


def write_drawings(folder, brands):
    pictures = np.zeros((len(brands), SIDE, SIDE, 4), np.uint8)
    for i, picture in enumerate(pictures):
        picture[20 + 8 * i:100, 30:120] = 200, 40, 10 * i, 255
    pictures.tofile(os.path.join(folder, "drawings.bin"))
    with open(os.path.join(folder, "drawings.json"), "w") as file:
        json.dump([{"brand": brand, "mono": False} for brand in brands], file)


class NetworkTest(unittest.TestCase):
    def test_the_turned_network_is_that_of_keras(self):
        network = random_network()
        for side in (64, 96, 112, 224):
            x = torch.rand(2, 3, side, side) * 2 - 1
            with torch.no_grad():
                self.assertLess((network.maps(x) - keras_forward(network, x)).abs().max(), 1e-4)

    def test_what_is_written_is_read_back(self):
        network = random_network()
        with tempfile.TemporaryDirectory() as folder:
            tfjs.write(network, 112, folder)
            read = tfjs.read(folder)
            with open(os.path.join(folder, "model.json")) as file:
                weights = json.load(file)["weightsManifest"][0]["weights"]
            values = sum(np.prod(weight["shape"]) for weight in weights)
            self.assertEqual(4 * values, os.path.getsize(os.path.join(folder, tfjs.SHARD)))
        for name, value in network.state_dict().items():
            if "num_batches" not in name:
                self.assertTrue(torch.equal(value, read.state_dict()[name]), name)

    def test_an_average_lies_part_of_the_way(self):
        torch.manual_seed(2)
        first, second = MobileNet(), MobileNet()
        expected = {name: value * 0.75 + second.state_dict()[name] * 0.25 for name, value in first.state_dict().items()
                    if value.dtype.is_floating_point}
        mixed = average(first, second, 0.25).state_dict()
        for name, value in expected.items():
            self.assertTrue(torch.allclose(mixed[name], value, atol=1e-6), name)


class LossTest(unittest.TestCase):
    def test_partners_that_agree_cost_little(self):
        half = torch.eye(8)
        loss, found = info_nce(torch.cat([half, half]))
        self.assertLess(loss, 0.01)
        self.assertEqual(1, found)

    def test_partners_that_differ_cost_much(self):
        loss, found = info_nce(torch.eye(8).repeat_interleave(2, 0))
        self.assertGreater(loss, 5)
        self.assertEqual(0, found)


class DrawingsTest(unittest.TestCase):
    def test_brands_that_are_judged_by_are_not_trained_on(self):
        names = ["googlemaps", "token-bmw", "hp", "hpstore", "vue", "docker", "acme"]
        parts = brands_by_part([{"brand": name} for name in names])
        self.assertEqual({"googlemaps", "token-bmw", "hp"}, set(parts["never"]))
        self.assertEqual({"vue"}, set(parts["validation"]))
        self.assertEqual({"docker"}, set(parts["test"]))
        self.assertEqual({"hpstore", "acme"}, set(parts["train"]))

    def test_images_depend_on_the_seed_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            write_drawings(folder, ["acme", "bolt"])
            drawings = Drawings(folder)
            first = drawings.images([0, 1], 96, 5)
            self.assertTrue(np.array_equal(first, drawings.images([0, 1], 96, 5)))
            self.assertFalse(np.array_equal(first, drawings.images([0, 1], 96, 6)))
            self.assertGreater(first.std(), 5)
            with self.assertRaises(ValueError):
                drawings.images([0], 500, 1)


if __name__ == "__main__":
    unittest.main()
