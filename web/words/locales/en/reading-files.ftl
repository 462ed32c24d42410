file-no_file = There is no file to read.
file-unknown_file = { $part } is no saved Keras model: it is neither a zip (.keras), nor HDF5 (.h5), nor JSON.
file-wrong_signature = { $part } does not begin as such a file begins ({ $kind }). Save or download it again.
file-several_files = These are several models. Drop one of them at a time.
file-no_model_inside = { $found ->
    [nothing] There is nothing in this file.
   *[other] There is no Keras model in this file; it holds { $found }.
  }
file-no_model_json = These are weights of TensorFlow.js. Drop the model.json that belongs to them, too.
file-not_json = { $part } is not whole JSON. Save or download it again.
file-file_too_large = { $part ->
    [dataset] A dataset claims { $claimed } bytes, far more than this file can hold. Nothing was unpacked.
    [model] The model’s weights would be { $claimed } bytes, far more than this file can hold. They were not read.
    [shards] The files beside model.json claim { $claimed } bytes, far more than they can hold. They were not read.
   *[other] { $part } claims { $claimed } bytes, far more than this file can hold. It was not unpacked.
  }
file-zip_incomplete = The file is incomplete: its end is missing, where a zip says what is in it. Save or download it again.
file-zip_damaged = { $part ->
    [directory] The file is damaged where a zip says what is in it. Save or download it again.
   *[other] The file is damaged in its part { $part }. Save or download it again.
  }
file-zip_encrypted = { $part } is encrypted. Save the file without a password.
file-zip_method = { $part } is packed in a way that this page does not read (method { $method }). Zip it again with the usual one.
file-no_hdf5 = The weights are no HDF5 file: they do not begin as one. Save or download the file again.
file-hdf5_incomplete = The file is incomplete: { $found } of its { $expected } bytes are there. Save or download it again.
file-hdf5_damaged = The HDF5 file is damaged. Save or download it again.
file-unsupported_hdf5 = This HDF5 file uses something that this page does not read. Save the model again with Keras.
file-soft_link = { $path } is a link to { $target } and holds no values. Save the model again with Keras.
file-external_link = { $path } is a link into another file ({ $target }), which this page does not open. Save the model again with Keras.
file-pickled_weights = The architecture is there, but the weights are pickled Python objects ({ $part }), which are not read, since unpickling runs code. Save the model again where h5py is installed.
file-unknown_layer = { $layer }: this page does not know a layer of class { $class_name }, so the weights of the file cannot be placed.
file-weights_missing = { $layer }: the file lacks { $missing }. Save the model again.
file-weights_left_over = { $layer }: the file has weights for which the model has no place: { $found }. Is it the file of another model?
file-wrong_weight_shape = { $layer }: { $weight } has the shape { $found } in the file; the model needs { $expected }. Is it the file of another model?
file-layers_missing = The file has no weights for { $missing }; the layers in it are { $found }. Is it the file of another model?
file-graph_model = This is a graph model of TensorFlow.js, which holds operations and no layers. Save the model as a layers model.
file-manifest_damaged = The list of weights in model.json cannot be read. Save the model again.
file-shards_missing = These files belong to the model and are missing: { $missing }. Drop all of them together.
file-shards_incomplete = The files beside model.json are shorter than it says: { $weight } is not whole. Save or download them again.
file-note-optimizer_ignored = The optimizer’s variables in the file were left out; they are no weights of the model.
file-note-half_precision = The weights are half floats. Keras rounds every value between to that, and this page does not, so that results differ a little.
file-note-needs_config = The file holds weights and no model. Drop the model’s JSON (to_json) beside it to run it.
file-note-no_weights_inside = The file holds the architecture and no weights.
file-note-shards_missing = The weights are in other files: { $missing }. Drop them together with model.json to use them.
file-note-weights_not_used = { $layer }: this page can count the model but not run it, so the weights of the file are not used.
file-note-layers_by_order = The layers are called otherwise in the file; their weights were taken in the order of the layers, as Keras does.
file-note-layers_left_over = The file also has weights of layers that the model lacks: { $found }.
