"""Records the architectures of keras-applications 1.0.8 (MIT) as Keras configs.

The package builds its models through modules that are handed to it (backend, layers, models, utils). The ones here
compute nothing: a layer notes its class and arguments, a call notes what it reads, and a model writes both down as
the Functional config of Keras 2. Shapes are followed only because some architectures ask for them while they build.

Usage: python3 keras_applications_recorder.py   -> one JSON object a line: {"name", "config"}
"""

import contextlib
import json
import re
import sys

# keras_applications imports numpy and h5py only for pictures and weight files, which are not used here.
import keras_applications

SIZES = {"NASNetLarge": 331, "NASNetMobile": 224, "InceptionV3": 299, "InceptionResNetV2": 299, "Xception": 299}

MODELS = [
    ("vgg16", "VGG16"), ("vgg19", "VGG19"), ("resnet", "ResNet50"), ("resnet", "ResNet101"), ("resnet", "ResNet152"),
    ("resnet_v2", "ResNet50V2"), ("resnet_v2", "ResNet101V2"), ("resnet_v2", "ResNet152V2"),
    ("inception_v3", "InceptionV3"), ("inception_resnet_v2", "InceptionResNetV2"), ("mobilenet", "MobileNet"),
    ("mobilenet_v2", "MobileNetV2"), ("densenet", "DenseNet121"), ("densenet", "DenseNet169"),
    ("densenet", "DenseNet201"), ("xception", "Xception"), ("nasnet", "NASNetMobile"), ("nasnet", "NASNetLarge"),
]

# The order of positional arguments of the layers that the architectures call with some.
POSITIONAL = {
    "Activation": ["activation"], "BatchNormalization": ["axis"], "Concatenate": ["axis"],
    "Conv2D": ["filters", "kernel_size", "strides", "padding"], "Cropping2D": ["cropping"], "Dense": ["units"],
    "DepthwiseConv2D": ["kernel_size", "strides", "padding"], "Dropout": ["rate"],
    "MaxPooling2D": ["pool_size", "strides", "padding"], "AveragePooling2D": ["pool_size", "strides", "padding"],
    "ReLU": ["max_value", "negative_slope", "threshold"], "Reshape": ["target_shape"],
    "SeparableConv2D": ["filters", "kernel_size", "strides", "padding"], "ZeroPadding2D": ["padding"],
}


def snake_case(name):
    """Keras's own rule for names of layers."""
    name = re.sub(r"(.)([A-Z][a-z0-9]+)", r"\1_\2", name)
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()


class Names:
    """Names of layers without one: class name and number, counted anew for each model."""

    def __init__(self):
        self.used = {}

    def next(self, class_name):
        base = snake_case(class_name)
        self.used[base] = self.used.get(base, 0) + 1
        return f"{base}_{self.used[base]}"


class Recording:
    """One architecture while it is built: its layers in the order of their first calls."""

    def __init__(self):
        self.names = Names()
        self.layers = []


recording = Recording()


class Tensor:
    def __init__(self, layer, node, shape):
        self.layer, self.node, self.shape = layer, node, shape
        self._keras_shape = shape

    def reference(self):
        return [self.layer.config["name"], self.node, 0, {}]


def pair(value):
    return (value, value) if isinstance(value, int) else tuple(value)


def slide(size, kernel, stride, padding):
    if size is None:
        return None
    return -(-size // stride) if padding == "same" else (size - kernel) // stride + 1


class Layer:
    def __init__(self, class_name, *args, **kwargs):
        self.class_name = class_name
        self.config = dict(zip(POSITIONAL.get(class_name, []), args))
        self.config.update(kwargs)
        self.config.setdefault("name", None)
        if self.config["name"] is None:
            self.config["name"] = recording.names.next(class_name)
        self.inbound_nodes = []

    def __call__(self, inputs):
        tensors = inputs if isinstance(inputs, list) else [inputs]
        if not self.inbound_nodes:
            recording.layers.append(self)
        self.inbound_nodes.append([tensor.reference() for tensor in tensors])
        return Tensor(self, len(self.inbound_nodes) - 1, self.output_shape([tensor.shape for tensor in tensors]))

    def output_shape(self, shapes):
        """Batch, height, width, channels: some architectures ask for them while they are built."""
        shape, config, name = shapes[0], self.config, self.class_name
        if name in ("Conv2D", "SeparableConv2D", "DepthwiseConv2D", "MaxPooling2D", "AveragePooling2D"):
            kernel = pair(config.get("kernel_size", config.get("pool_size", 2)))
            default = kernel if name.endswith("Pooling2D") else 1
            strides = pair(config.get("strides") or default)
            padding = config.get("padding", "valid")
            sides = [slide(shape[i + 1], kernel[i], strides[i], padding) for i in (0, 1)]
            channels = config.get("filters", shape[3] * config.get("depth_multiplier", 1))
            return (shape[0], *sides, channels)
        if name == "ZeroPadding2D":
            rows, columns = [pair(side) for side in pair(config["padding"])]
            return (shape[0], shape[1] + sum(rows), shape[2] + sum(columns), shape[3])
        if name == "Cropping2D":
            rows, columns = [pair(side) for side in pair(config["cropping"])]
            return (shape[0], shape[1] - sum(rows), shape[2] - sum(columns), shape[3])
        if name == "Concatenate":
            return (*shape[:-1], sum(one[-1] for one in shapes))
        if name.startswith("Global"):
            return (shape[0], shape[3])
        if name == "Reshape":
            return (shape[0], *config["target_shape"])
        if name == "Dense":
            return (*shape[:-1], config["units"])
        return shape

    def written(self):
        nodes = [] if self.class_name == "InputLayer" else self.inbound_nodes
        return {
            "class_name": self.class_name, "name": self.config["name"], "config": self.config, "inbound_nodes": nodes,
        }


class Layers:
    """keras.layers: any attribute is a layer class; lower-case names are the functions over merges."""

    def Input(self, shape=None, tensor=None, name=None):
        layer = Layer("InputLayer", name=name or recording.names.next("input"), batch_input_shape=[None, *shape])
        recording.layers.append(layer)
        layer.inbound_nodes.append([])
        return Tensor(layer, 0, (None, *shape))

    def Lambda(self, function, output_shape=None, arguments=None, name=None):
        # InceptionResNetV2's only: x + scale * branch. Its code cannot stand in a config; as an Add it has the same
        # shape and no weights either.
        return Layer("Add", name=name)

    def __getattr__(self, name):
        if name[0].islower():
            class_name = {"add": "Add", "concatenate": "Concatenate"}[name]
            return lambda tensors, **kwargs: Layer(class_name, **kwargs)(tensors)
        return lambda *args, **kwargs: Layer(name, *args, **kwargs)


class Backend:
    """keras.backend, as far as architectures ask."""

    def image_data_format(self):
        return "channels_last"

    def int_shape(self, tensor):
        return tensor.shape

    def is_keras_tensor(self, _):
        return True

    def backend(self):
        return "tensorflow"

    def name_scope(self, _):
        return contextlib.nullcontext()


class Models:
    """keras.models: a model writes itself down."""

    class Model:
        def __init__(self, inputs, output, name=None):
            self.config = {
                "name": name,
                "layers": [layer.written() for layer in recording.layers],
                "input_layers": [inputs.reference()[:3]],
                "output_layers": [output.reference()[:3]],
            }

        def load_weights(self, _):
            raise NotImplementedError


class Utils:
    """keras.utils.get_source_inputs: the one input."""

    def get_source_inputs(self, tensor):
        return [tensor]


def record(module_name, name):
    global recording
    recording = Recording()
    module = __import__(f"keras_applications.{module_name}", fromlist=[name])
    size = SIZES.get(name, 224)
    modules = {"backend": Backend(), "layers": Layers(), "models": Models(), "utils": Utils()}
    model = getattr(module, name)(weights=None, input_shape=(size, size, 3), **modules)
    return {"class_name": "Model", "config": model.config}


if __name__ == "__main__":
    for module_name, name in MODELS:
        json.dump({"name": name, "config": record(module_name, name)}, sys.stdout)
        print()
