# What all backbones do alike. It is read by the same reader as the pastes; nothing is executed.
from keras import layers, Input, Model


def shape_of(input_shape, size, smallest, include_top):
    if input_shape is not None:
        if include_top and len(input_shape) != 3:
            raise ValueError("a shape of height, width and channels")
        for side in input_shape[:2]:
            if side is not None and side < smallest:
                raise ValueError("too small")
        return tuple(input_shape)
    return (size, size, 3) if include_top else (None, None, 3)


def start(input_tensor, input_shape, size, smallest, include_top):
    if input_tensor is not None:
        return input_tensor
    return Input(shape_of(input_shape, size, smallest, include_top))


def pooled(x, pooling):
    if pooling == "avg":
        return layers.GlobalAveragePooling2D()(x)
    if pooling == "max":
        return layers.GlobalMaxPooling2D()(x)
    return x


def made(x, inputs, input_tensor, name):
    ends = inputs if input_tensor is None else source_inputs(input_tensor)
    return Model(ends, x, name=name)
