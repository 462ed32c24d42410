picture-draw-label = Tablero de 20 × 20 casillas. Las flechas mueven, la barra espaciadora pinta.
picture-draw-colour = Color
picture-draw-clear = Borrar
picture-draw-done = Hecho
picture-failed = Este archivo no se pudo leer como imagen: { $name }. Se queda la anterior.
pass-runs = La red se está ejecutando
pass-stopped = La red no se ha ejecutado
pass-stop = Parar
pass-run = Ejecutar ahora
network-not-run = Se omiten la red en marcha y sus mapas. Las formas y las cuentas de abajo son exactas de todos modos.
map-more = y { $count } más
map-seen = { $layer }, mapa { $number } de { $count }: { $rows } × { $columns } valores.
start-values = Son valores iniciales: todavía no se ha entrenado nada. Los pesos se sacan al azar, los sesgos empiezan en 0 si el modelo no dice otra cosa. El entrenamiento cambia los valores, nunca cuántos hay.
start-values-shown =
    { $after ->
        [true] Son los valores tras entrenar con 4000 dígitos escritos a mano, «¿par o impar?»: la primera de las dos últimas salidas dice par, la segunda impar. Tantos parámetros como antes, con otros valores.
       *[other] Son valores iniciales: todavía no se ha entrenado nada. Los pesos se sacan al azar, los sesgos empiezan en 0. El entrenamiento cambia los valores, nunca cuántos hay.
    }
start-values-choice =
    { $which ->
        [after] después de entrenar
       *[other] antes de entrenar
    }
start-values-read = Entendido
rows-none = No cambia ninguna fila
trace-title = De dónde sale un valor
trace-choose = Elige un valor de un mapa: haz clic en él, o muévete con las flechas.
trace-of = Valor { $value } de { $layer } en la fila { $row }, columna { $column }, mapa { $map }
trace-of-unit = Valor { $value } de { $layer }, unidad { $unit }
trace-of-place = Valor { $value } de { $layer } en { $place }
trace-numbers = Lo hicieron { $count } números: { $products } productos y un sesgo.
trace-patch = recorte, mapa { $number }
trace-more = { $count ->
    [one] Otro mapa se lee
   *[other] Otros { $count } mapas se leen
  } de la misma manera.
trace-kernel = kernel, mapa { $number }
trace-sum = suma de productos
trace-bias = sesgo
trace-value = valor
trace-activation = después de { $activation }
trace-before = antes de { $activation }
trace-maximum = El mayor de { $count } valores de la ventana.
trace-average = La media de { $count } valores de la ventana.
trace-copy = Copiado de la capa anterior. No se calcula nada y no se aprende nada.
trace-untraced = Cómo se formó este valor no puede mostrarse como una sola suma de productos.
trace-copy-from = Copiado de la fila { $row }, columna { $column }, mapa { $map } de { $source }. No se calcula nada y no se aprende nada.
trace-dense = { $count } entradas, cada una por su propio peso. Los { $shown } productos que más pesan:
trace-dense-open = Cada entrada por su propio peso. Los { $shown } productos que más pesan:
trace-dense-input = entrada
trace-dense-weight = peso
trace-dense-product = producto
trace-padding = Las casillas discontinuas caen en el relleno y cuentan como cero.
