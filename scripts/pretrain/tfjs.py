"""Weights in the TF.js layers format: model.json and one shard of float32."""
import json
import os

import numpy as np
import torch

from network import MobileNet

SHARD = "group1-shard1of1.bin"
NORM = [("gamma", "weight"), ("beta", "bias"), ("moving_mean", "running_mean"), ("moving_variance", "running_var")]


def kernel_name(layer):
    return layer + ("/depthwise_kernel" if "_dw_" in layer else "/kernel")


def to_keras(layer, weight):
    """(out, in, h, w) to (h, w, in, out); depthwise (channel, 1, h, w) to (h, w, channel, 1). Turned back."""
    weight = weight.flip(2, 3)
    return weight.permute(2, 3, 0, 1) if "_dw_" in layer else weight.permute(2, 3, 1, 0)


def from_keras(layer, values):
    weight = values.permute(2, 3, 0, 1) if "_dw_" in layer else values.permute(3, 2, 0, 1)
    return weight.flip(2, 3)


def tensors(network):
    """(name, values) in the order of the shard."""
    for layer, convolution, norm in network.layers():
        yield kernel_name(layer), to_keras(layer, convolution.weight.detach())
        for keras, torch_name in NORM:
            yield f"{layer}_bn/{keras}", getattr(norm, torch_name).detach()


def read(folder):
    """A network with the weights of a folder."""
    with open(os.path.join(folder, "model.json")) as file:
        manifest = json.load(file)["weightsManifest"]
    found = {}
    for group in manifest:
        data = b""
        for path in group["paths"]:
            with open(os.path.join(folder, path), "rb") as file:
                data += file.read()
        offset = 0
        for weight in group["weights"]:
            count = int(np.prod(weight["shape"]))
            values = np.frombuffer(data, "<f4", count, offset).reshape(weight["shape"])
            found[weight["name"]] = torch.from_numpy(values.copy())
            offset += 4 * count
    network = MobileNet(found["conv1/kernel"].shape[3] / 32)
    with torch.no_grad():
        for layer, convolution, norm in network.layers():
            convolution.weight.copy_(from_keras(layer, found[kernel_name(layer)]))
            for keras, torch_name in NORM:
                getattr(norm, torch_name).copy_(found[f"{layer}_bn/{keras}"])
    return network.eval()


def write(network, side, folder):
    """Writes model.json and the shard."""
    os.makedirs(folder, exist_ok=True)
    named = [(name, values.contiguous().cpu().numpy().astype("<f4")) for name, values in tensors(network)]
    with open(os.path.join(folder, SHARD), "wb") as file:
        for _, values in named:
            file.write(values.tobytes())
    model = {
        "format": "layers-model", "generatedBy": "logo-classifier scripts/pretrain", "convertedBy": None,
        "modelTopology": {
            "keras_version": "2.2.4", "backend": "tensorflow",
            "model_config": {"class_name": "Model", "config": topology(network, side)}},
        "weightsManifest": [{
            "paths": [SHARD],
            "weights": [{"name": name, "shape": list(values.shape), "dtype": "float32"} for name, values in named]}]}
    with open(os.path.join(folder, "model.json"), "w") as file:
        json.dump(model, file)


def topology(network, side):
    layers = []

    def add(kind, name, **config):
        inbound = [[[layers[-1]["name"], 0, 0, {}]]] if layers else []
        layers.append({"class_name": kind, "name": name, "config": {"name": name, **config}, "inbound_nodes": inbound})

    def add_pad(name):
        add("ZeroPadding2D", name, padding=[[0, 1], [0, 1]], data_format="channels_last")

    def add_norm_and_relu(name):
        add("BatchNormalization", name + "_bn", axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True)
        add("ReLU", name + "_relu", max_value=6.0, negative_slope=0.0, threshold=0.0)

    add("InputLayer", "input_1", batch_input_shape=[None, side, side, 3], dtype="float32", sparse=False)
    for layer, convolution, _ in network.layers():
        stride = convolution.stride[0]
        if stride == 2:
            add_pad(layer.replace("conv_dw_", "conv_pad_") if layer != "conv1" else "conv1_pad")
        common = dict(kernel_size=list(convolution.kernel_size), strides=[stride, stride],
                      padding="valid" if stride == 2 else "same", data_format="channels_last", dilation_rate=[1, 1],
                      activation="linear", use_bias=False)
        if "_dw_" in layer:
            add("DepthwiseConv2D", layer, depth_multiplier=1, **common)
        else:
            add("Conv2D", layer, filters=convolution.out_channels, **common)
        add_norm_and_relu(layer)
    return {"name": f"logonet_{network.width:.2f}_{side}", "layers": layers,
            "input_layers": [["input_1", 0, 0]], "output_layers": [[layers[-1]["name"], 0, 0]]}
