error-invalid_argument = { $layer }: el argumento { $argument } debe ser { $expected }; se encontró { $found }.
error-missing_argument = { $layer }: falta el argumento { $argument }; debe ser { $expected }.
error-unknown_layer = { $layer }: esta página no conoce ninguna capa de clase { $found }.
error-unknown_model = Esta página no conoce ningún modelo de clase { $found }; lee modelos Sequential.
error-output_too_small = { $layer }: la ventana ({ $argument }) es mayor que aquello sobre lo que se desliza, una entrada de { $found }. Usa una ventana más pequeña o relleno.
error-wrong_rank = { $layer }: la capa espera una entrada de { $expected }; se encontró { $found }.
error-missing_input_shape = { $layer }: el modelo no dice qué tamaño tiene su entrada. Añade un InputLayer con batch_shape.
error-duplicate_name = Dos capas se llaman { $layer }. Los nombres deben ser únicos.
error-unknown_size = { $layer }: un tamaño sin definir ({ $found }) no se puede contar.
error-too_large = { $layer }: la cuenta es mayor que 9.007.199.254.740.991.
error-too_many_products = { $layer }: { $found } productos son demasiados para mostrarlos uno a uno.
error-not_json = El modelo no es JSON válido.
error-not_a_model = Esto no es la configuración de un modelo: { $argument } debe ser { $expected }.
error-empty_model = El modelo no tiene capas.
error-not_drawn = { $layer }: esta página no sabe cómo { $argument } = { $found } inicia los pesos de esta capa. Con pesos entregados, el modelo se ejecuta.
error-wrong_weight_shape = { $layer }: los pesos { $argument } deben tener la forma { $expected }; los entregados tienen { $found }.
error-wrong_weight_size = { $layer }: los pesos { $argument } deben ser { $expected }; los entregados son { $found }.
error-missing_weights = Faltan pesos que este modelo tiene: { $found }.
error-foreign_weights = Se entregaron pesos que este modelo no tiene: { $found }.
error-nothing_known = Esta página no puede contar nada en este modelo: no conoce ninguna de sus capas.
error-not_supported = { $layer }: esta página no puede decir qué hace { $argument } = { $found } con los pesos de la capa, y no da ningún número antes que uno equivocado.
error-wrong_input_count = { $layer }: la capa espera { $expected }; hay { $found }.
error-shapes_differ = { $layer }: las formas de las entradas no encajan: { $found }.
error-not_run = { $argument ->
    [activation] { $layer }: esta página no puede ejecutar la activación { $found }.
    [recurrent_activation] { $layer }: esta página no puede ejecutar la activación { $found }.
    [mask] { $layer }: esta página no puede ejecutar una capa { $found } que omite pasos enmascarados (mask_zero, Masking).
   *[other] { $layer }: esta página no puede ejecutar una capa de clase { $found }.
  }
error-unknown_tensor = { $layer }: el modelo no dice de dónde viene { $found }; debe ser { $expected }.
error-cyclic_graph = { $layer }: la capa lee lo que se hace con su propia salida.
error-not_a_layer = { $layer }: esto no es una capa: { $argument } debe ser { $expected }.
error-shared_layer_mismatch = { $layer }: la capa se usa otra vez, con una entrada que no encaja con sus pesos: { $found }.
error-too_deep = { $layer }: hay demasiado anidado: { $expected }.
error-too_long = El modelo es demasiado largo para leerlo: { $expected }.
error-too_many_layers = El modelo es demasiado grande para leerlo: { $expected }; hay { $found }.
error-too_much_memory = { $layer }: el modelo no cabe en la memoria: { $expected }.
error-graph_model = Esto es un modelo de grafo de TensorFlow.js, que contiene operaciones y no capas. Guarda el modelo como modelo de capas, o da lo que dice model.to_json().
error-keras1_argument = { $layer }: el archivo es de Keras 1, y { $argument } = { $found } no tiene equivalente en versiones posteriores.
error-not_restorable = { $layer }: ningún argumento de esta clase da la forma y la cuenta de su fila.
error-no_gradient = { $argument ->
    [activation] { $layer }: esta página no puede aprender a través de la activación { $found }.
    [mask] Esta página no puede aprender donde pasos enmascarados (mask_zero, Masking) llegan a la salida.
    [activity_regularizer] { $layer }: esta página no puede aprender con un activity_regularizer, que hace que la pérdida dependa de lo que sale de una capa.
   *[other] { $layer }: esta página no puede aprender con { $found }.
  }
error-nothing_to_train = No hay nada que aprender: ninguna capa de este modelo tiene parámetros entrenables.
error-network_is_freed = Esta red se liberó; compila el modelo otra vez.
error-part_not_loaded = Una parte del motor todavía no se ha cargado.
error-wrong_input = { $layer }: lo que entra debe ser { $expected }; se encontró { $found }.
