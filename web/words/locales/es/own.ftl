# El modelo propio: la caja, lo que admite y lo que se dice de lo que se trae.
title-own = Tu propio modelo
about-own = Pega código de Keras o un to_json(), o suelta un .keras, .h5 o model.json. Se lee, nunca se ejecuta, y no sale de este equipo.
own-yours = Tu código
own-placeholder = Pega aquí tu código de Keras
own-open = Abrir archivos
own-example = Probar un ejemplo
own-clear = Vaciar
own-back = Recuperarlo
own-models = Modelos de este texto
own-place = Línea { $line }, columna { $column }:
own-last-good = El modelo que se muestra es el último que se pudo leer.
own-ask-shape = Forma de { $key }, sin el lote, como 28, 28, 1:
own-ask-value = { $key } =
own-answer = Seguir
own-not-understood = No se entiende. Escribe un número, o tamaños con comas.
own-link-too-long = Este texto es demasiado largo para un enlace. Comparte el archivo.
own-read-python = Leído como código de Keras.
own-read-to-json = Leído como configuración.
own-read-tfjs = Leído como modelo de TensorFlow.js.
own-read-summary = Leído como resumen.
own-read-keras = Leído como archivo .keras, con sus pesos.
own-read-h5 = Leído como archivo HDF5, con sus pesos.
own-read-weights-h5 = Leído como pesos.
own-holds = { $models ->
    [one] Un modelo
   *[other] { $models } modelos
  }, { $layers ->
    [one] una capa
   *[other] { $layers } capas
  }.
own-notes = { $count ->
    [one] Una observación
   *[other] { $count } observaciones
  }
own-note-passed_over = La línea { $line } se pasa por alto: { $what }
own-note-era = Línea { $line }: { $what } se lee como lo entendía un Keras anterior.
own-note-weights_ignored = Línea { $line }: { $what } sin sus pesos publicados, que no cambian ninguna cuenta.
own-note-compile = Línea { $line }: se anota el optimizador { $optimizer }.
own-note-fit = Línea { $line }: aquí no se entrena nada.
own-note-shards_missing = Los pesos están en archivos aparte. Suéltalos junto con model.json.
own-takes = Lo que admite
own-takes-source = código de Keras como se escribe: un script, un cuaderno, una función, una clase; de Keras 1, 2, 3 y tf.keras
own-takes-json = lo que dan model.to_json() o get_config()
own-takes-files = modelos guardados: .keras, .h5, .weights.h5; con sus pesos, para que corra tu propia red
own-takes-tfjs = model.json de TensorFlow.js y Teachable Machine, con sus fragmentos
own-stays = Nada se ejecuta, y nada sale de este equipo.
# Por qué algo no se leyó.
read-argument_twice = { $argument } se da dos veces.
read-bracket_not_closed = El paréntesis que se abre aquí no se cierra.
read-bracket_not_open = Aquí se cierra un paréntesis que no estaba abierto.
read-class_for_layer = Aquí está la clase, no una capa: escribe los paréntesis detrás, como Flatten().
read-depends_on_values = Esto depende de los valores que pasan por la red: no hay capas fijas.
read-duplicate_name = Dos capas tienen el mismo nombre: { $what }.
read-empty = Todavía no hay nada aquí.
read-empty_model = El modelo todavía no tiene capas.
read-file_too_large = Estos archivos ocupan más de 512 MB.
read-float_for_integer = { $argument } es { $found }, que no es un número entero: escribe // para una división sin resto.
read-foreign_character = El signo { $found } no es de Python: escribe { $meant }.
read-inner_input = La entrada de un modelo se hace con Input(): esta capa está dentro.
read-lambda_layer = Una capa Lambda ejecuta código propio: no se puede leer qué hace con su entrada.
read-missing_argument = Falta { $argument }.
read-mixed_tabs = Hay tabuladores y espacios mezclados en un bloque.
read-needs_config = Son pesos sin modelo: abre antes el modelo al que pertenecen.
read-no_call = Esta clase no tiene un call() que se pueda leer.
read-no_input_shape = Este modelo no dice qué lee: falta la forma de la entrada.
read-no_layer = A un Sequential solo se le añaden capas.
read-no_model = No se ha encontrado ningún modelo en este texto: un Sequential o Model con nombre.
read-no_python = Python no entendería lo que hay aquí.
read-no_shape = Una forma es una tupla: escribe (784,) con coma.
read-no_such_attribute = Aquí no hay { $what }.
read-no_such_item = No existe ese elemento.
read-no_such_key = Esa clave no está en el diccionario.
read-no_such_layer = El modelo no tiene esa capa.
read-no_tensor = Hace falta un tensor: una capa se llama con la salida de otra.
read-not_built = El modelo no conoce todavía la forma de su entrada.
read-not_callable = Esto no se puede llamar como función.
read-not_called = Esta capa no se ha llamado todavía: no tiene entrada ni salida.
read-not_connected = { $what } no está entre las entradas del modelo, y sus salidas lo necesitan.
read-not_indented = Lo que sigue a los dos puntos tiene que ir sangrado.
read-not_known = Esto no se puede saber por el texto: dilo tú.
read-not_read = { $what } no se lee aquí: nada se ejecuta y ningún archivo se abre.
read-operation_not_read = { $what } no es una capa: no se lee lo que calcula. Una capa de Keras sí.
read-own_class = Es un objeto de una clase de este texto: no se puede leer.
read-own_function = Es una función de este texto: no se puede leer.
read-own_layer = Una clase que deriva de esta capa no se lee aquí.
read-own_weights = { $what } es una clase de este texto que crea sus propios pesos: no se pueden leer.
read-raised = El propio texto se detiene aquí con raise.
read-source_too_long = Este texto ocupa más de 2 MB.
read-text_not_closed = El texto entre comillas que empieza aquí no se cierra.
read-too_deep = Esto está anidado demasiado hondo.
read-too_large = Esto sería demasiado grande para leerlo.
read-too_long = Esto tarda demasiado: ¿un bucle sin fin?
read-too_many_arguments = Se dan más argumentos de los que caben.
read-undefined_name = { $what } no está definido.{ $meant ->
    [nothing] {""}
   *[other] {" "}¿Querías decir { $meant }?
  }
read-unknown_application = La red { $what } no se lee aquí.
read-unknown_argument = No existe el argumento { $what }.{ $meant ->
    [nothing] {""}
   *[other] {" "}¿Querías decir { $meant }?
  }
read-unknown_name = Aquí no existe { $what }.{ $meant ->
    [nothing] {""}
   *[other] {" "}¿Querías decir { $meant }?
  }
read-weights_in_activation = PReLU tiene pesos: como activación no se lee. Ponla detrás de la capa.
read-wrong_backbone = Esta red no se puede construir así.
read-wrong_indent = Esta línea está sangrada de otro modo que las de alrededor.
read-wrong_name = Un nombre no puede llevar una barra /.
read-wrong_shape = Los valores no caben en esa forma.
read-wrong_type = Este valor no es del tipo que hace falta aquí. ({ $message })
read-wrong_value = Este valor no es posible aquí. ({ $message })
read-summary_graph = El resumen de un grafo no basta para reconstruirlo. Pega su código, o lo que da to_json().
read-summary_row = Esta fila del resumen no está entera: hacen falta nombre, clase, forma y cuenta.
read-summary_total = Las filas no suman el total del texto: falta una fila.
read-not_restorable = { $layer }: ningún argumento de esta clase da esta forma y esta cuenta.
own-note-assumed = { $what }: se supone { $argument } = { $value }, pues un resumen no lo muestra.
own-takes-summary = lo que imprime model.summary() de un Sequential; lo que no muestra se supone y se dice
own-differences = { $first } y { $second }
own-total = Parámetros en total
own-change-same = igual
own-change-changed = cambiada
own-change-follows = se sigue
own-change-added = añadida
own-change-removed = quitada
read-other_library = No se ha encontrado ningún modelo de Keras en este texto. Los de otras bibliotecas no se leen.
own-note-not_built = Línea { $line }: { $what } no se construyó sobre ninguna entrada, y se deja fuera.
