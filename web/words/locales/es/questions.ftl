input-of-size = { $kind ->
    [image] una imagen de { $sizes }
    [maps] los { $maps } mapas de { $layer }, de { $each } cada uno
    [rows] { $each } filas de { $maps } valores
   *[row] { $sizes } valores
  }
output-of = lo que da { $layer }
ask-output_shape = ¿Cuál es la forma de salida de { $layer }?
ask-params = ¿Cuántos parámetros tiene { $layer }?
ask-total_params = ¿Cuántos parámetros tiene el modelo entero?
ask-changed_rows-no-padding = Se quita el relleno. ¿En qué filas cambia el número de parámetros?
ask-changed_rows-max-pooling = Entra una capa de pooling de 2 × 2 antes de Flatten. ¿En qué filas cambia el número de parámetros?
ask-changed_rows = ¿En qué filas cambia el número de parámetros?
ask-kept_rows = ¿Qué filas entregan otra forma que en el modelo anterior y aun así tienen el mismo número de parámetros?
ask-reduction = ¿En qué porcentaje ha bajado el número de parámetros?
about-output_shape-Conv2D = { $filters ->
    [one] Un filtro se desliza
   *[other] { $filters } filtros se deslizan
  } sobre { $input }. La ventana es de { $window }, el relleno, «{ $padding }».
about-output_shape-pool = Una ventana de { $window } recorre { $input } en pasos de { $stride }.
about-output_shape-Flatten = Todos los valores de { $input } se ponen en una fila.
about-output_shape-global-pool = De cada mapa hace un valor: { $keeps ->
    [mean] la media de todos los suyos
   *[largest] el mayor de los suyos
  }. Lee { $input }.
about-output_shape-Dense = { $reads ->
    [rows] { $units } unidades, y cada una lee { $features } valores en cada uno de { $places } lugares.
   *[all] { $units } unidades, y cada una lee todo de { $input }.
  }
about-output_shape = Lee { $input }.
about-params-Conv2D = { $filters ->
    [one] Un filtro
   *[other] { $filters } filtros
  } de { $window } { $filters ->
    [one] lee
   *[other] leen
  } { $input }.
about-params-pool = Mira ventanas de { $window } y hace un valor de cada una.
about-params-global-pool = De cada mapa hace un valor.
about-params-Flatten = Pone { $input } en una fila.
about-params-Dense = { $reads ->
    [rows] { $units } unidades leen { $features } valores, igual en cada uno de { $places } lugares.
   *[all] { $units } unidades leen { $input }.
  }
about-params = Lee los argumentos en el código.
about-total_params = Keras suma la columna Param #.
about-changed_rows = Marca todas las filas que esperas que cambien, antes de verlo.
step-repeats = { $count ->
    [one] Otra fila es igual y se llena sola.
   *[other] Otras { $count } filas son iguales y se llenan solas.
  }
about-kept_rows = Compara los dos resúmenes y marca cada una de esas filas.
about-reduction = El primer modelo tenía { $before } parámetros, este tiene { $after }.
example-offer = ¿Primera vez aquí?
example-start = Ver un ejemplo resuelto, un minuto
