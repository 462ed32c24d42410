# Simonyan and Zisserman 2014, as keras.applications builds it.


def vgg(name, depths, include_top, input_tensor, input_shape, pooling, classes, classifier_activation):
    inputs = start(input_tensor, input_shape, 224, 32, include_top)
    x = inputs
    for block, (filters, depth) in enumerate(zip((64, 128, 256, 512, 512), depths), start=1):
        for i in range(1, depth + 1):
            x = layers.Conv2D(filters, 3, activation="relu", padding="same", name=f"block{block}_conv{i}")(x)
        x = layers.MaxPooling2D(2, strides=2, name=f"block{block}_pool")(x)
    if include_top:
        x = layers.Flatten(name="flatten")(x)
        x = layers.Dense(4096, activation="relu", name="fc1")(x)
        x = layers.Dense(4096, activation="relu", name="fc2")(x)
        x = layers.Dense(classes, activation=classifier_activation, name="predictions")(x)
    else:
        x = pooled(x, pooling)
    return made(x, inputs, input_tensor, name)


def VGG16(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="vgg16"):
    return vgg(name, (2, 2, 3, 3, 3), include_top, input_tensor, input_shape, pooling, classes, classifier_activation)


def VGG19(include_top=True, weights="imagenet", input_tensor=None, input_shape=None, pooling=None, classes=1000, classifier_activation="softmax", name="vgg19"):
    return vgg(name, (2, 2, 4, 4, 4), include_top, input_tensor, input_shape, pooling, classes, classifier_activation)
