title-census = Cada parámetro, y cada uso suyo
about-census = Elige un parámetro y mira cada multiplicación de una pasada que lo usa. Después cambia su valor y mira qué pasa.
model-label = Modelo
census-one = Un parámetro
census-all = Los { $total } parámetros
census-how = Haz clic en una casilla, o muévete con las flechas dentro de un kernel y con Re Pág y Av Pág entre kernels.
census-minus = menor que cero
census-plus = mayor que cero
census-name = Nombre
census-value = Valor
census-slider = Valor del parámetro
census-reset = Restablecer todo
census-name-form = Este no es el nombre de un parámetro. Los nombres son como conv2d.kernel[0,2,1,1].
census-name-weight = En este modelo no hay { $weight }. Tiene { $weights }.
census-name-range = { $weight } tiene la forma { $shape }; hace falta un número para cada uno de sus ejes, contando desde 0.
census-count = { $count } parámetros
census-filter = filtro { $number }
census-unit = unidad { $number }
census-channel = canal { $number }
census-grid = { $layer }, { $weight }, número { $outer }, { $caption }: { $count } valores. Las flechas eligen uno, Re Pág y Av Pág van a otra cuadrícula.
census-cut = Se dibujan { $shown } de { $count } cuadrículas: las que rodean al parámetro elegido. Escribe un nombre, o pulsa Av Pág, para llegar a las demás.
census-map = { $layer }, mapa { $number }
census-of-unit = { $layer }, unidad { $number }
census-input = entrada, canal { $number }
census-colour = entrada, { $number ->
    [1] rojo
    [2] verde
   *[other] azul
  }
census-lit = { $map }: { $count } valores iluminados
census-times = { $count ->
    [one] Usado una vez
   *[other] Usado { $count } veces
  } en una pasada.
census-heard = { $name } es { $value }.
census-shared = { $name } es un solo número, y con él se hace cada uno de los { $places } lugares de su mapa. Con un número propio en cada lugar habría aquí { $count } parámetros en vez de uno. Eso es compartir pesos.
census-shared-padded = { $name } es un solo número, y con él se hacen { $count } de los { $places } lugares de su mapa; en los demás solo encuentra el relleno. Con un número propio en cada lugar habría aquí { $count } parámetros en vez de uno. Eso es compartir pesos.
census-bias = { $name } es un solo número, y se suma en cada uno de los { $places } lugares de su mapa. Un filtro tiene un sesgo, por grande que sea su mapa.
census-once = { $name } sirve a una sola conexión: una entrada y una unidad. Una capa Dense no comparte nada, así que { $layer } necesita { $params } de los { $total } parámetros.
census-bias-once = { $name } se suma una vez: una unidad da un valor, así que su sesgo tiene un solo lugar.
census-capped = Los primeros { $count } están iluminados.
census-untraced = Los usos de este parámetro no se conocen uno por uno. Aun así se puede cambiar su valor.
census-none = Este modelo no tiene parámetros.
lesson-own-design = Este diseño
