# Lo que se dice de una respuesta, las pistas y los nombres en las fórmulas
hint-output_shape-1-Conv2D = El último tamaño es cuántos filtros hay. Después pregunta: ¿pierde casillas en el borde la ventana que se desliza?
hint-output_shape-1-pool = Cada ventana deja un valor. ¿Cuántas ventanas caben una junto a otra? Los mapas se tratan uno a uno.
hint-output_shape-1-global-pool = Cada mapa deja un valor. ¿Cuántos mapas hay?
hint-output_shape-1-Flatten = No se pierde nada y no se añade nada: cuenta los valores que entran.
hint-output_shape-1-Dense = { $reads ->
    [rows] Un valor por cada unidad, en cada lugar.
   *[all] Un valor por cada unidad.
  }
hint-output_shape-1-conv = Pregunta en cada eje qué hace la ventana con su tamaño. Luego, cuántos mapas salen.
hint-output_shape-1 = { $same ->
    [true] Cada valor se queda en su sitio.
   *[false] ¿Cuál de los tamaños que lee cambia esta capa, y cómo?
  }
hint-params-1-Conv2D = Un filtro tiene un peso por cada casilla de su ventana, en cada mapa de su entrada, y después un sesgo.
hint-params-1-pool = ¿Qué tendría que aprender para { $keeps ->
    [mean] sacar la media de una ventana
   *[largest] encontrar el mayor valor de una ventana
  }?
hint-params-1-global-pool = ¿Qué tendría que aprender para { $keeps ->
    [mean] sacar la media de un mapa
   *[largest] encontrar el mayor valor de un mapa
  }?
hint-params-1-Flatten = ¿Qué tendría que aprender para poner números en fila?
hint-params-1-Dense = Cada unidad tiene un peso por cada entrada, y un sesgo.
hint-params-1-conv = Un filtro tiene un peso para cada casilla de su ventana, en cada mapa que lee, y luego están los sesgos.
hint-params-1 = ¿Qué tendría que aprender esta capa?
hint-params-1-Embedding = Es una tabla: una fila para cada palabra, tan larga como su salida.
hint-params-1-LSTM = Tiene cuatro juegos de pesos. Cada uno lee la entrada y lo que la propia capa dio un paso antes, y tiene sesgos.
hint-params-1-GRU = Tiene tres juegos de pesos. Cada uno lee la entrada y lo que la propia capa dio un paso antes, y tiene sesgos: dos por unidad con reset_after.
hint-params-1-MultiHeadAttention = Consulta, clave y valor pasan por una proyección para cada cabeza, y otra más lleva de vuelta. Cada una es una capa Dense: kernel y sesgos.
hint-receptive_field-1 = Un valor de la primera capa ve tantas casillas como tiene su ventana. Cada ventana más añade sus casillas menos una.
hint-total_params-1 = El total es la suma de las filas de arriba.
hint-changed_rows-1 = ¿De qué números consta una cuenta: ventana, canales de entrada y filtros, o entradas y unidades? ¿Cuáles de ellos son otros ahora?
hint-changed_rows-1-no-padding = Una convolución cuenta su ventana, sus canales de entrada y sus filtros. ¿Está entre ellos el tamaño de la imagen? ¿Y qué cuenta Dense?
hint-changed_rows-1-max-pooling = { hint-changed_rows-1-no-padding }
hint-reduction-1 = ¿Cuántos parámetros se han ido, como parte de los que había?
hint-kept_rows-1 = Baja primero por la columna Output Shape: ¿dónde es otra que en el modelo anterior? Después mira Param # en esas filas.
hint-output_shape-2-Conv2D = El código dice la ventana y el relleno. Sin relleno, una ventana de { $window } no cabe en todas las casillas de { $input }.
hint-output_shape-2-pool = Lee { $input }. La ventana y su paso están en el código.
hint-output_shape-2-global-pool = Lee { $input }.
hint-output_shape-2-Flatten = Lee { $input }: multiplica sus tamaños.
hint-output_shape-2-Dense = Las unidades son el primer argumento en el código.
hint-output_shape-2 = Lee { $input }.
hint-params-2-Conv2D = Los filtros y la ventana están en el código. Lo profundo que es un filtro lo dice la capa anterior: lee { $input }.
hint-params-2-pool = Busca números que el entrenamiento pueda cambiar. La ventana y el paso se eligen, no se aprenden.
hint-params-2-global-pool = Busca números que el entrenamiento pueda cambiar.
hint-params-2-Flatten = Lee { $input } y pasa los mismos valores.
hint-params-2-Dense = { $reads ->
    [rows] Las unidades están en el código; las entradas son los { $features } valores de un lugar.
   *[all] Las unidades están en el código; las entradas son lo que lee: { $input }.
  }
hint-params-2 = Lee { $input }.
hint-receptive_field-2 = Una casilla que se añade vale tantas casillas de la imagen como dan juntos los pasos de antes; una ventana dilatada abarca sus huecos.
hint-total_params-2 = Todos están en la columna Param # del resumen.
hint-changed_rows-2 = El código dice qué cuenta cada capa. Una fila también puede cambiar porque la capa anterior entrega otra cosa.
hint-changed_rows-2-no-padding = El código dice qué cuenta cada capa. Solo Dense lee todas las casillas de todos los mapas.
hint-changed_rows-2-max-pooling = { hint-changed_rows-2-no-padding }
hint-reduction-2 = Los dos totales están arriba. Toma la diferencia y divide entre el primer modelo.
hint-kept_rows-2 = En Comparar, los dos resúmenes están uno al lado del otro. Una fila con otra forma y la misma cuenta es una de ellas.
hint-formula-open = Estos son los números que van juntos:
hint-formula-full = Con los números de esta capa:
worked = El cálculo:
right-alone = Sí, { $answer }.
right-shown = Es { $answer }.
right-rows = Solo ahí entra otro número en la cuenta.
right-rows-no-padding = Solo cambia lo que depende del tamaño de los mapas.
right-rows-max-pooling = { right-rows-no-padding }
right-kept = El tamaño de lo que entregan no entra en su cuenta.
right-kept-no-padding = Un filtro se aprende una vez y se usa en todos los lugares, y Flatten no aprende nada: el tamaño de los mapas no entra en su cuenta.
right-kept-max-pooling = Flatten no aprende nada, por muchos valores que entregue. Dense tiene pesos para cada uno de ellos, así que lo paga.
kept-extra = { $rows }: no las dos cosas. Su Output Shape tiene que ser otra, y su Param # la misma.
kept-missing = { $count ->
    [one] Una fila más tiene otra forma y la misma cuenta.
   *[other] { $count } filas más tienen otra forma y la misma cuenta.
  }
rows-filled = Estas casillas quedan como estaban, así que ya están rellenas: { $rows }.
file-differs-input_shape = El archivo dice que { $layer } lee { $file }; de sus capas se sigue { $counted }.
file-differs-weights = El archivo da para { $layer } los pesos { $file }; de sus argumentos se sigue { $counted }.
more-like-these = { $count } más como estas
every-question = Preguntar todas las filas: { $count } preguntas
rows-missing = { $count ->
    [one] Cambia una fila más.
   *[other] Cambian { $count } filas más.
  } Pregunta en cada fila: ¿es otro que antes alguno de los números de su cuenta?
rows-missing-no-padding = { $count ->
    [one] Cambia una fila más.
   *[other] Cambian { $count } filas más.
  } Pregunta de cada fila: ¿depende su cuenta del tamaño de la imagen?
rows-missing-max-pooling = { rows-missing-no-padding }
rows-extra = { $rows } { $count ->
    [one] conserva su cuenta
   *[other] conservan su cuenta
  }: todos los números que entran en ella son los mismos en los dos modelos.
rows-extra-no-padding = { $rows } { $count ->
    [one] mantiene su cuenta
   *[other] mantienen su cuenta
  }: un filtro es tan grande como su ventana, por grande que sea la imagen.
rows-extra-max-pooling = { rows-extra-no-padding }
rows-extra-none = { $rows } { $count ->
    [one] mantiene su cuenta
   *[other] mantienen su cuenta
  }: no hay nada que aprender ahí.
understood-unreadable = No pude leer «{ $text }» como { $kind }. Tu texto se queda.
understood-empty = Escribe antes: { $kind }.
understood-ambiguous = «{ $text }» se puede leer de dos maneras. ¿Cuál quieres decir?
kind-number = número
kind-shape = forma
kind-percent = porcentaje
wrong-plain = { $answer } no es.
contains-map = { $answer } = { $product }: los valores de un mapa de { $layer }.
contains-outputs = { $answer } = { $product }: todos los valores que saca { $layer }.
contains-inputs = { $answer } = { $product }: todos los valores que lee { $layer }.
contains-window = { $answer } = { $product }: las casillas de una ventana.
contains-one = { $answer } = { $product }: { $labels }.
contains-factors = { $answer } = { $product }: { $labels }.
contains-one-factor = { $answer } es uno de los números que entran: { $labels }.
contains-nearest = { $answer } no es. El producto de sus números que más se acerca es { $product } = { $value }: { $labels }.
contains-layers = { $value } es la suma de { $layers }.
contains-sizes = { $count ->
    [one] { $right } es correcto; vuelve a mirar los demás.
   *[other] { $right } son correctos; vuelve a mirar el resto.
  }
wrong-shape-length = «{ $answer }» tiene { $typed } de los { $count } tamaños de esta salida: escríbelos todos, sin el lote.
wrong-shape-long = «{ $answer }» tiene { $typed } tamaños, pero esta salida tiene { $count ->
    [one] solo uno
   *[other] solo { $count }
  }, sin el lote.
wrong-unknown-next = Compáralo con las partes de la fórmula:
cause-in-rows = { $value } sale con { $parts }.
cause-row = { $part } en { $layer }
cause-row-before = { $part } en { $layer } del primer modelo
cause-two = { $value } son dos errores a la vez: { $first }; { $second }.
wrong-or = También podría ser:
wrong-own-factors = Usaste { $factors }.
factor-missing = Falta: { $labels }.
term-missing = Falta esta parte: { $weight }.
word-and = y
dim-kernel_height = alto
dim-kernel_width = ancho
dim-kernel_depth = fondo
dim-kernel_size = ventana
dim-input_channels = canales de entrada
dim-filters = filtros
dim-input_features = entradas
dim-depth_multiplier = depth_multiplier
dim-units = unidades
dim-height = alto
dim-width = ancho
dim-depth = fondo
dim-steps = pasos
dim-channels = canales
dim-features = rasgos
dim-size = tamaño
dim-bias = sesgos
dim-padding = relleno
dim-window = ventana
dim-output_padding = relleno de salida
dim-stride = paso
dim-jump = pasos de antes
dim-rounded-down = redondeado hacia abajo
dim-rows-before = filas antes
dim-columns-before = columnas antes
dim-channel = mapa
dim-place = lugar
dim-before = antes
dim-after = después
why-no-params-pool = { $keeps ->
    [mean] Saca la media de cada ventana: no hay nada que aprender.
   *[largest] Elige el mayor valor de cada ventana: no hay nada que aprender.
  }
why-no-params-global-pool = { $keeps ->
    [mean] Saca la media de cada mapa: no hay nada que aprender.
   *[largest] Elige el mayor valor de cada mapa: no hay nada que aprender.
  }
why-no-params-Flatten = Solo pone los valores en fila: no hay nada que aprender.
why-no-params = No hay nada que aprender ahí.
share-kernel = pesos
share-depthwise_kernel = pesos de cada canal
share-pointwise_kernel = pesos entre canales
share-bias = sesgos
weight-kernel = kernel
weight-depthwise_kernel = kernel por canal
weight-pointwise_kernel = kernel entre canales
weight-bias = sesgo
dim-gates = puertas
dim-recurrent_units = unidades de antes
dim-recurrent_filters = filtros de antes
dim-bias_sets = juegos de sesgos
dim-input_dim = filas
dim-output_dim = números por fila
dim-heads = cabezas
dim-key_dim = tamaño de clave
dim-value_dim = tamaño de valor
dim-output_features = salidas
dim-batch = muestras
weight-recurrent_kernel = kernel recurrente
weight-gamma = gamma
weight-beta = beta
weight-moving_mean = media móvil
weight-moving_variance = varianza móvil
weight-moving_stddev = desviación móvil
weight-renorm_mean = media de renormalización
weight-renorm_stddev = desviación de renormalización
weight-alpha = alfa
weight-embeddings = incrustaciones
weight-scale = escala
weight-mean = media
weight-variance = varianza
weight-count = cuenta
weight-concat_score_weight = peso de puntuación
picture-filters = { $filters } filtros, cada uno con { $depth } capas de { $window } pesos{ $bias ->
    [true] {" "}y un sesgo
   *[false] {""}
  }
picture-units = { $units } unidades, cada una con { $inputs } pesos{ $bias ->
    [true] {" "}y un sesgo
   *[false] {""}
  }
picture-statistics = { $channels } canales, cada uno con { $trained } números entrenados y { $kept } que solo se guardan
picture-census = Mira cada uno
next-lesson = Seguir: { $lesson }
go-own = Hacer esto con mi propio modelo
go-compare = Comparar los tres modelos
lesson-done-title = El resumen está completo
lesson-done-cells = { $count } de { $count } casillas están llenas: { $parts }.
lesson-done-predictions = { $count ->
    [one] La predicción
   *[other] Las { $count } predicciones
  } de lo que cambia: { $parts }.
lesson-done-others = { $count ->
    [one] Una pregunta más
   *[other] { $count } preguntas más
  }: { $parts }.
lesson-done-first = { $of ->
    [one] bien al primer intento
   *[other] { $count } bien al primer intento
  }
lesson-done-helped = { $of ->
    [one] bien tras un intento o conjetura errados, o una pista
   *[other] { $count } tras un intento o conjetura errados, o una pista
  }
lesson-done-filled = { $count } por tu predicción
lesson-done-shown = { $of ->
    [one] mostrada
   *[other] { $count ->
        [one] { $count } mostrada
       *[other] { $count } mostradas
      }
  }
lesson-done-mistakes = Detrás de más de una respuesta equivocada:
lesson-done-mistake = { $name } ({ $count } respuestas).
lesson-done-exercise = Un ejercicio sobre esto: { $skill }
save-json = Guardar mis resultados (JSON)
save-csv = Guardar mis resultados (CSV)
trace-row-softmax = softmax lee juntos { trace-row-all }: se eleva e a cada uno, y cada uno recibe su parte de la suma.
trace-row-log_softmax = log_softmax lee juntos { trace-row-all }: se eleva e a cada uno y se resta el logaritmo de la suma.
trace-row-sparsemax = sparsemax lee juntos { trace-row-all }: a cada uno le resta lo mismo, de modo que lo que queda por encima de cero suma uno.
trace-row-title = Lo que { $activation } hace de todos los valores
trace-row-unit = unidad
trace-row-value = valor
trace-row-all = { $count ->
    [2] los dos
   *[other] los { $count }
  }
trace-power = e elevado a él
trace-power-less = e elevado a él menos { $shift }
trace-share = parte de { trace-row-all }
trace-largest = el mayor
trace-logarithm = logaritmo de la suma
trace-bound = restado a cada uno
example-of = Ejemplo resuelto, paso { $step } de { $steps }
example-title = ¿Cuántos parámetros tienen { $filters } filtros de { $window } que leen { $depth } mapas?
example-1 = Un filtro mira por una ventana de { $window } casillas. Tiene un peso para cada una.
example-2 = Lee { $depth } mapas a la vez, así que tiene una capa para cada uno: { $depth } capas.
example-3 = Suma lo que ve, y luego un número más, suyo: el sesgo, el punto a su lado.
example-4 = La capa tiene { $filters } filtros así, y ninguno comparte sus números con otro: { $params } parámetros.
example-next = Siguiente paso
example-back = Atrás
example-skip = Saltar
example-now = Ahora yo
insight = { $layer } tiene el { $percent } % de todos los parámetros.
insight-zero-padding = El { $percent } % de los parámetros está en { $layer }: las convoluciones son pequeñas, sea cual sea el tamaño de la imagen.
insight-no-padding = Sin relleno los mapas encogen, y solo { $layer } cuenta sus valores: las convoluciones conservan sus parámetros.
insight-max-pooling = El pooling no tiene parámetros y es lo que más ahorra: deja a { $layer } menos valores que leer.
insight-save = Guardar esto como tarjeta (SVG)
insight-card = { $first } de { $count } casillas bien al primer intento
