# Huang and others 2016, as keras.applications builds it.


def normal(x, name):
    x = norm(x, name + "bn", axis=3, epsilon=1.001e-5)
    return active(x, name + "relu")


def densenet(name, depths, include_top, input_tensor, input_shape, pooling, classes, classifier_activation):
    inputs = start(input_tensor, input_shape, 224, 32, include_top)
    x = layers.ZeroPadding2D(((3, 3), (3, 3)))(inputs)
    x = layers.Conv2D(64, 7, strides=2, use_bias=False, name="conv1_conv")(x)
    x = normal(x, "conv1_")
    x = layers.ZeroPadding2D(((1, 1), (1, 1)))(x)
    x = layers.MaxPooling2D(3, strides=2, name="pool1")(x)
    for stage, depth in enumerate(depths, start=2):
        if stage > 2:
            x = normal(x, f"pool{stage - 1}_")
            x = layers.Conv2D(x.shape[3] // 2, 1, use_bias=False, name=f"pool{stage - 1}_conv")(x)
            x = layers.AveragePooling2D(2, strides=2, name=f"pool{stage - 1}_pool")(x)
        for i in range(1, depth + 1):
            own = f"conv{stage}_block{i}_"
            new = normal(x, own + "0_")
            new = layers.Conv2D(128, 1, use_bias=False, name=own + "1_conv")(new)
            new = normal(new, own + "1_")
            new = layers.Conv2D(32, 3, padding="same", use_bias=False, name=own + "2_conv")(new)
            x = layers.Concatenate(axis=3, name=own + "concat")([x, new])
    x = normal(x, "")
    return finished(x, inputs, input_tensor, name, include_top, pooling, classes, classifier_activation, named=True)


def DenseNet121(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="densenet121"):
    return densenet(name, (6, 12, 24, 16), include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def DenseNet169(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="densenet169"):
    return densenet(name, (6, 12, 32, 32), include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def DenseNet201(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="densenet201"):
    return densenet(name, (6, 12, 48, 32), include_top, input_tensor, input_shape, pooling, classes, classifier_activation)
