picture-draw-label = Drawing board of 20 × 20 cells. Arrow keys move, space paints.
picture-draw-colour = Colour
picture-draw-clear = Clear
picture-draw-done = Done
picture-failed = This file could not be read as a picture: { $name }. The picture before it stays.
pass-runs = The network is running
pass-stopped = The network has not been run
pass-stop = Stop
pass-run = Run it now
network-not-run = The running network and its maps are left out. The shapes and counts below are exact all the same.
map-more = and { $count } more
map-seen = { $layer }, map { $number } of { $count }: { $rows } × { $columns } values.
start-values = These are start values: nothing is trained yet. The weights are drawn at random, biases start at 0 unless the model says otherwise. Training changes the values, and never how many there are.
start-values-shown =
    { $after ->
        [true] These are the values after training on 4,000 handwritten digits, “odd or even?”: the first of the last two outputs says even, the second odd. As many parameters as before, with other values.
       *[other] These are start values: nothing is trained yet. The weights are drawn at random, biases start at 0. Training changes the values, and never how many there are.
    }
start-values-choice =
    { $which ->
        [after] after training
       *[other] before training
    }
start-values-read = Understood
rows-none = No row changes
trace-title = Where one value comes from
trace-choose = Choose a value on a map: click it, or move with the arrow keys.
trace-of = Value { $value } of { $layer } at row { $row }, column { $column }, map { $map }
trace-of-unit = Value { $value } of { $layer }, unit { $unit }
trace-of-place = Value { $value } of { $layer } at { $place }
trace-numbers = { $count } numbers made it: { $products } products and a bias.
trace-patch = patch, map { $number }
trace-more = { $count ->
    [one] One more map is
   *[other] { $count } more maps are
  } read in the same way.
trace-kernel = kernel, map { $number }
trace-sum = sum of products
trace-bias = bias
trace-value = value
trace-activation = after { $activation }
trace-before = before { $activation }
trace-maximum = The largest of { $count } values in the window.
trace-average = The mean of { $count } values in the window.
trace-copy = Copied from the layer before. Nothing is computed and nothing is learned.
trace-untraced = How this value came about cannot be shown as one sum of products.
trace-copy-from = Copied from row { $row }, column { $column }, map { $map } of { $source }. Nothing is computed and nothing is learned.
trace-dense = { $count } inputs, each times its own weight. The { $shown } products that weigh most:
trace-dense-open = Each input times its own weight. The { $shown } products that weigh most:
trace-dense-input = input
trace-dense-weight = weight
trace-dense-product = product
trace-padding = Dashed cells lie on the padding and count as zero.
