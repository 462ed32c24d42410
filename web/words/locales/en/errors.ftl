error-invalid_argument = { $layer }: the argument { $argument } must be { $expected }; found { $found }.
error-missing_argument = { $layer }: the argument { $argument } is missing; it must be { $expected }.
error-unknown_layer = { $layer }: this page does not know a layer of class { $found }.
error-unknown_model = This page does not know a model of class { $found }; it reads Sequential models.
error-output_too_small = { $layer }: the window ({ $argument }) is larger than what it slides over, an input of { $found }. Make the window smaller or use padding.
error-wrong_rank = { $layer }: the layer expects an input of { $expected }; found { $found }.
error-missing_input_shape = { $layer }: the model does not say how large its input is. Add an InputLayer with a batch_shape.
error-duplicate_name = Two layers are called { $layer }. Names must be unique.
error-unknown_size = { $layer }: an undefined size ({ $found }) cannot be counted.
error-too_large = { $layer }: the count is larger than 9,007,199,254,740,991.
error-too_many_products = { $layer }: { $found } products are too many to show one by one.
error-not_json = The model is not valid JSON.
error-not_a_model = This is no model config: { $argument } must be { $expected }.
error-empty_model = The model has no layers.
error-not_supported = { $layer }: this page cannot say what { $argument } = { $found } makes of the layer’s weights, and gives no number rather than a wrong one.
error-wrong_input_count = { $layer }: the layer expects { $expected }; found { $found }.
error-shapes_differ = { $layer }: the inputs have shapes that do not fit each other: { $found }.
error-not_run = { $argument ->
    [activation] { $layer }: this page cannot run the activation { $found }.
    [recurrent_activation] { $layer }: this page cannot run the activation { $found }.
    [mask] { $layer }: this page cannot run a { $found } that leaves out masked steps (mask_zero, Masking).
   *[other] { $layer }: this page cannot run a layer of class { $found }.
  }
error-not_drawn = { $layer }: this page does not know how { $argument } = { $found } starts this layer’s weights. With weights handed in, the model runs.
error-wrong_weight_shape = { $layer }: the weights { $argument } must have the shape { $expected }; those handed in have { $found }.
error-wrong_weight_size = { $layer }: the weights { $argument } must be { $expected }; those handed in are { $found }.
error-missing_weights = Weights that this model has were not handed in: { $found }.
error-foreign_weights = Weights were handed in that this model does not have: { $found }.
error-nothing_known = This page can count nothing in this model: it knows none of its layers.
error-unknown_tensor = { $layer }: the model does not say where { $found } comes from; it must be { $expected }.
error-cyclic_graph = { $layer }: the layer reads what is made of its own output.
error-not_a_layer = { $layer }: this is no layer: { $argument } must be { $expected }.
error-shared_layer_mismatch = { $layer }: the layer is used again, on an input that its weights do not fit: { $found }.
error-too_deep = { $layer }: too much is nested within each other: { $expected }.
error-too_long = The model is too long to be read: { $expected }.
error-too_many_layers = The model is too large to be read: { $expected }; found { $found }.
error-too_much_memory = { $layer }: the model does not fit into memory: { $expected }.
error-graph_model = This is a graph model of TensorFlow.js, which holds operations and no layers. Save the model as a layers model, or give what model.to_json() says.
error-keras1_argument = { $layer }: the file is of Keras 1, and { $argument } = { $found } has no equal in later versions.
error-not_restorable = { $layer }: no arguments of this class give the shape and count of its row.
error-no_gradient = { $argument ->
    [activation] { $layer }: this page cannot learn through the activation { $found }.
    [mask] This page cannot learn where masked steps (mask_zero, Masking) reach the output.
    [activity_regularizer] { $layer }: this page cannot learn with an activity_regularizer, which makes the loss depend on what a layer puts out.
   *[other] { $layer }: this page cannot learn with { $found }.
  }
error-nothing_to_train = There is nothing to learn: no layer of this model has parameters that are trainable.
error-network_is_freed = This network was freed; compile the model again.
error-part_not_loaded = A part of the engine has not been loaded yet.
error-wrong_input = { $layer }: what goes in must be { $expected }; found { $found }.
