# One's own model: the box, what it takes, and what is said of what was brought.
title-own = Your own model
about-own = Paste Keras code or a to_json(), or drop a .keras, .h5 or model.json. It is read, never run, and stays on this machine.
own-yours = Your code
own-placeholder = Paste your Keras code here
own-open = Open files
own-example = Try an example
own-clear = Clear
own-back = Bring it back
own-models = Models in this text
own-place = Line { $line }, column { $column }:
own-last-good = The model below is the last one that could be read.
own-ask-shape = Shape of { $key }, without the batch, such as 28, 28, 1:
own-ask-value = { $key } =
own-answer = Go on
own-not-understood = That is not understood. Write a number, or sizes with commas.
own-link-too-long = This text is too long for a link. Share the file instead.
own-read-python = Read as Keras code.
own-read-to-json = Read as a config.
own-read-tfjs = Read as a model of TensorFlow.js.
own-read-summary = Read as a summary.
own-read-keras = Read as a .keras file, with its weights.
own-read-h5 = Read as an HDF5 file, with its weights.
own-read-weights-h5 = Read as weights.
own-holds = { $models ->
    [one] One model
   *[other] { $models } models
  }, { $layers ->
    [one] one layer
   *[other] { $layers } layers
  }.
own-notes = { $count ->
    [one] One remark
   *[other] { $count } remarks
  }
own-note-passed_over = Line { $line } is passed over: { $what }
own-note-era = Line { $line }: { $what } is read as an earlier Keras meant it.
own-note-weights_ignored = Line { $line }: { $what } without its published weights, which change no count.
own-note-compile = Line { $line }: the optimizer { $optimizer } is noted.
own-note-fit = Line { $line }: nothing is trained here.
own-note-shards_missing = The weights are in files of their own. Drop them together with model.json.
own-takes = What it takes
own-takes-source = Keras code as people write it: a script, a notebook, a function, a class; of Keras 1, 2, 3 and tf.keras
own-takes-json = what model.to_json() or get_config() gives
own-takes-files = saved models: .keras, .h5, .weights.h5; with their weights, so that your own network runs
own-takes-tfjs = model.json of TensorFlow.js and Teachable Machine, with its shards
own-stays = Nothing is executed, and nothing leaves this machine.
# Why something was not read: the reader's own sentence, which names the thing.
read-argument_twice = { $message }
read-bracket_not_closed = { $message }
read-bracket_not_open = { $message }
read-class_for_layer = { $message }
read-depends_on_values = { $message }
read-duplicate_name = { $message }
read-empty = { $message }
read-empty_model = { $message }
read-file_too_large = { $message }
read-float_for_integer = { $message }
read-foreign_character = { $message }
read-inner_input = { $message }
read-lambda_layer = { $message }
read-missing_argument = { $message }
read-mixed_tabs = { $message }
read-needs_config = { $message }
read-no_call = { $message }
read-no_layer = { $message }
read-no_model = { $message }
read-no_python = { $message }
read-no_shape = { $message }
read-no_such_attribute = { $message }
read-no_such_item = { $message }
read-no_such_key = { $message }
read-no_such_layer = { $message }
read-no_tensor = { $message }
read-not_built = { $message }
read-not_callable = { $message }
read-not_called = { $message }
read-not_connected = { $message }
read-not_indented = { $message }
read-not_known = { $message }
read-not_read = { $message }
read-operation_not_read = { $message }
read-own_class = { $message }
read-own_function = { $message }
read-own_layer = { $message }
read-own_weights = { $message }
read-raised = { $message }
read-source_too_long = { $message }
read-summary_text = { $message }
read-text_not_closed = { $message }
read-too_deep = { $message }
read-too_large = { $message }
read-too_long = { $message }
read-too_many_arguments = { $message }
read-undefined_name = { $message }
read-unknown_application = { $message }
read-unknown_argument = { $message }
read-unknown_name = { $message }
read-weights_in_activation = { $message }
read-wrong_backbone = { $message }
read-wrong_indent = { $message }
read-wrong_name = { $message }
read-wrong_shape = { $message }
read-wrong_type = { $message }
read-wrong_value = { $message }
read-no_input_shape = This model does not say what it reads: the shape of its input is missing.
