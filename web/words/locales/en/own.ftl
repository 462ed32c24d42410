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
own-last-good = The model that is shown is the last one that could be read.
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
# Why something was not read.
read-argument_twice = { $argument } is given twice.
read-bracket_not_closed = The bracket that is opened here is not closed.
read-bracket_not_open = A bracket is closed here that is not open.
read-class_for_layer = This is a class, not a layer: write the brackets behind it, as in Flatten().
read-depends_on_values = This depends on the values that flow through the network: there are no fixed layers.
read-duplicate_name = Two layers have the same name: { $what }.
read-empty = There is nothing here yet.
read-empty_model = The model has no layers yet.
read-file_too_large = These files are larger than 512 MB.
read-float_for_integer = { $argument } is { $found }, which is no whole number: write // for a division without rest.
read-foreign_character = The character { $found } is not Python’s: write { $meant }.
read-inner_input = The input of a model is made by Input(): this one is a layer within.
read-lambda_layer = A Lambda layer runs code of its own: what it makes of its input cannot be read.
read-missing_argument = { $argument } is missing.
read-mixed_tabs = Tabs and spaces are mixed in one block.
read-needs_config = These are weights without a model: open the model that they belong to first.
read-no_call = This class has no call() that could be read.
read-no_input_shape = This model does not say what it reads: the shape of its input is missing.
read-no_layer = Only layers can be added to a Sequential.
read-no_model = No model was found in this text: a Sequential or Model bound to a name.
read-no_python = Python would not understand what stands here.
read-no_shape = A shape is a tuple: write (784,) with a comma.
read-no_such_attribute = There is no { $what } here.
read-no_such_item = There is no such item.
read-no_such_key = That key is not in the dictionary.
read-no_such_layer = The model has no such layer.
read-no_tensor = A tensor is needed: a layer is called on what another puts out.
read-not_built = The model does not know the shape of its input yet.
read-not_callable = This cannot be called like a function.
read-not_called = This layer was not called yet: it has no input and no output.
read-not_connected = { $what } is not among the inputs of the model, and its outputs need it.
read-not_indented = What follows the colon must be indented.
read-not_known = This cannot be known from the text: say it here.
read-not_read = { $what } is not read: nothing is executed here, and no file is opened.
read-operation_not_read = { $what } is no layer: what it computes is not read here. A layer of Keras can be.
read-own_class = This is an object of a class of this text: it cannot be read.
read-own_function = This is a function of this text: it cannot be read.
read-own_layer = A class that derives from this layer is not read here.
read-own_weights = { $what } is a class of this text that makes weights of its own: they cannot be read.
read-raised = The text itself stops here with raise.
read-source_too_long = This text is longer than 2 MB.
read-text_not_closed = The text in quotes that begins here is not closed.
read-too_deep = This is nested too deep.
read-too_large = This would become too large to read.
read-too_long = This takes too long: a loop without end?
read-too_many_arguments = More arguments are given than it takes.
read-undefined_name = { $what } is not defined.{ $meant ->
    [nothing] {""}
   *[other] {" "}Did you mean { $meant }?
  }
read-unknown_application = The backbone { $what } is not read here.
read-unknown_argument = There is no argument { $what }.{ $meant ->
    [nothing] {""}
   *[other] {" "}Did you mean { $meant }?
  }
read-unknown_name = There is no { $what } here.{ $meant ->
    [nothing] {""}
   *[other] {" "}Did you mean { $meant }?
  }
read-weights_in_activation = PReLU has weights: as an activation it is not read. Put it behind the layer.
read-wrong_backbone = This backbone cannot be built like that.
read-wrong_indent = This line is indented unlike those around it.
read-wrong_name = A name cannot have a / in it.
read-wrong_shape = The values do not fit that shape.
read-wrong_type = This value is not of the type that is needed here. ({ $message })
read-wrong_value = This value is not possible here. ({ $message })
read-summary_graph = The summary of a graph does not say enough to restore it. Paste its code, or what to_json() gives.
read-summary_row = This row of the summary is not whole: name, class, shape and count are needed.
read-summary_total = The rows do not come to the total of the text: a row is missing.
read-not_restorable = { $layer }: no arguments of this class give this shape and this count.
own-note-assumed = { $what }: { $argument } = { $value } is assumed, as a summary does not show it.
own-takes-summary = what model.summary() prints, of a Sequential; what it does not show is assumed and said
own-differences = { $first } and { $second }
own-total = Total params
own-change-same = the same
own-change-changed = changed
own-change-follows = follows
own-change-added = added
own-change-removed = removed
read-other_library = No model of Keras was found in this text. Models of other libraries are not read.
own-note-not_built = Line { $line }: { $what } was not built on any input, and is left out.
