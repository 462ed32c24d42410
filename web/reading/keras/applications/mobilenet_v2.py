# Sandler and others 2018, as keras.applications builds it.


def by_8(filters):
    rounded = max(8, int(filters + 4) // 8 * 8)
    return rounded + 8 if rounded < 0.9 * filters else rounded


def normal(x, name):
    return norm(x, name, epsilon=1e-3, momentum=0.999)


def capped(x, name):
    return layers.ReLU(6.0, name=name)(x)


def block(x, filters, stride, index):
    own = f"block_{index}_" if index else "expanded_conv_"
    inputs = x
    channels = x.shape[3]
    if index:
        x = layers.Conv2D(6 * channels, 1, padding="same", use_bias=False, name=own + "expand")(x)
        x = capped(normal(x, own + "expand_BN"), own + "expand_relu")
    if stride == 2:
        x = layers.ZeroPadding2D(pad_to_halve(x, 3), name=own + "pad")(x)
    x = layers.DepthwiseConv2D(3, strides=stride, use_bias=False, padding="same" if stride == 1 else "valid", name=own + "depthwise")(x)
    x = capped(normal(x, own + "depthwise_BN"), own + "depthwise_relu")
    x = layers.Conv2D(filters, 1, padding="same", use_bias=False, name=own + "project")(x)
    x = normal(x, own + "project_BN")
    if channels == filters and stride == 1:
        return layers.Add(name=own + "add")([inputs, x])
    return x


def MobileNetV2(input_shape=None, alpha=1.0, include_top=True, weights="imagenet", input_tensor=None, pooling=None, classes=1000, classifier_activation="softmax", name=None):
    sides = input_shape
    if not input_shape and input_tensor is not None:
        sides = input_tensor.shape[1:]
    size = 224
    if sides and sides[0] == sides[1] and sides[0] in (96, 128, 160, 192):
        size = sides[0]
    inputs = start(input_tensor, input_shape, size, 32, include_top)
    x = layers.Conv2D(by_8(32 * alpha), 3, strides=2, padding="same", use_bias=False, name="Conv1")(inputs)
    x = capped(normal(x, "bn_Conv1"), "Conv1_relu")
    index = 0
    for filters, stride, repeats in ((16, 1, 1), (24, 2, 2), (32, 2, 3), (64, 2, 4), (96, 1, 3), (160, 2, 3), (320, 1, 1)):
        for i in range(repeats):
            x = block(x, by_8(int(filters * alpha)), stride if i == 0 else 1, index)
            index += 1
    x = layers.Conv2D(by_8(1280 * alpha) if alpha > 1.0 else 1280, 1, use_bias=False, name="Conv_1")(x)
    x = capped(normal(x, "Conv_1_bn"), "out_relu")
    rows = shape_of(input_shape, size, 32, include_top)[0]
    own = f"mobilenetv2_{alpha:0.2f}_{rows}" if name is None else name
    return finished(x, inputs, input_tensor, own, include_top, pooling, classes, classifier_activation, top=None)
