"""Averages the weights of two networks, of which one was trained on from the other.

The mean keeps what both can do (Wortsman et al. 2022, arXiv:2203.05482). Batch
normalisation's statistics are averaged as the weights are.
"""
import argparse

import torch

import tfjs


def average(first, second, part):
    """The network `part` of the way from the first to the second, 0 to 1."""
    mixed = first.state_dict()
    for name, value in second.state_dict().items():
        if value.dtype.is_floating_point:
            mixed[name] = torch.lerp(mixed[name], value, part)
    first.load_state_dict(mixed)
    return first


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", help="a model.json's folder")
    parser.add_argument("second", help="a model.json's folder")
    parser.add_argument("--part", type=float, default=0.5, help="how much of the second, 0 to 1")
    parser.add_argument("--side", type=int, default=112, help="the input's side that model.json names")
    parser.add_argument("--out", required=True, help="folder for model.json and the shard")
    options = parser.parse_args()
    network = average(tfjs.read(options.first), tfjs.read(options.second), options.part)
    tfjs.write(network.eval(), options.side, options.out)


if __name__ == "__main__":
    main()
