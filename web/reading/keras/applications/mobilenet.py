# Howard and others 2017, as keras.applications builds it.


def normal(x, name):
    return layers.ReLU(6.0, name=name + "_relu")(norm(x, name + "_bn"))


def MobileNet(input_shape=None, alpha=1.0, depth_multiplier=1, dropout=1e-3, include_top=True, weights="imagenet", input_tensor=None, pooling=None, classes=1000, classifier_activation="softmax", name=None):
    size = 224
    if input_shape and input_shape[0] == input_shape[1] and input_shape[0] in (128, 160, 192):
        size = input_shape[0]
    inputs = start(input_tensor, input_shape, size, 32, include_top)
    x = layers.Conv2D(int(32 * alpha), 3, padding="same", use_bias=False, strides=2, name="conv1")(inputs)
    x = normal(x, "conv1")
    for i, filters in enumerate((64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024), start=1):
        strides = 2 if i in (2, 4, 6, 12) else 1
        if strides == 2:
            x = layers.ZeroPadding2D(((0, 1), (0, 1)), name=f"conv_pad_{i}")(x)
        x = layers.DepthwiseConv2D(3, padding="same" if strides == 1 else "valid", depth_multiplier=depth_multiplier, strides=strides, use_bias=False, name=f"conv_dw_{i}")(x)
        x = normal(x, f"conv_dw_{i}")
        x = layers.Conv2D(int(filters * alpha), 1, padding="same", use_bias=False, name=f"conv_pw_{i}")(x)
        x = normal(x, f"conv_pw_{i}")
    if include_top:
        x = layers.GlobalAveragePooling2D(keepdims=True)(x)
        x = layers.Dropout(dropout, name="dropout")(x)
        x = layers.Conv2D(classes, 1, padding="same", name="conv_preds")(x)
        x = layers.Reshape((classes,), name="reshape_2")(x)
        x = layers.Activation(classifier_activation, name="predictions")(x)
    else:
        x = pooled(x, pooling)
    rows = shape_of(input_shape, size, 32, include_top)[0]
    return made(x, inputs, input_tensor, f"mobilenet_{alpha:0.2f}_{rows}" if name is None else name)
