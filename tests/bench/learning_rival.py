"""PyTorch at the same step, on one thread: reads "model count" lines, answers milliseconds of each step as JSON."""

import json
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(1)


def lesson(padding, pooled):
    side = 20 if padding == "same" else 16
    layers = [nn.Conv2d(3, 2, 3, padding=padding), nn.ReLU(), nn.Conv2d(2, 3, 3, padding=padding), nn.ReLU()]
    if pooled:
        layers.append(nn.MaxPool2d(2))
        side //= 2
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(side * side * 3, 2)), (3, 20, 20), 2


def demo():
    return nn.Sequential(
        nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 5, padding=2), nn.ReLU(),
        nn.MaxPool2d(3), nn.Flatten(), nn.Linear(256, 10)), (1, 24, 24), 10


def simple():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.5), nn.Linear(1600, 10)), (1, 28, 28), 10


class Step:
    def __init__(self, model, shape, classes):
        self.model = model
        self.optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
        self.loss = nn.CrossEntropyLoss()
        self.x = torch.rand(32, *shape)
        self.y = torch.randint(0, classes, (32,))

    def __call__(self):
        start = time.perf_counter()
        self.optimizer.zero_grad()
        self.loss(self.model(self.x), self.y).backward()
        self.optimizer.step()
        return (time.perf_counter() - start) * 1000


STEPS = {
    "2,515": Step(*lesson("same", False)),
    "1,651": Step(*lesson("valid", False)),
    "715": Step(*lesson("same", True)),
    "ConvNetJS's digits": Step(*demo()),
    "Keras's digits": Step(*simple()),
}

print(json.dumps({"version": torch.__version__}), flush=True)
for line in sys.stdin:
    name, count = json.loads(line)
    print(json.dumps([STEPS[name]() for _ in range(count)]), flush=True)
