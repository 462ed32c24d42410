// A text to try: what a learner's notebook looks like.

export const exampleSource = `import tensorflow as tf
from tensorflow.keras import layers, models

num_classes = 10
model = models.Sequential()
model.add(layers.Conv2D(32, 3, activation="relu",
          input_shape=(28, 28, 1)))
for filters in (32, 64):
    model.add(layers.Conv2D(filters, 3, padding="same"))
    model.add(layers.BatchNormalization())
    model.add(layers.MaxPooling2D())
model.add(layers.Flatten())
model.add(layers.Dense(num_classes, activation="softmax"))

model.compile(optimizer="adam", loss="categorical_crossentropy")
history = model.fit(x_train, y_train, epochs=5)
`;
