"""MobileNetV1 with Keras' topology, up to the pooled output of conv_pw_13_relu.

Keras pads at the right and the bottom only where the stride is 2; PyTorch would
copy every map to do so, which is a third of the time. Turned by 180 degrees,
images, kernels and all, it is the plain padding of 1 where sides are even, and
none where they are odd. So this network holds its kernels turned, and turns the
images that it is given; `tfjs` turns the kernels of files.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

BLOCKS = [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1),
          (512, 1), (1024, 2), (1024, 1)]


def convolve(layer, x):
    """A convolution; where its stride is 2, padded as the turned network needs."""
    if layer.stride[0] == 1:
        return layer(x)
    padding = (x.shape[2] % 2 == 0, x.shape[3] % 2 == 0)
    return F.conv2d(x, layer.weight, None, layer.stride, tuple(map(int, padding)), 1, layer.groups)


def batch_norm(channels):
    return nn.BatchNorm2d(channels, eps=1e-3, momentum=0.05)


class Block(nn.Module):
    """A depthwise 3x3 convolution and a pointwise one, each with batch norm and ReLU6."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.depthwise = nn.Conv2d(inputs, inputs, 3, stride, 1, groups=inputs, bias=False)
        self.depthwise_norm = batch_norm(inputs)
        self.pointwise = nn.Conv2d(inputs, outputs, 1, bias=False)
        self.pointwise_norm = batch_norm(outputs)

    def forward(self, x):
        x = F.relu6(self.depthwise_norm(convolve(self.depthwise, x)))
        return F.relu6(self.pointwise_norm(self.pointwise(x)))


class MobileNet(nn.Module):
    """Images N x 3 x side x side, -1 to 1, to a map of features N x 256 x side/32 x side/32 (at width 0.25)."""

    def __init__(self, width=0.25):
        super().__init__()
        self.width = width
        channels = int(32 * width)
        self.first = nn.Conv2d(3, channels, 3, 2, 1, bias=False)
        self.first_norm = batch_norm(channels)
        blocks = []
        for outputs, stride in BLOCKS:
            blocks.append(Block(channels, int(outputs * width), stride))
            channels = int(outputs * width)
        self.blocks = nn.ModuleList(blocks)
        self.channels = channels
        self.initialise()

    def initialise(self):
        """Near the identity: without this the loss does not leave chance for a long time."""
        nn.init.kaiming_normal_(self.first.weight, mode="fan_in")
        for block in self.blocks:
            depthwise, pointwise = block.depthwise.weight.data, block.pointwise.weight.data
            depthwise.normal_(0, 0.2)
            depthwise[:, 0, 1, 1] += 1
            nn.init.kaiming_normal_(pointwise, mode="fan_in")
            pointwise.mul_(0.5)
            outputs = torch.arange(pointwise.shape[0])
            pointwise[outputs, outputs % pointwise.shape[1], 0, 0] += 1

    def turned_maps(self, x):
        """The map of features, turned by 180 degrees as everything in here is."""
        x = x.flip(2, 3).contiguous(memory_format=torch.channels_last)
        x = F.relu6(self.first_norm(convolve(self.first, x)))
        for block in self.blocks:
            x = block(x)
        return x

    def maps(self, x):
        return self.turned_maps(x).flip(2, 3)

    def forward(self, x):
        return self.turned_maps(x).mean((2, 3))

    def layers(self):
        """Keras' names with the modules: (name of a convolution, it, its batch norm)."""
        yield "conv1", self.first, self.first_norm
        for i, block in enumerate(self.blocks, 1):
            yield f"conv_dw_{i}", block.depthwise, block.depthwise_norm
            yield f"conv_pw_{i}", block.pointwise, block.pointwise_norm


def to_input(images):
    """uint8 images N x side x side x 3 as the network's input."""
    return torch.from_numpy(images).permute(0, 3, 1, 2).float().div_(127.5).sub_(1)


def use_one_thread():
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
