# Zoph and others 2017, as keras.applications builds it.


def normal(x, name):
    return norm(x, name, momentum=0.9997, epsilon=1e-3)


def conv(x, filters, name):
    return layers.Conv2D(filters, 1, padding="same", name=name, use_bias=False, kernel_initializer="he_normal")(x)


def separable(x, filters, kernel, own, strides=1):
    x = active(x)
    padding = "same"
    if strides == 2:
        x = layers.ZeroPadding2D(pad_to_halve(x, kernel), name="separable_conv_1_pad_" + own)(x)
        padding = "valid"
    x = layers.SeparableConv2D(filters, kernel, strides=strides, name="separable_conv_1_" + own, padding=padding, use_bias=False)(x)
    x = active(normal(x, "separable_conv_1_bn_" + own))
    x = layers.SeparableConv2D(filters, kernel, name="separable_conv_2_" + own, padding="same", use_bias=False)(x)
    return normal(x, "separable_conv_2_bn_" + own)


def smoothed(x, name):
    return layers.AveragePooling2D(3, strides=1, padding="same", name=name)(x)


def adjusted(p, x, filters, own):
    if p is None:
        return x
    if p.shape[-2] != x.shape[-2]:
        p = active(p, "adjust_relu_1_" + own)
        first = layers.AveragePooling2D(1, strides=2, name="adjust_avg_pool_1_" + own)(p)
        first = conv(first, filters // 2, "adjust_conv_1_" + own)
        other = layers.ZeroPadding2D(((0, 1), (0, 1)))(p)
        other = layers.Cropping2D(((1, 0), (1, 0)))(other)
        other = layers.AveragePooling2D(1, strides=2, name="adjust_avg_pool_2_" + own)(other)
        other = conv(other, filters // 2, "adjust_conv_2_" + own)
        return normal(layers.concatenate([first, other]), "adjust_bn_" + own)
    if p.shape[-1] != filters:
        return normal(conv(active(p), filters, "adjust_conv_projection_" + own), "adjust_bn_" + own)
    return p


def normal_cell(x, p, filters, own):
    p = adjusted(p, x, filters, own)
    h = normal(conv(active(x), filters, "normal_conv_1_" + own), "normal_bn_1_" + own)
    x1 = [separable(h, filters, 5, "normal_left1_" + own), separable(p, filters, 3, "normal_right1_" + own)]
    x1 = layers.add(x1, name="normal_add_1_" + own)
    x2 = [separable(p, filters, 5, "normal_left2_" + own), separable(p, filters, 3, "normal_right2_" + own)]
    x2 = layers.add(x2, name="normal_add_2_" + own)
    x3 = layers.add([smoothed(h, "normal_left3_" + own), p], name="normal_add_3_" + own)
    x4 = [smoothed(p, "normal_left4_" + own), smoothed(p, "normal_right4_" + own)]
    x4 = layers.add(x4, name="normal_add_4_" + own)
    x5 = layers.add([separable(h, filters, 3, "normal_left5_" + own), h], name="normal_add_5_" + own)
    return layers.concatenate([p, x1, x2, x3, x4, x5], name="normal_concat_" + own), x


def reduction_cell(x, p, filters, own):
    p = adjusted(p, x, filters, own)
    h = normal(conv(active(x), filters, "reduction_conv_1_" + own), "reduction_bn_1_" + own)
    padded = layers.ZeroPadding2D(pad_to_halve(h, 3), name="reduction_pad_1_" + own)(h)
    x1 = [separable(h, filters, 5, "reduction_left1_" + own, 2), separable(p, filters, 7, "reduction_right1_" + own, 2)]
    x1 = layers.add(x1, name="reduction_add_1_" + own)
    x2 = layers.MaxPooling2D(3, strides=2, name="reduction_left2_" + own)(padded)
    x2 = layers.add([x2, separable(p, filters, 7, "reduction_right2_" + own, 2)], name="reduction_add_2_" + own)
    x3 = layers.AveragePooling2D(3, strides=2, name="reduction_left3_" + own)(padded)
    x3 = layers.add([x3, separable(p, filters, 5, "reduction_right3_" + own, 2)], name="reduction_add3_" + own)
    x4 = layers.add([x2, smoothed(x1, "reduction_left4_" + own)])
    x5 = separable(x1, filters, 3, "reduction_left4_" + own)
    x5 = [x5, layers.MaxPooling2D(3, strides=2, name="reduction_right5_" + own)(padded)]
    x5 = layers.add(x5, name="reduction_add4_" + own)
    return layers.concatenate([x2, x3, x4, x5], name="reduction_concat_" + own), x


def nasnet(name, size, penultimate, blocks, stem, skips, include_top, input_tensor, input_shape, pooling, classes, classifier_activation):
    inputs = start(input_tensor, input_shape, size, 32, include_top)
    filters = penultimate // 24
    x = layers.Conv2D(stem, 3, strides=2, use_bias=False, name="stem_conv1", kernel_initializer="he_normal")(inputs)
    x = normal(x, "stem_bn1")
    x, p = reduction_cell(x, None, filters // 4, "stem_1")
    x, p = reduction_cell(x, p, filters // 2, "stem_2")
    for part in range(3):
        if part > 0:
            x, before = reduction_cell(x, p, filters * 2**part, f"reduce_{part * blocks}")
            p = p if skips else before
        for i in range(blocks):
            x, p = normal_cell(x, p, filters * 2**part, f"{part * blocks + i + (part > 0)}")
    x = active(x)
    return finished(x, inputs, input_tensor, name, include_top, pooling, classes, classifier_activation, top=None)


def NASNetMobile(input_shape=None, include_top=True, weights="imagenet", input_tensor=None, pooling=None, classes=1000, classifier_activation="softmax", name="nasnet_mobile"):
    if not include_top and input_shape is None:
        input_shape = (224, 224, 3)
    return nasnet(name, 224, 1056, 4, 32, False, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def NASNetLarge(input_shape=None, include_top=True, weights="imagenet", input_tensor=None, pooling=None, classes=1000, classifier_activation="softmax", name="nasnet_large"):
    return nasnet(name, 331, 4032, 6, 96, True, include_top, input_tensor, input_shape, pooling, classes, classifier_activation)
