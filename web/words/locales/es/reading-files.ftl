file-no_file = No hay ningún archivo que leer.
file-unknown_file = { $part } no es un modelo de Keras guardado: no es ni un zip (.keras), ni HDF5 (.h5), ni JSON.
file-wrong_signature = { $part } no empieza como empieza un archivo así ({ $kind }). Guárdalo o descárgalo de nuevo.
file-several_files = Son varios modelos. Suelta uno cada vez.
file-no_model_inside = { $found ->
    [nothing] En este archivo no hay nada.
   *[other] En este archivo no hay ningún modelo de Keras; contiene { $found }.
  }
file-no_model_json = Son pesos de TensorFlow.js. Suelta también el model.json que les corresponde.
file-not_json = { $part } no es JSON completo. Guárdalo o descárgalo de nuevo.
file-file_too_large = { $part ->
    [dataset] Un conjunto de datos dice ocupar { $claimed } bytes, mucho más de lo que cabe en este archivo. No se ha descomprimido nada.
    [model] Los pesos del modelo ocuparían { $claimed } bytes, mucho más de lo que cabe en este archivo. No se han leído.
    [shards] Los archivos que acompañan a model.json dicen ocupar { $claimed } bytes, mucho más de lo que cabe en ellos. No se han leído.
   *[other] { $part } dice ocupar { $claimed } bytes, mucho más de lo que cabe en este archivo. No se ha descomprimido.
  }
file-zip_incomplete = El archivo está incompleto: falta el final, donde un zip dice lo que contiene. Guárdalo o descárgalo de nuevo.
file-zip_damaged = { $part ->
    [directory] El archivo está dañado donde un zip dice lo que contiene. Guárdalo o descárgalo de nuevo.
   *[other] El archivo está dañado en su parte { $part }. Guárdalo o descárgalo de nuevo.
  }
file-zip_encrypted = { $part } está cifrado. Guarda el archivo sin contraseña.
file-zip_method = { $part } está comprimido de una forma que esta página no lee (método { $method }). Comprímelo otra vez con la habitual.
file-no_hdf5 = Los pesos no son un archivo HDF5: no empiezan como uno. Guarda o descarga el archivo de nuevo.
file-hdf5_incomplete = El archivo está incompleto: están { $found } de sus { $expected } bytes. Guárdalo o descárgalo de nuevo.
file-hdf5_damaged = El archivo HDF5 está dañado. Guárdalo o descárgalo de nuevo.
file-unsupported_hdf5 = Este archivo HDF5 usa algo que esta página no lee. Guarda el modelo otra vez con Keras.
file-soft_link = { $path } es un enlace a { $target } y no contiene valores. Guarda el modelo otra vez con Keras.
file-external_link = { $path } es un enlace a otro archivo ({ $target }), que esta página no abre. Guarda el modelo otra vez con Keras.
file-pickled_weights = La arquitectura está, pero los pesos son objetos de Python serializados con pickle ({ $part }), que no se leen, porque leerlos ejecuta código. Guarda el modelo otra vez donde h5py esté instalado.
file-unknown_layer = { $layer }: esta página no conoce ninguna capa de clase { $class_name }, así que los pesos del archivo no se pueden colocar.
file-weights_missing = { $layer }: en el archivo falta { $missing }. Guarda el modelo otra vez.
file-weights_left_over = { $layer }: el archivo tiene pesos para los que el modelo no tiene sitio: { $found }. ¿Es el archivo de otro modelo?
file-wrong_weight_shape = { $layer }: { $weight } tiene la forma { $found } en el archivo; el modelo necesita { $expected }. ¿Es el archivo de otro modelo?
file-layers_missing = El archivo no tiene pesos para { $missing }; sus capas son { $found }. ¿Es el archivo de otro modelo?
file-graph_model = Es un modelo de grafo de TensorFlow.js, que contiene operaciones y no capas. Guarda el modelo como modelo de capas.
file-manifest_damaged = La lista de pesos de model.json no se puede leer. Guarda el modelo otra vez.
file-shards_missing = Faltan estos archivos del modelo: { $missing }. Suéltalos todos juntos.
file-shards_incomplete = Los archivos que acompañan a model.json son más cortos de lo que dice: { $weight } no está entero. Guárdalos o descárgalos de nuevo.
file-note-optimizer_ignored = Las variables del optimizador que hay en el archivo se han dejado fuera; no son pesos del modelo.
file-note-half_precision = Los pesos son números de media precisión. Keras redondea a ella todos los valores intermedios y esta página no, así que los resultados difieren un poco.
file-note-needs_config = El archivo contiene pesos y ningún modelo. Suelta a su lado el JSON del modelo (to_json) para ejecutarlo.
file-note-no_weights_inside = El archivo contiene la arquitectura y ningún peso.
file-note-shards_missing = Los pesos están en otros archivos: { $missing }. Suéltalos junto con model.json para usarlos.
file-note-weights_not_used = { $layer }: esta página puede contar el modelo pero no ejecutarlo, así que los pesos del archivo no se usan.
file-note-layers_by_order = Las capas se llaman de otra forma en el archivo; sus pesos se han tomado en el orden de las capas, como hace Keras.
file-note-layers_left_over = El archivo también tiene pesos de capas que el modelo no tiene: { $found }.
