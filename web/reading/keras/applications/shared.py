# What all backbones do alike. It is read by the same reader as the pastes; nothing is executed.
from keras import layers, Input, Model


def shape_of(input_shape, size, smallest, include_top):
    if not input_shape:
        return (size, size, 3) if include_top else (None, None, 3)
    if len(input_shape) != 3:
        refuse("input_shape is a tuple of height, width and channels.")
    for side in input_shape[:2]:
        if side is None:
            if include_top:
                refuse("with include_top the height and the width are needed.")
        elif side < smallest:
            refuse(f"the height and the width are at least {smallest}.")
    return tuple(input_shape)


def start(input_tensor, input_shape, size, smallest, include_top):
    shape = shape_of(input_shape, size, smallest, include_top)
    return Input(shape) if input_tensor is None else input_tensor


def norm(x, name=None, **more):
    return layers.BatchNormalization(name=name, **more)(x)


def active(x, name=None, activation="relu"):
    return layers.Activation(activation, name=name)(x)


def pad_to_halve(x, kernel):
    pads = []
    for side in x.shape[1:3]:
        pads.append((kernel // 2 - (1 if side is None else 1 - side % 2), kernel // 2))
    return tuple(pads)


def pooled(x, pooling, named=False):
    if pooling == "avg":
        return layers.GlobalAveragePooling2D(name="avg_pool" if named else None)(x)
    if pooling == "max":
        return layers.GlobalMaxPooling2D(name="max_pool" if named else None)(x)
    return x


def made(x, inputs, input_tensor, name):
    ends = inputs if input_tensor is None else source_inputs(input_tensor)
    return Model(ends, x, name=name)


def finished(x, inputs, input_tensor, name, include_top, pooling, classes, classifier_activation, top="avg_pool", named=False):
    if include_top:
        x = layers.GlobalAveragePooling2D(name=top)(x)
        x = layers.Dense(classes, activation=classifier_activation, name="predictions")(x)
    else:
        x = pooled(x, pooling, named)
    return made(x, inputs, input_tensor, name)
