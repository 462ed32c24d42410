title-census = Every parameter, and every use of it
about-census = Choose one parameter and see every multiplication of one forward pass that uses it. Then change its value and watch what follows.
model-label = Model
census-one = One parameter
census-all = All { $total } parameters
census-how = Click a cell, or move with the arrow keys inside a kernel and with Page Up and Page Down between kernels.
census-minus = below zero
census-plus = above zero
census-name = Name
census-value = Value
census-slider = Value of the parameter
census-reset = Reset all
census-name-form = This is no name of a parameter. Names look like conv2d.kernel[0,2,1,1].
census-name-weight = There is no { $weight } in this model. It has { $weights }.
census-name-range = { $weight } has the shape { $shape }; one number for each of its axes is needed, counted from 0.
census-count = { $count } parameters
census-filter = filter { $number }
census-unit = unit { $number }
census-channel = channel { $number }
census-grid = { $layer }, { $weight }, number { $outer }, { $caption }: { $count } values. Arrow keys choose one, Page Up and Page Down go to another grid.
census-cut = { $shown } of { $count } grids are drawn: those around the chosen parameter. Type a name, or press Page Down, to reach the others.
census-map = { $layer }, map { $number }
census-of-unit = { $layer }, unit { $number }
census-input = input, channel { $number }
census-colour = input, { $number ->
    [1] red
    [2] green
   *[other] blue
  }
census-lit = { $map }: { $count } values are lit
census-times = { $count ->
    [one] Used once
   *[other] Used { $count } times
  } in one forward pass.
census-heard = { $name } is { $value }.
census-shared = { $name } is one number, and every one of the { $places } places of its map is made with it. With a number of its own at each place there would be { $count } parameters here instead of one. That is weight sharing.
census-shared-padded = { $name } is one number, and { $count } of the { $places } places of its map are made with it; at the others it meets only the padding. With a number of its own at each place there would be { $count } parameters here instead of one. That is weight sharing.
census-bias = { $name } is one number, and it is added at each of the { $places } places of its map. A filter has one bias, however large its map is.
census-once = { $name } serves one connection: one input and one unit. A Dense layer shares nothing, so { $layer } needs { $params } of the { $total } parameters.
census-bias-once = { $name } is added once: a unit makes one value, so its bias has one place.
census-capped = The first { $count } of them are lit.
census-untraced = The uses of this parameter are not known one by one. Its value can be changed all the same.
census-none = This model has no parameters.
lesson-own-design = This design
