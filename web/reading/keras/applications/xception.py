# Chollet 2016, as keras.applications builds it.


def separable(x, filters, name):
    x = layers.SeparableConv2D(filters, 3, padding="same", use_bias=False, name=name)(x)
    return norm(x, name + "_bn")


def Xception(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="xception"):
    inputs = start(input_tensor, input_shape, 299, 71, include_top)
    x = layers.Conv2D(32, 3, strides=2, use_bias=False, name="block1_conv1")(inputs)
    x = active(norm(x, "block1_conv1_bn"), "block1_conv1_act")
    x = layers.Conv2D(64, 3, use_bias=False, name="block1_conv2")(x)
    x = active(norm(x, "block1_conv2_bn"), "block1_conv2_act")
    for block in range(2, 14):
        across = 4 < block < 13
        last = {2: 128, 3: 256, 13: 1024}.get(block, 728)
        shortcut = x
        if not across:
            shortcut = layers.Conv2D(last, 1, strides=2, padding="same", use_bias=False)(x)
            shortcut = norm(shortcut)
        for i in range(1, 4 if across else 3):
            own = f"block{block}_sepconv{i}"
            if block > 2 or i > 1:
                x = active(x, own + "_act")
            x = separable(x, 728 if block == 13 and i == 1 else last, own)
        if not across:
            x = layers.MaxPooling2D(3, strides=2, padding="same", name=f"block{block}_pool")(x)
        x = layers.add([x, shortcut])
    x = active(separable(x, 1536, "block14_sepconv1"), "block14_sepconv1_act")
    x = active(separable(x, 2048, "block14_sepconv2"), "block14_sepconv2_act")
    return finished(x, inputs, input_tensor, name, include_top, pooling, classes, classifier_activation)
