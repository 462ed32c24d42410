# Preguntas de seguimiento, a qué llevan, ejercicios nuevos y tareas de diseño.
ask-factor = { $label ->
    [input_features] ¿Cuántas entradas lee cada unidad de { $layer }?
    [input_channels] ¿Cuántos canales lee cada filtro de { $layer }?
    [filters] ¿Cuántos filtros tiene { $layer }?
    [units] ¿Cuántas unidades tiene { $layer }?
   *[other] En { $layer }, ¿cuánto mide este factor de su { $weight }: { $name }?
  }
ask-biases = ¿Cuántos sesgos tiene { $layer }?
ask-weights_of_one = ¿Cuántos pesos tiene un filtro o una unidad de { $layer }, sin su sesgo?
ask-weights = ¿Cuántos pesos tiene { $layer }, sin los sesgos?
ask-kernel_shape = ¿Qué forma tiene el kernel de { $layer }: primero los tamaños de su ventana, después lo que lee un filtro o una unidad y al final cuántos hay?
ask-all_shapes = ¿Cuáles son las formas de salida de todas las capas hasta { $layer }, una tras otra?
ask-all_terms = ¿Cuántos pesos y cuántos sesgos tiene cada capa hasta { $layer }? Escríbelos como una sola suma.
ask-all_params = ¿Cuántos parámetros tiene cada capa? Escríbelos como una sola suma, en el orden de las capas.
answer-hint-shapes = por ejemplo (28, 28, 1), (28, 28, 4)
answer-hint-sum = por ejemplo 56 + 57 + 2402
ask-trainable_params = ¿Cuántos parámetros del modelo entero se entrenan?
ask-trainable_params-layer = ¿Cuántos parámetros de { $layer } se entrenan?
ask-non_trainable_params = ¿Cuántos parámetros del modelo entero no se entrenan?
ask-non_trainable_params-layer = ¿Cuántos parámetros de { $layer } no se entrenan?

follow-up = Para ver de dónde sale el tuyo, una pregunta más:
follow-up-wrong = No, { $answer } no.
first-step = Entonces, paso a paso:
follow-up-right = Sí, { $answer }.
settled-alike = En este modelo, esto lleva a los mismos números en todas partes:
settled-none = Ahora compara cada una con las partes de la fórmula.
carried = Correcto con lo que pusiste en { $layers }.
carried-next = Lo que hay que volver a mirar es { $layers }.
slip-digit = El camino es correcto; una cifra no lo es. Repasa el cálculo.
slip-transposed = El camino es correcto; dos cifras han cambiado de sitio.
slip-carry = El camino es correcto; algo se perdió al llevar. Repasa el cálculo.
slip-sum = Todas las filas son correctas: súmalas otra vez.
slip-factor_ten = El camino es correcto; sobra o falta un cero.

skill-one_convolution = Una convolución
skill-padding = Relleno y tamaño
skill-pooling = Pooling
skill-chain = Una cadena entera
skill-strides = Pasos
skill-dilation = Dilatación
skill-groups = Grupos
skill-depthwise = Convolución por canal
skill-separable = Convolución separable
skill-batch_normalization = Normalización por lotes
skill-frozen = Capas congeladas
skill-dense_3d = Dense sobre una fila de vectores
skill-transpose = Convolución transpuesta
skill-residual = Un bloque residual
skill-global_pooling = Pooling global o Flatten
skill-receptive_field = Campo receptivo
skill-embedding = Embedding
skill-lstm = LSTM
skill-gru = GRU
skill-attention = Atención
ask-receptive_field = ¿Cuántas casillas de la entrada ve, a lo largo de un lado, un valor de salida de { $layer }?
about-receptive_field = Su campo receptivo: de la primera casilla que puede cambiar el valor a la última. Aquí alto y ancho son iguales.

task-keep_size = Mantener el tamaño
about-task-keep_size = Cambia un argumento para que los mapas sean tan grandes como la imagen.
task-exact_params = Acertar el número
about-task-exact_params = Una convolución con exactamente { $params } parámetros.
task-halve_params = La mitad de los parámetros
about-task-halve_params = Cambia un argumento para que queden como mucho { $params } parámetros.
task-reach_shape = Alcanzar una forma
about-task-reach_shape = Llega de { $input } a { $output } con { $params } parámetros como mucho.
task-same_for_less = Lo mismo por menos
about-task-same_for_less = Mantén la salida { $output }, con { $params } parámetros como mucho.
task-freeze = Entrenar solo la cabeza
about-task-freeze = Deja el modelo como está, pero entrena { $params } parámetros como mucho.

check-input_shape = Entrada { $wanted }
check-output_shape = Salida { $wanted }
check-same_layers = Las mismas capas en el mismo orden
check-changed_arguments = { $wanted ->
    [one] Como mucho un argumento cambiado
   *[other] Como mucho { $wanted } argumentos cambiados
  }
check-exact_params = Exactamente { $wanted } parámetros
check-max_params = Como mucho { $wanted } parámetros
check-max_share = Como mucho { $wanted } parámetros
check-max_trainable_params = Como mucho { $wanted } parámetros entrenados
check-found = hay: { $found }
cost = Este modelo tiene { $params } parámetros, { $difference } respecto al inicio.

uses-count = { $count ->
    [one] { $name } se usa una vez en una pasada.
   *[other] { $name } se usa { $count } veces en una pasada.
  }
uses-capped = Se muestran los primeros { $shown }.

follow-up-open = { $answer } puede salir de más de una manera.
follow-up-answer = Responder
follow-up-skip = No estoy seguro
settled-likeliest = Lo más frecuente:
settled-possible = Quizá:
settled-several = Quizá una de estas, lo más probable primero:
understood-negative = «{ $text }» es { $value }, y una cuenta no puede ser negativa. Tu texto se queda.
understood-too_large = «{ $text }» es mayor que 9.007.199.254.740.991, la mayor cuenta que esta página distingue. Tu texto se queda.
understood-division_by_zero = «{ $text }» divide entre cero, y eso no da ningún número. Tu texto se queda.
understood-names = «{ $text }» tiene palabras o nombres: pon sus números. Tu texto se queda.
understood-too_long = «{ $text }…» es demasiado largo para leerlo como { $kind }. Tu texto se queda.
kind-sum = suma
wrong-fraction = { $answer } no es un número entero, y una cuenta lo es.
understood-as = «{ $text }» se lee como { $value }.

guess-note = Anotar
guess-noted = Anotado: { $guess }. No se dice nada hasta que estén todas; mientras tanto se puede cambiar.
guess-all = Están todas. Con esto se comparan:
guess-title = Conjeturas
guess-question = Pregunta
guess-yours = Tu conjetura
guess-is = Es
guess-go-on = Resolverlas

title-practice = Ejercicios nuevos
about-practice = Cada ejercicio es un modelo propio. Lo que falló vuelve; una destreza está aprendida tras tres aciertos con otros ejercicios entre medias.
practice-skill = Destreza
practice-automatic = Lo que toca
practice-now = { $skill }, nivel { $level }
practice-new = nueva
practice-missed = vuelve
practice-steps = { $done } de { $count }
practice-learnt = aprendida
practice-learnt-count = { $learnt } de { $count } destrezas aprendidas
practice-clean = Hecho sin ayuda.
practice-again = Hecho. Esta destreza vuelve.
practice-next = Siguiente ejercicio
practice-other = Otro ejercicio
practice-back = De este estabas seguro, así que viene primero.
confidence = ¿Qué seguridad tienes?
confidence-sure = Sí, seguro
confidence-not = Con dudas
worked-title = { $skill }: uno resuelto
worked-skip = Saltar
worked-go-on = Al ejercicio
worked-show = Ejemplo resuelto
exercise-seed = Ejercicio número { $seed }
about-trainable_params = Las capas con trainable=False no se entrenan, y algunos parámetros nunca.
about-non_trainable_params = Parámetros que el entrenamiento no cambia.
hint-trainable_params-1 = ¿Qué parámetros cambia el entrenamiento?
hint-trainable_params-2 = Una capa con trainable=False conserva todos sus parámetros. BatchNormalization conserva su media y su varianza móviles.
hint-non_trainable_params-1 = ¿Qué parámetros deja en paz el entrenamiento?
hint-non_trainable_params-2 = Una capa con trainable=False conserva todos sus parámetros. BatchNormalization conserva su media y su varianza móviles.

title-challenge = Diez preguntas
about-challenge = Un intento cada una, de una convolución a un bloque residual. El número del ejercicio hace las mismas diez preguntas para todos.
challenge-rules = { $count } preguntas nuevas, un intento cada una. El reloj corre desde la primera pregunta hasta la última respuesta.
challenge-start = Empezar
challenge-see = Ver el resultado
challenge-result = { $right } de { $count } al primer intento
challenge-time = { $minutes } min { $seconds } s
challenge-causes = Lo que había detrás de las otras:
challenge-right = acierto
challenge-missed = fallo
challenge-again = Otras diez preguntas
challenge-same = Las mismas diez de nuevo
challenge-link = Copiar enlace a estas diez

title-tasks = Constrúyelo
about-tasks = Cambia el modelo hasta que se cumplan todas las líneas de la lista. Todo modelo que las cumpla es correcto.
design-task = Tarea
design-seed = Otra
design-model = Tu modelo
design-checks = Lo que se pide
design-tries = Tus intentos
design-no-tries = Comprueba el modelo para ver cuánto cuesta.
design-check = Comprobar este modelo
design-met = cumplido
design-open = pendiente
design-done = Se cumplen todas las líneas.
design-not-yet = Aún no se cumplen todas las líneas.
design-try = Intento { $number }
design-add = Añadir una capa
design-remove = Quitar { $layer }
design-up = Subir { $layer }
design-down = Bajar { $layer }
design-start-again = Volver al inicio
design-row = { $shape }, { $params } parámetros
design-input = Entrada
design-trainable = trainable
design-shape-hint = números con comas
design-some = Se cumplen { $met } de { $count } líneas.
challenge-copy = Copiar el resultado
copy-refused = Esta página no puede copiar; guarda los resultados como archivo.
