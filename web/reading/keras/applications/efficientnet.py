# Tan and Le 2019, as keras.applications builds it.
import math
from keras.initializers import VarianceScaling

spread = VarianceScaling(2.0, "fan_out", "truncated_normal")


def conv(x, filters, name, **more):
    return layers.Conv2D(filters, 1, padding="same", kernel_initializer=spread, name=name, **more)(x)


def normal(x, name):
    return active(norm(x, name + "bn", axis=3), name + "activation", "silu")


def block(x, own, drop_rate, kernel, before, after, expand, stride):
    inputs = x
    filters = before * expand
    if expand != 1:
        x = conv(x, filters, own + "expand_conv", use_bias=False)
        x = normal(x, own + "expand_")
    if stride == 2:
        x = layers.ZeroPadding2D(pad_to_halve(x, kernel), name=own + "dwconv_pad")(x)
    x = layers.DepthwiseConv2D(kernel, strides=stride, padding="valid" if stride == 2 else "same", use_bias=False, depthwise_initializer=spread, name=own + "dwconv")(x)
    x = normal(x, own)
    se = layers.GlobalAveragePooling2D(name=own + "se_squeeze")(x)
    se = layers.Reshape((1, 1, filters), name=own + "se_reshape")(se)
    se = conv(se, max(1, int(before * 0.25)), own + "se_reduce", activation="silu")
    se = conv(se, filters, own + "se_expand", activation="sigmoid")
    x = layers.multiply([x, se], name=own + "se_excite")
    x = conv(x, after, own + "project_conv", use_bias=False)
    x = norm(x, own + "project_bn", axis=3)
    if stride == 1 and before == after:
        if drop_rate > 0:
            x = layers.Dropout(drop_rate, noise_shape=(None, 1, 1, 1), name=own + "drop")(x)
        x = layers.add([x, inputs], name=own + "add")
    return x


def efficientnet(name, width, depth, size, dropout, include_top, input_tensor, input_shape, pooling, classes, classifier_activation):
    def wide(filters):
        filters *= width
        rounded = max(8, int(filters + 4) // 8 * 8)
        return rounded + 8 if rounded < 0.9 * filters else rounded

    inputs = start(input_tensor, input_shape, size, 32, include_top)
    x = layers.Rescaling(1.0 / 255.0)(inputs)
    x = layers.Normalization(axis=3)(x)
    x = layers.ZeroPadding2D(pad_to_halve(x, 3), name="stem_conv_pad")(x)
    x = layers.Conv2D(wide(32), 3, strides=2, use_bias=False, kernel_initializer=spread, name="stem_conv")(x)
    x = normal(x, "stem_")
    stages = ((3, 1, 16, 1, 1), (3, 2, 24, 6, 2), (5, 2, 40, 6, 2), (3, 3, 80, 6, 2), (5, 3, 112, 6, 1), (5, 4, 192, 6, 2), (3, 1, 320, 6, 1))
    repeats = [math.ceil(depth * stage[1]) for stage in stages]
    done = 0
    before = wide(32)
    for i, (kernel, _, filters, expand, stride) in enumerate(stages):
        for j in range(repeats[i]):
            x = block(x, f"block{i + 1}{"abcdefghijklm"[j]}_", 0.2 * done / sum(repeats), kernel, before, wide(filters), expand, stride if j == 0 else 1)
            before = wide(filters)
            done += 1
    x = conv(x, wide(1280), "top_conv", use_bias=False)
    x = normal(x, "top_")
    if not include_top:
        return made(pooled(x, pooling, True), inputs, input_tensor, name)
    x = layers.GlobalAveragePooling2D(name="avg_pool")(x)
    x = layers.Dropout(dropout, name="top_dropout")(x)
    x = layers.Dense(classes, activation=classifier_activation, kernel_initializer=VarianceScaling(1.0 / 3.0, "fan_out", "uniform"), name="predictions")(x)
    return made(x, inputs, input_tensor, name)


def EfficientNetB0(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="efficientnetb0"):
    return efficientnet(name, 1.0, 1.0, 224, 0.2, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def EfficientNetB1(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="efficientnetb1"):
    return efficientnet(name, 1.0, 1.1, 240, 0.2, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def EfficientNetB2(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="efficientnetb2"):
    return efficientnet(name, 1.1, 1.2, 260, 0.3, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def EfficientNetB3(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="efficientnetb3"):
    return efficientnet(name, 1.2, 1.4, 300, 0.3, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def EfficientNetB4(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="efficientnetb4"):
    return efficientnet(name, 1.4, 1.8, 380, 0.4, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def EfficientNetB5(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="efficientnetb5"):
    return efficientnet(name, 1.6, 2.2, 456, 0.4, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def EfficientNetB6(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="efficientnetb6"):
    return efficientnet(name, 1.8, 2.6, 528, 0.5, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def EfficientNetB7(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="efficientnetb7"):
    return efficientnet(name, 2.0, 3.1, 600, 0.5, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)
