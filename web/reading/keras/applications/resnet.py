# He and others 2015 and 2016, as keras.applications builds it.


def normal(x, name):
    return norm(x, name, axis=3, epsilon=1.001e-5)


def block(x, filters, stride, first, name):
    shortcut = x
    if first:
        shortcut = layers.Conv2D(4 * filters, 1, strides=stride, name=name + "_0_conv")(x)
        shortcut = normal(shortcut, name + "_0_bn")
    x = layers.Conv2D(filters, 1, strides=stride, name=name + "_1_conv")(x)
    x = active(normal(x, name + "_1_bn"), name + "_1_relu")
    x = layers.Conv2D(filters, 3, padding="same", name=name + "_2_conv")(x)
    x = active(normal(x, name + "_2_bn"), name + "_2_relu")
    x = layers.Conv2D(4 * filters, 1, name=name + "_3_conv")(x)
    x = layers.Add(name=name + "_add")([shortcut, normal(x, name + "_3_bn")])
    return active(x, name + "_out")


def block_v2(x, filters, stride, first, name):
    before = active(normal(x, name + "_preact_bn"), name + "_preact_relu")
    shortcut = x
    if first:
        shortcut = layers.Conv2D(4 * filters, 1, strides=stride, name=name + "_0_conv")(before)
    elif stride > 1:
        shortcut = layers.MaxPooling2D(1, strides=stride)(x)
    x = layers.Conv2D(filters, 1, use_bias=False, name=name + "_1_conv")(before)
    x = active(normal(x, name + "_1_bn"), name + "_1_relu")
    x = layers.ZeroPadding2D(((1, 1), (1, 1)), name=name + "_2_pad")(x)
    x = layers.Conv2D(filters, 3, strides=stride, use_bias=False, name=name + "_2_conv")(x)
    x = active(normal(x, name + "_2_bn"), name + "_2_relu")
    x = layers.Conv2D(4 * filters, 1, name=name + "_3_conv")(x)
    return layers.Add(name=name + "_out")([shortcut, x])


def resnet(name, depths, second, include_top, input_tensor, input_shape, pooling, classes, classifier_activation):
    inputs = start(input_tensor, input_shape, 224, 32, include_top)
    x = layers.ZeroPadding2D(((3, 3), (3, 3)), name="conv1_pad")(inputs)
    x = layers.Conv2D(64, 7, strides=2, name="conv1_conv")(x)
    if not second:
        x = active(normal(x, "conv1_bn"), "conv1_relu")
    x = layers.ZeroPadding2D(((1, 1), (1, 1)), name="pool1_pad")(x)
    x = layers.MaxPooling2D(3, strides=2, name="pool1_pool")(x)
    for stage, depth in enumerate(depths):
        for i in range(1, depth + 1):
            own = f"conv{stage + 2}_block{i}"
            if second:
                x = block_v2(x, 64 * 2**stage, 2 if i == depth and stage < 3 else 1, i == 1, own)
            else:
                x = block(x, 64 * 2**stage, 2 if i == 1 and stage > 0 else 1, i == 1, own)
    if second:
        x = active(normal(x, "post_bn"), "post_relu")
    return finished(x, inputs, input_tensor, name, include_top, pooling, classes, classifier_activation, named=True)


def ResNet50(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="resnet50"):
    return resnet(name, (3, 4, 6, 3), False, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def ResNet101(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="resnet101"):
    return resnet(name, (3, 4, 23, 3), False, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def ResNet152(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="resnet152"):
    return resnet(name, (3, 8, 36, 3), False, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def ResNet50V2(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="resnet50v2"):
    return resnet(name, (3, 4, 6, 3), True, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def ResNet101V2(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="resnet101v2"):
    return resnet(name, (3, 4, 23, 3), True, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def ResNet152V2(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="resnet152v2"):
    return resnet(name, (3, 8, 36, 3), True, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)
