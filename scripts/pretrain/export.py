"""Writes a checkpoint's averaged weights in the TF.js layers format."""
import argparse

import torch

import tfjs
from network import MobileNet


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", required=True, help="checkpoint.pt of train.py")
    parser.add_argument("--side", type=int, default=112, help="the input's side that model.json names")
    parser.add_argument("--out", required=True, help="folder for model.json and the shard")
    options = parser.parse_args()
    state = torch.load(options.checkpoint)
    network = MobileNet()
    network.load_state_dict(state["averaged"])
    tfjs.write(network.eval(), options.side, options.out)
    print(f"{options.out}: {state['images']} images, {state['step']} steps, {state['elapsed'] / 60:.1f} minutes")


if __name__ == "__main__":
    main()
