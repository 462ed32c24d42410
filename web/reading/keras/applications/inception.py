# Szegedy and others 2015 (InceptionV3) and 2016 (InceptionResNetV2), as keras.applications builds them.


def conv(x, filters, kernel, strides=1, padding="same", name=None):
    x = layers.Conv2D(filters, kernel, strides=strides, padding=padding, use_bias=False, name=name)(x)
    x = norm(x, name and name + "_bn", axis=3, scale=False)
    return active(x, name and name + "_ac")


def branch(x, *steps):
    for filters, kernel in steps:
        x = conv(x, filters, kernel)
    return x


def halved(x, filters):
    return conv(x, filters, 3, 2, "valid")


def smoothed(x, filters):
    return conv(layers.AveragePooling2D(3, strides=1, padding="same")(x), filters, 1)


def joined(branches, name=None):
    return layers.Concatenate(axis=3, name=name)(branches)


def stem(x):
    x = conv(halved(x, 32), 32, 3, padding="valid")
    x = layers.MaxPooling2D(3, strides=2)(conv(x, 64, 3))
    x = conv(conv(x, 80, 1, padding="valid"), 192, 3, padding="valid")
    return layers.MaxPooling2D(3, strides=2)(x)


def mixed_35(x, first, last, name):
    return joined([branch(x, (first, 1)), branch(x, (48, 1), (64, 5)), branch(x, (64, 1), (96, 3), (96, 3)), smoothed(x, last)], name)


def InceptionV3(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="inception_v3"):
    inputs = start(input_tensor, input_shape, 299, 75, include_top)
    x = stem(inputs)
    for i, last in enumerate((32, 64, 64)):
        x = mixed_35(x, 64, last, f"mixed{i}")
    x = joined([halved(x, 384), halved(branch(x, (64, 1), (96, 3)), 96), layers.MaxPooling2D(3, strides=2)(x)], "mixed3")
    wide, high = (1, 7), (7, 1)
    for i, n in enumerate((128, 160, 160, 192), start=4):
        seven = branch(x, (192, 1)), branch(x, (n, 1), (n, wide), (192, high)), branch(x, (n, 1), (n, high), (n, wide), (n, high), (192, wide))
        x = joined([*seven, smoothed(x, 192)], f"mixed{i}")
    x = joined([halved(branch(x, (192, 1)), 320), halved(branch(x, (192, 1), (192, wide), (192, high)), 192), layers.MaxPooling2D(3, strides=2)(x)], "mixed8")
    for i in range(2):
        one = conv(x, 320, 1)
        three = conv(x, 384, 1)
        three = joined([conv(three, 384, (1, 3)), conv(three, 384, (3, 1))], f"mixed9_{i}")
        double = branch(x, (448, 1), (384, 3))
        double = joined([conv(double, 384, (1, 3)), conv(double, 384, (3, 1))])
        x = joined([one, three, double, smoothed(x, 192)], f"mixed{9 + i}")
    return finished(x, inputs, input_tensor, name, include_top, pooling, classes, classifier_activation)


def residual(x, branches, scale, name, last=False):
    up = layers.Conv2D(x.shape[3], 1, padding="same", name=name + "_conv")(joined(branches, name + "_mixed"))
    x = layers.CustomScaleLayer(scale)([x, up])
    return x if last else active(x, name + "_ac")


def InceptionResNetV2(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="inception_resnet_v2"):
    inputs = start(input_tensor, input_shape, 299, 75, include_top)
    x = stem(inputs)
    x = mixed_35(x, 96, 64, "mixed_5b")
    for i in range(1, 11):
        x = residual(x, [branch(x, (32, 1)), branch(x, (32, 1), (32, 3)), branch(x, (32, 1), (48, 3), (64, 3))], 0.17, f"block35_{i}")
    x = joined([halved(x, 384), halved(branch(x, (256, 1), (256, 3)), 384), layers.MaxPooling2D(3, strides=2)(x)], "mixed_6a")
    for i in range(1, 21):
        x = residual(x, [branch(x, (192, 1)), branch(x, (128, 1), (160, (1, 7)), (192, (7, 1)))], 0.1, f"block17_{i}")
    three = halved(branch(x, (256, 1)), 384), halved(branch(x, (256, 1)), 288), halved(branch(x, (256, 1), (288, 3)), 320)
    x = joined([*three, layers.MaxPooling2D(3, strides=2)(x)], "mixed_7a")
    for i in range(1, 11):
        x = residual(x, [branch(x, (192, 1)), branch(x, (192, 1), (224, (1, 3)), (256, (3, 1)))], 0.2 if i < 10 else 1.0, f"block8_{i}", i == 10)
    x = conv(x, 1536, 1, name="conv_7b")
    return finished(x, inputs, input_tensor, name, include_top, pooling, classes, classifier_activation)
