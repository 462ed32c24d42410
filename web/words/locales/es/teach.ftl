title-teach = Para docentes
about-teach = Enlaces que fijan un ejercicio, hojas de trabajo, preguntas para una plataforma y los resultados de una clase. Nada sale de este navegador por sí solo.
teach-link = Un enlace para tu clase
setting-lesson = Lección o actividad
setting-step = Pregunta inicial
setting-questions = Preguntas, por número (vacío: todas)
setting-guess = Adivinar primero
setting-seed = Número de ejercicio
setting-skill = Destreza
setting-task = Tarea de diseño
setting-lang = Idioma
setting-theme = Colores
setting-hide = Ocultar
setting-lock = Dejar a la clase en esta lección
teach-address = Enlace
teach-embed = Para tu propia página
teach-copy = Copiar
teach-invalid = Esto no se puede leer: { $name }.
part-tabs = pestañas
part-tools = enlace y colores
part-about = la frase de arriba
part-network = la red
part-sweep = la ventana trabajando
part-pictures = las imágenes
part-code = el código
part-summary = el resumen
part-question = la pregunta
part-hint = las pistas
part-show-me = Muéstramelo
part-trace = de dónde sale un valor
teach-sheet = Hoja de trabajo y preguntas para exportar
teach-sheet-about = Un ejercicio por cada destreza marcada. El mismo número da siempre la misma hoja y su solución.
teach-skills = Destrezas
teach-make = Hacer la hoja
teach-print = Imprimir hoja y solución
teach-gift = Guardar como Moodle GIFT
teach-moodle = Guardar como Moodle XML
teach-qti = Guardar como QTI 2.1
teach-export-count = { $count ->
    [one] Una pregunta, con las respuestas a las que llevan errores conocidos
   *[other] { $count } preguntas, con las respuestas a las que llevan errores conocidos
  }
sheet-title = ¿De dónde salen los parámetros?
sheet-name = Nombre
sheet-key = Solución
sheet-number = Hoja { $seed }
sheet-exercise = Ejercicio { $number }: { $skill }
teach-class = Resultados de una clase
teach-class-about = Suelta aquí los archivos que guardó la clase (JSON), o elígelos. Solo se leen en este navegador.
teach-class-choose = Elegir archivos
teach-class-count = { $count ->
    [one] Se leyó un archivo.
   *[other] Se leyeron { $count } archivos.
  }
teach-class-skipped = No es un archivo de resultados, se omite: { $names }.
teach-class-clear = Olvidar estos archivos
teach-class-none = En estos archivos no se nombró ningún error.
teach-class-belief = Error
teach-class-learners = Estudiantes
teach-class-question = Pregunta
teach-class-asked = Respondida por
teach-class-missed = Fallada por
teach-own = Resultados en este dispositivo
teach-own-none = No se ha respondido nada en este dispositivo.
teach-own-count = { $count ->
    [one] Una entrada.
   *[other] { $count } entradas.
  }
teach-own-clear = Olvidarlos
export-right = Correcto.
export-other = No coincide con ningún error conocido. Compáralo con las partes de la fórmula.
export-question = { $title } El modelo en Keras:
